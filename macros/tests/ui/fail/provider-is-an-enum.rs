use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
enum Api {}

fn main() {}
