//! A crate that stands on a client from its build script.

bindery::include_client!("acme");

use acme::types::OrderState;
use acme::{Acme, AcmeBuilder};

/// A client for tests of this crate.
pub fn client(token: &str) -> AcmeBuilder {
    Acme::builder().token(token)
}

/// The operations, detached and attached.
pub fn operations(client: &Acme) -> impl Sized {
    let detached = acme::orders::ListOrders::new().limit(3);
    let attached = client.orders().create("a chair").state(OrderState::Open);
    (detached, attached)
}
