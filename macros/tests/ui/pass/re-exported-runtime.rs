mod outer {
    pub use bindery;
}

#[derive(outer::bindery::Provider)]
#[provider(base_url = "https://api.acme.example", crate = "crate::outer::bindery", error("4XX" = u8))]
struct Acme;

#[derive(outer::bindery::Operation)]
#[operation(provider = Acme, method = GET, path = "/", crate = "crate::outer::bindery", error(404))]
struct Op;

#[derive(Clone, PartialEq, outer::bindery::OpenEnum)]
#[open_enum(crate = "crate::outer::bindery")]
enum Color {
    Red,
    Unknown(String),
}

fn main() {
    let _ = (Op, Color::from("x"));
}
