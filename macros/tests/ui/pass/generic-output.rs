use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = std::collections::BTreeMap<String, Vec<(u8, u8)>>)]
struct Op;

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
