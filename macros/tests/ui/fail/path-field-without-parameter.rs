use bindery::{Operation, Provider};

#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
struct Acme;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/notes/{note_id}")]
struct Op {
    #[operation(path)]
    note: u8,
    #[operation(path)]
    noteid: u8,
}

fn main() {}
