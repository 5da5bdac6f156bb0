use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", error(700 = u8, 404 = u8, "4xx" = u8))]
struct Op;

fn main() {}
