//! A client with one of its groups: a trait of the other group's name shows that it is not there.

bindery::include_client!("shop");

/// Gives what a client with the group would have.
pub trait Orders {
    /// Not the group's handle.
    fn orders(&self) -> &'static str;
}

impl Orders for shop::Acme {
    fn orders(&self) -> &'static str {
        "no such group"
    }
}

/// The group that was asked for, and what stands in the place of the other.
pub fn groups(client: &shop::Acme) -> (impl Sized, &'static str) {
    (client.customers().get("c1"), client.orders())
}
