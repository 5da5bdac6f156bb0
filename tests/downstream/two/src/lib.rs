//! Two clients in one crate, one of them in a private module and with what receives its deliveries.

bindery::include_client!("acme");

mod inner {
    bindery::include_client!("umbrella");
}

/// Both clients.
pub fn both() -> Option<(acme::Acme, impl Sized)> {
    Some((acme::Acme::from_env().ok()?, inner::umbrella::Umbrella::from_env().ok()?))
}

/// The events of one of them.
pub fn events(secret: bindery::Secret) -> (impl Sized, impl Sized) {
    use inner::umbrella::events::{Handlers, OrderSent, Receiver};
    let handlers = Handlers::new().on(OrderSent, async |order, _| {
        println!("{}", order.id);
        Ok(())
    });
    (Receiver::new(secret), handlers)
}
