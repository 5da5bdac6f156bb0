use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

fn main() {
    #[derive(Operation)]
    #[operation(provider = Acme, method = GET, path = "/notes", error(404))]
    struct Op;
    let _ = Op;
}
