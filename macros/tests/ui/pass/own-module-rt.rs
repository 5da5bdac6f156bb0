use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

mod rt {
    #[derive(serde::Deserialize)]
    pub struct Note;
}

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = rt::Note)]
struct Op;

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
