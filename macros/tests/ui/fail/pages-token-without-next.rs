use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Vec<u8>, pages(token, at = at, items = "data"))]
struct Op {
    #[operation(query)]
    at: Option<u8>,
}

fn main() {}
