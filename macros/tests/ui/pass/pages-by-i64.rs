use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Clone, Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Vec<u8>, pages(page, size = size, at = page, items = "data", per_page = 3))]
struct Op {
    #[operation(query)]
    page: Option<i64>,
    #[operation(query)]
    size: Option<i64>,
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
