use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Clone, Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Vec<u8>, pages(offset, size = size, at = offset, items = "data"))]
struct Op {
    #[operation(query)]
    offset: u32,
    #[operation(query)]
    size: u16,
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
