//! Tokens that are kept for further calls.

use std::{
    future::Future,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use tokio::sync::Mutex;

use super::{AccessToken, AuthError};
use crate::{Secret, clock::Clock};

/// How long before its end a token is used no more, so that it does not end on the way.
const MARGIN: Duration = Duration::from_secs(30);

/// A token, kept until it ends or the server refuses it.
#[derive(Debug, Default)]
pub(super) struct Session {
    state: Mutex<State>,
    /// How often no token could be got.
    failures: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Kept>,
    failure: Option<AuthError>,
}

#[derive(Debug)]
struct Kept {
    secret: Secret,
    /// On the monotonic clock.
    ends: Option<Duration>,
}

impl Session {
    /// The token, got when there is none. Calls that come meanwhile wait for the same one, or for the
    /// same failure; if the call that gets it is dropped, the next one takes over.
    pub(super) async fn token<F>(
        &self,
        clock: &dyn Clock,
        get: impl FnOnce() -> F,
    ) -> Result<Secret, AuthError>
    where
        F: Future<Output = Result<AccessToken, AuthError>>,
    {
        let failures = self.failures.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(kept) = &state.token
            && kept.ends.is_none_or(|ends| clock.monotonic() < ends)
        {
            return Ok(kept.secret.clone());
        }
        if let Some(failure) = &state.failure
            && self.failures.load(Ordering::Acquire) != failures
        {
            return Err(failure.clone());
        }
        match get().await {
            Ok(AccessToken { secret, lifetime }) => {
                let ends = lifetime
                    // A token that lives no longer than the margin is used for half of its life.
                    .map(|lifetime| lifetime.saturating_sub(MARGIN).max(lifetime / 2))
                    .and_then(|lifetime| clock.monotonic().checked_add(lifetime));
                state.failure = None;
                state.token = Some(Kept {
                    secret: secret.clone(),
                    ends,
                });
                Ok(secret)
            }
            Err(failure) => {
                state.token = None;
                state.failure = Some(failure.clone());
                self.failures.fetch_add(1, Ordering::AcqRel);
                Err(failure)
            }
        }
    }

    /// Ends the session, unless another caller has replaced the refused token already.
    pub(super) async fn forget(&self, refused: &Secret) {
        let mut state = self.state.lock().await;
        if state
            .token
            .as_ref()
            .is_some_and(|kept| kept.secret.expose() == refused.expose())
        {
            state.token = None;
        }
    }
}
