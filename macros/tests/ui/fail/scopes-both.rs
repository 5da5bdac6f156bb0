use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", scopes("a"), any_scope("b"))]
struct Op;

fn main() {}
