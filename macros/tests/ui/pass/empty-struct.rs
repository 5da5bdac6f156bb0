use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
pub struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes")]
pub struct Op {}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
