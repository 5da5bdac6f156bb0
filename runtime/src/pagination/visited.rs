//! Which pages were read.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use http::Request;

use crate::Body;

/// The requests of the pages that were read, as hashes: 8 bytes for each.
#[derive(Debug, Default)]
pub(super) struct Visited {
    hasher: RandomState,
    requests: HashSet<u64>,
}

impl Visited {
    /// Whether the request was not there before.
    pub(super) fn insert(&mut self, request: &Request<Body>) -> bool {
        let what = (request.uri(), request.body().as_bytes());
        self.requests.insert(self.hasher.hash_one(what))
    }
}
