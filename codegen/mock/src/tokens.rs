//! Tokens that keys were traded for.

use std::collections::HashMap;
use std::time::Duration;

use crate::user::User;

/// The tokens that are valid now.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    valid: HashMap<String, Token>,
    issued: u64,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    user: User,
    /// When it ends, by the mock's clock.
    until: Duration,
}

impl Tokens {
    /// A new token of this user, which does not end by itself.
    pub(crate) fn issue(&mut self, user: User) -> String {
        self.issue_until(user, Duration::MAX)
    }

    /// A new token of this user.
    pub(crate) fn issue_until(&mut self, user: User, until: Duration) -> String {
        self.issued += 1;
        let token = format!("mock-token-{}", self.issued);
        self.valid.insert(token.clone(), Token { user, until });
        token
    }

    /// Whose token this is at this time.
    pub(crate) fn user(&self, token: &str, now: Duration) -> Option<User> {
        let token = self.valid.get(token).filter(|token| now < token.until);
        token.map(|token| token.user)
    }

    /// Makes all tokens invalid, and says how many there were.
    pub(crate) fn expire(&mut self) -> usize {
        let expired = self.valid.len();
        self.valid.clear();
        expired
    }
}
