use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", crate = "nowhere")]
struct Acme;

fn main() {}
