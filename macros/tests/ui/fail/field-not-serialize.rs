use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

struct Filter;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes")]
struct Op {
    #[operation(query)]
    a: Filter,
    #[operation(query)]
    b: u8,
}

fn main() {}
