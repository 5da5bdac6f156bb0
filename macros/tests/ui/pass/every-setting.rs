use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = PATCH, path = "/notes/{id}", id = "notes.update", output = u8, success(200, 201), error(404, 409 = u8, "5XX" = u8), retry(409 = never, 503 = yes), scopes("a", "b"), auth("bearer"), replay = safe, idempotency = "X-Once", envelope = none, accept = "application/json", content_type = "application/json", calls_back, new, setters,)]
struct Op {
    #[operation(path)]
    id: u8,
    #[operation(body)]
    a: u8,
}

fn main() {
    let _: fn() -> &'static bindery::ProviderMeta = Acme::meta;
}
