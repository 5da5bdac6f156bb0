//! What is wrong with one place of a request.

use std::fmt;

/// A place and what is wrong there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The place, such as `subscriptions[0].event_type`. Empty: the whole.
    pub(crate) at: String,
    /// What was expected and found.
    pub(crate) message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "`{}`: {}", self.at, self.message)
        }
    }
}

/// All of them as one text.
pub(crate) fn in_words(problems: &[Problem]) -> String {
    /// More help nobody.
    const SHOWN: usize = 5;
    let mut words: Vec<String> = problems
        .iter()
        .take(SHOWN)
        .map(ToString::to_string)
        .collect();
    if problems.len() > SHOWN {
        words.push(format!("and {} more", problems.len() - SHOWN));
    }
    words.join("; ")
}
