use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example/", server(eu = "acme.example"))]
struct Api;

fn main() {}
