use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = POST, path = "/notes", output = Box<str>)]
struct Op {
    #[operation(body)]
    text: &'static str,
    #[operation(body)]
    boxed: Box<u8>,
    #[operation(body)]
    pair: (u8, u8),
    #[operation(query, style = comma_list)]
    array: [u8; 2],
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
