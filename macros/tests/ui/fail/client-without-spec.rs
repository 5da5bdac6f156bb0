bindery::client!(acme);

fn main() {}
