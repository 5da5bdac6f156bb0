use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

type Result = u8;
type Error = u8;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Result, error(404 = Error))]
struct Op;

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
