//! All that values print, to look for secrets in.

use std::{error::Error, fmt::Debug};

/// What a value prints for people who debug.
pub fn printed(value: &dyn Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// What an error and all of its causes print.
pub fn printed_error(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    causes
        .map(|error| format!("{error}\n{error:#}\n{}", printed(&error)))
        .collect()
}
