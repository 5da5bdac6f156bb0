use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET)]
#[operation(path = "/notes/{id}")]
#[operation(output = Vec<u8>)]
struct Op {
    #[operation(path)]
    id: u8,
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
