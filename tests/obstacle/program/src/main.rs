//! What the generated client of the obstacle course does with data. It ends with the first panic.

mod arguments;
mod round_trip;

fn main() {
    let values = round_trip::run();
    let arguments = arguments::run();
    println!("{values} values round-tripped, {arguments} hostile arguments kept their place");
}
