use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

struct Note;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes", output = Note)]
struct Op;

fn main() {}
