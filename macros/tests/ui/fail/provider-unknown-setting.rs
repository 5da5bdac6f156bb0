use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example", envelop = "data")]
struct Api;

fn main() {}
