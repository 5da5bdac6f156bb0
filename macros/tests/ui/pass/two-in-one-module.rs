use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes")]
struct One;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes")]
struct Two;

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
