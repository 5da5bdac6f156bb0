//! Where the secrets of webhooks come from.

use std::{
    collections::BTreeMap,
    error::Error as StdError,
    fmt,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use super::Incoming;
use crate::{BoxFuture, Secret};

/// Why something of the application failed: a store, a verifier, a handler. It must print no secret.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// What the application knows of a route.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Lookup {
    /// The secrets that are valid now: several while one replaces another.
    Secrets(Vec<Secret>),
    /// The webhook was deleted a short while ago: whatever still arrives is acknowledged, without being verified,
    /// read or recorded, since its secret is gone. Whoever forges a delivery gets an answer and nothing else. Only
    /// an expected handshake is taken.
    Deleted,
    /// No webhook has this route.
    Unknown,
}

/// Where the secrets of webhooks come from.
///
/// A single [`Secret`] and a list of them serve every route; [`SecretsByRoute`] holds those of each; a
/// function from the route to a future asks a database.
///
/// ```
/// use bindery::{Secret, webhook::{Lookup, Secrets}};
///
/// async fn load(route: String) -> Result<Lookup, std::io::Error> {
///     Ok(match route.as_str() {
///         "/hooks/1" => Lookup::Secrets(vec![Secret::from("from the database")]),
///         _ => Lookup::Unknown,
///     })
/// }
/// fn takes(_: impl Secrets) {}
/// takes(load);
/// takes(Secret::from("the only one"));
/// takes(vec![Secret::from("the new one"), Secret::from("the old one")]);
/// ```
pub trait Secrets: Send + Sync {
    /// The secrets by which the request may be signed. Nothing of the request is trusted yet; what a
    /// [`hint`](Incoming::hint) says is proved by the signature that is verified next.
    fn lookup<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<Lookup, BoxError>>;
}

impl Secrets for Secret {
    fn lookup<'a>(&'a self, _: &'a Incoming) -> BoxFuture<'a, Result<Lookup, BoxError>> {
        Box::pin(async { Ok(Lookup::Secrets(vec![self.clone()])) })
    }
}

impl Secrets for Vec<Secret> {
    fn lookup<'a>(&'a self, _: &'a Incoming) -> BoxFuture<'a, Result<Lookup, BoxError>> {
        Box::pin(async { Ok(Lookup::Secrets(self.clone())) })
    }
}

impl<F, R, E> Secrets for F
where
    F: Fn(String) -> R + Send + Sync,
    R: Future<Output = Result<Lookup, E>> + Send + 'static,
    E: Into<BoxError>,
{
    fn lookup<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<Lookup, BoxError>> {
        let answer = self(incoming.route().to_owned());
        Box::pin(async { answer.await.map_err(Into::into) })
    }
}

/// The secrets of each route, in memory. Clones share them.
///
/// ```
/// use bindery::webhook::SecretsByRoute;
///
/// let secrets = SecretsByRoute::new();
/// secrets.add("/hooks/1", "s3cret");
/// secrets.add("/hooks/1", "its successor");
/// secrets.delete("/hooks/2");
/// ```
#[derive(Clone, Default)]
pub struct SecretsByRoute(Arc<Mutex<BTreeMap<String, Lookup>>>);

impl SecretsByRoute {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret beside those that the route has.
    pub fn add(&self, route: impl Into<String>, secret: impl Into<Secret>) {
        self.change(route.into(), |known| match known {
            Lookup::Secrets(secrets) => secrets.push(secret.into()),
            _ => *known = Lookup::Secrets(vec![secret.into()]),
        });
    }

    /// Sets the only secret of a route: the end of a rotation.
    pub fn set(&self, route: impl Into<String>, secret: impl Into<Secret>) {
        self.change(route.into(), |known| {
            *known = Lookup::Secrets(vec![secret.into()]);
        });
    }

    /// The webhook was deleted: whatever still arrives is acknowledged and not processed, until the route is
    /// [forgotten](SecretsByRoute::forget) or has a secret again. Give the next webhook another route, or what it
    /// delivers before its secret is here is passed over too.
    pub fn delete(&self, route: impl Into<String>) {
        self.change(route.into(), |known| *known = Lookup::Deleted);
    }

    /// Forgets a route: what still arrives is answered with 404.
    pub fn forget(&self, route: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(route);
    }

    fn change(&self, route: String, change: impl FnOnce(&mut Lookup)) {
        let mut routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(routes.entry(route).or_insert(Lookup::Unknown));
    }
}

impl Secrets for SecretsByRoute {
    fn lookup<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<Lookup, BoxError>> {
        let routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = routes.get(incoming.route()).cloned();
        Box::pin(async { Ok(known.unwrap_or(Lookup::Unknown)) })
    }
}

impl fmt::Debug for SecretsByRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretsByRoute(..)")
    }
}
