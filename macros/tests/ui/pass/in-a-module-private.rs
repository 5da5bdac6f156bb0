mod inner {
    use bindery::{Operation, Provider};

    #[derive(Provider)]
    #[provider(base_url = "https://api.acme.example")]
    pub struct Acme;

    #[derive(serde::Deserialize, Clone, Debug)]
    struct Missing;

    #[derive(Operation)]
    #[operation(provider = Acme, method = GET, path = "/notes", error(404 = Missing))]
    pub(super) struct Op;
}

fn main() {
    let _ = inner::Op;
}
