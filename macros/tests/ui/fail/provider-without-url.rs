use bindery::Provider;

#[derive(Provider)]
#[provider(name = "Acme")]
struct Api;

fn main() {}
