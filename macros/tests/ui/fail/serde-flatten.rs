use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes")]
struct Op {
    #[operation(query)]
    #[serde(flatten)]
    a: u8,
    #[operation(query)]
    #[serde(skip)]
    b: u8,
}

fn main() {}
