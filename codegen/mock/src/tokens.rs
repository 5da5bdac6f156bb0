//! Tokens that keys were traded for.

use std::collections::HashMap;

use crate::user::User;

/// The tokens that are valid now.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    valid: HashMap<String, User>,
    issued: u64,
}

impl Tokens {
    /// A new token of this user.
    pub(crate) fn issue(&mut self, user: User) -> String {
        self.issued += 1;
        let token = format!("mock-token-{}", self.issued);
        self.valid.insert(token.clone(), user);
        token
    }

    /// Whose token this is.
    pub(crate) fn user(&self, token: &str) -> Option<User> {
        self.valid.get(token).copied()
    }

    /// Makes all tokens invalid, and says how many there were.
    pub(crate) fn expire(&mut self) -> usize {
        let expired = self.valid.len();
        self.valid.clear();
        expired
    }
}
