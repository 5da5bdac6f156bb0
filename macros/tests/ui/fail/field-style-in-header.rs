use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes")]
struct Op {
    #[operation(header, style = comma_list)]
    a: Vec<u8>,
}

fn main() {}
