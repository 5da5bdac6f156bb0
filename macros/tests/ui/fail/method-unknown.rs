use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GETT, path = "/notes")]
struct Op;

fn main() {}
