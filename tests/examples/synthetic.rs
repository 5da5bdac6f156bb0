//! Prints the spec with as many operations as the argument says.

fn main() {
    let operations = std::env::args().nth(1).and_then(|n| n.parse().ok());
    print!(
        "{}",
        bindery_tests::synthetic::spec(operations.unwrap_or(100))
    );
}
