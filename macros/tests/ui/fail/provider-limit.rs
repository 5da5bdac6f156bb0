use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", limit("requests", calls = 6))]
struct Api;

fn main() {}
