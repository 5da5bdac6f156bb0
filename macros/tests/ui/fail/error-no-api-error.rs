use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Debug)]
struct Failure;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", error = Failure)]
struct Op;

fn main() {}
