use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Vec<u8>, pages(offset, size = limit, at = ofset, items = "data"))]
struct Op {
    #[operation(query)]
    offset: Option<u8>,
}

fn main() {}
