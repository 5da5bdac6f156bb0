//! What is being done, on a terminal.

use std::env;
use std::io::{IsTerminal as _, Write as _, stderr};

use crate::terminal::Terminal;

/// A line that says what is being done. It is there on a terminal only, and gone at the end.
#[derive(Debug)]
pub struct Progress {
    is_shown: bool,
}

/// Back to the beginning of the line, and nothing on it.
const CLEAR: &str = "\r\u{1b}[2K";

impl Progress {
    pub fn new(terminal: Terminal) -> Self {
        let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            is_shown: !terminal.is_json() && !is_dumb && stderr().is_terminal(),
        }
    }

    /// Says what is done now.
    pub fn show(&self, what: &str) {
        if self.is_shown {
            let what = what.replace(char::is_control, "\u{fffd}");
            // Where nobody can read it, there is nobody to tell.
            let _ = write!(stderr(), "{CLEAR}{what}").and_then(|()| stderr().flush());
        }
    }

    /// Makes room for something else.
    pub fn clear(&self) {
        self.show("");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
