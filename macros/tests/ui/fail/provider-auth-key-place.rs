use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", auth(api_key, env = "A"))]
struct Api;

fn main() {}
