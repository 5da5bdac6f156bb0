bindery::client!("specs/nowhere.md");

fn main() {}
