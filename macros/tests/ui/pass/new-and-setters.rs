use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = POST, path = "/notes", new, setters)]
struct Op {
    #[operation(body)]
    text: String,
    #[operation(body)]
    tags: Option<Vec<String>>,
    #[operation(body)]
    due: bindery::Tristate<String>,
    #[operation(body, nullable)]
    owner: Option<u8>,
}

#[allow(dead_code)]
fn built() -> Op {
    Op::new("text", None).tags(["a"]).due(None::<String>)
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
