use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes/{type}")]
struct Op {
    #[operation(path)]
    r#type: u8,
    #[operation(query)]
    r#fn: Option<u8>,
    #[operation(query)]
    rt: u8,
    #[operation(query)]
    request: u8,
    #[operation(query)]
    cx: u8,
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
