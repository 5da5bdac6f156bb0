//! Tokens that end.

use std::time::Duration;

use crate::Secret;

/// A token that was issued, and how long it lasts.
///
/// ```
/// use std::time::Duration;
///
/// let token = bindery::AccessToken::new("t0ken").lifetime(Duration::from_secs(3600));
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct AccessToken {
    pub(super) secret: Secret,
    pub(super) lifetime: Option<Duration>,
}

impl AccessToken {
    /// A token that is used until the server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            lifetime: None,
        }
    }

    /// How long the token lasts from now on. Another one is got shortly before its end.
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}
