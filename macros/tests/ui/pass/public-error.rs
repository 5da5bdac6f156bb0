#![deny(warnings)]
use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
pub struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", error(404, "5XX" = u8))]
pub struct Op;

fn main() {
    let _: Option<OpError> = None;
}
