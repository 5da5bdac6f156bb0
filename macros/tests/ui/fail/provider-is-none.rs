use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

struct Nobody;

#[derive(Operation)]
#[operation(provider = Nobody, method = GET, path = "/notes")]
struct Op;

fn main() {}
