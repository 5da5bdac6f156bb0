use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes/{id}")]
struct Op {
    id: u8,
    limit: u8,
}

fn main() {}
