//! Handshakes: the requests that bring the secret of a new webhook.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use subtle::ConstantTimeEq as _;

use super::BoxError;
use crate::{BoxFuture, Secret};

/// Which handshakes are expected, and what secrets they brought.
///
/// [`ExpectedHandshakes`] holds them in memory. Where several processes receive what one of them registers,
/// the application keeps them in its database.
pub trait Handshakes: Send + Sync {
    /// Takes the secret if a handshake is expected at this route; with `false` the handshake is refused. The
    /// same secret may come again.
    fn offer<'a>(
        &'a self,
        route: &'a str,
        secret: &'a Secret,
    ) -> BoxFuture<'a, Result<bool, BoxError>>;

    /// The secrets that handshakes brought for this route.
    fn secrets<'a>(&'a self, route: &'a str) -> BoxFuture<'a, Result<Vec<Secret>, BoxError>>;
}

/// The handshakes that are expected, in memory. Clones share them.
///
/// A handshake is taken only between [`expect`](ExpectedHandshakes::expect) and the end of the call that
/// causes it, and only one: nobody can give a webhook another secret later.
///
/// ```
/// use bindery::webhook::ExpectedHandshakes;
///
/// let handshakes = ExpectedHandshakes::new();
/// let expected = handshakes.expect("/hooks/7654");
/// // Here the webhook is created; the provider sends the handshake before it answers.
/// let secret = expected.secret();
/// # assert!(secret.is_none());
/// ```
#[derive(Clone, Default)]
pub struct ExpectedHandshakes(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    open: BTreeMap<u64, (String, Option<Secret>)>,
    brought: BTreeMap<String, Vec<Secret>>,
    next: u64,
}

/// A handshake that is expected, until this is dropped.
#[must_use = "a handshake is expected until this is dropped"]
pub struct ExpectedHandshake {
    number: u64,
    all: ExpectedHandshakes,
}

impl ExpectedHandshakes {
    /// None is expected.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects one handshake at this route until the result is dropped.
    pub fn expect(&self, route: impl Into<String>) -> ExpectedHandshake {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        state.open.insert(number, (route.into(), None));
        ExpectedHandshake {
            number,
            all: self.clone(),
        }
    }

    /// Forgets the secrets of a route, once the application keeps them or its webhook is gone.
    pub fn forget(&self, route: &str) {
        self.state().brought.remove(route);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, route: &str, secret: &Secret) -> bool {
        let mut state = self.state();
        let mut here = state
            .open
            .values_mut()
            .filter(|(expected, _)| expected == route);
        let free = here.find_map(|(_, brought)| match brought {
            Some(known) if is_same(known, secret) => Some(None),
            Some(_) => None,
            None => Some(Some(brought)),
        });
        match free {
            None => return false,
            Some(None) => return true,
            Some(Some(brought)) => *brought = Some(secret.clone()),
        }
        let brought = state.brought.entry(route.to_owned()).or_default();
        brought.push(secret.clone());
        true
    }
}

fn is_same(one: &Secret, other: &Secret) -> bool {
    one.expose()
        .as_bytes()
        .ct_eq(other.expose().as_bytes())
        .into()
}

impl Handshakes for ExpectedHandshakes {
    fn offer<'a>(
        &'a self,
        route: &'a str,
        secret: &'a Secret,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async { Ok(self.take(route, secret)) })
    }

    fn secrets<'a>(&'a self, route: &'a str) -> BoxFuture<'a, Result<Vec<Secret>, BoxError>> {
        Box::pin(async { Ok(self.state().brought.get(route).cloned().unwrap_or_default()) })
    }
}

impl ExpectedHandshake {
    /// The secret that the handshake brought, once it came. Keep it: it is sent once.
    pub fn secret(&self) -> Option<Secret> {
        let state = self.all.state();
        let (_, brought) = state.open.get(&self.number)?;
        brought.clone()
    }
}

impl Drop for ExpectedHandshake {
    fn drop(&mut self) {
        self.all.state().open.remove(&self.number);
    }
}

impl fmt::Debug for ExpectedHandshakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExpectedHandshakes(..)")
    }
}

impl fmt::Debug for ExpectedHandshake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExpectedHandshake(..)")
    }
}
