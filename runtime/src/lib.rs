//! The runtime of typed API clients.
