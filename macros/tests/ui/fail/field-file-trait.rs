use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = POST, path = "/notes")]
struct Op {
    #[operation(file)]
    file: u8,
}

fn main() {}
