use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Clone, Operation)]
#[operation(provider = Acme, method = POST, path = "/notes", output = Vec<u8>, pages(page, at = page, items = "data"))]
struct Op {
    #[operation(query)]
    page: Option<u8>,
}

impl Op {
    #[allow(dead_code)]
    fn page(&self) -> Option<u8> {
        self.page
    }
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
