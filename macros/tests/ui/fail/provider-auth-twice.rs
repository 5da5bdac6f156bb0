use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", auth(bearer, env = "A"), auth(bearer, env = "A"))]
struct Api;

fn main() {}
