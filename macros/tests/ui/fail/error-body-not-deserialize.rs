use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Clone, Debug)]
struct Missing;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", error(404 = Missing))]
struct Op;

fn main() {}
