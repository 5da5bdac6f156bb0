use bindery::Provider;

#[derive(Provider)]
#[provider(base_url = "http://localhost:8080")]
struct Acme {
    _private: (),
}

fn main() {}
