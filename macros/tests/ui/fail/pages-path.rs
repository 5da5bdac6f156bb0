use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Vec<u8>, pages(page, at = page, items = "data..x"))]
struct Op {
    #[operation(query)]
    page: Option<u8>,
}

fn main() {}
