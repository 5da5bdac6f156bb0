//! Two clients in one crate, one of them in a private module.

bindery::include_client!("acme");

mod inner {
    bindery::include_client!("umbrella");
}

/// Both clients.
pub fn both() -> Option<(acme::Acme, impl Sized)> {
    Some((acme::Acme::from_env().ok()?, inner::umbrella::Umbrella::from_env().ok()?))
}
