use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", auth(barer, env = "A"))]
struct Api;

fn main() {}
