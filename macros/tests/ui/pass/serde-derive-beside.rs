use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation, serde::Serialize, serde::Deserialize)]
#[operation(provider = Acme, method = GET, path = "/notes", output = u8)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Op {
    #[operation(query)]
    #[serde(default)]
    page_size: Option<u8>,
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
