use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = FETCH, path = "notes", ouput = u8)]
struct Op {
    a: u8,
    #[operation(query, flag)]
    b: u8,
}

fn main() {}
