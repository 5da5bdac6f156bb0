use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", auth(bearer, env_user = "U", env = "A"), auth(basic, env = "B"))]
struct Api;

fn main() {}
