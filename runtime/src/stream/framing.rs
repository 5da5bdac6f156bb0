//! Where one entry of a stream ends and the next begins.

use bytes::{Bytes, BytesMut};

use crate::body::BodyError;

/// How the entries of a stream are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// Each line is one, as in `application/x-ndjson`.
    Lines,
    /// Each event's data is one, as in `text/event-stream`.
    Events,
}

impl Framing {
    pub(super) fn of(media_type: Option<&str>) -> Self {
        match media_type {
            Some(text) if text.trim_start().starts_with("text/event-stream") => Self::Events,
            _ => Self::Lines,
        }
    }
}

/// Cuts a stream of bytes into entries.
#[derive(Debug)]
pub(super) struct Framer {
    framing: Framing,
    /// The longest entry that is kept, in bytes.
    limit: usize,
    /// What came and is not cut yet.
    rest: BytesMut,
    /// How much of the rest is known to hold no end of a line.
    searched: usize,
    /// The data of the event under way.
    data: BytesMut,
    has_data: bool,
    is_finished: bool,
}

impl Framer {
    pub(super) fn new(framing: Framing, limit: usize) -> Self {
        Self {
            framing,
            limit,
            rest: BytesMut::new(),
            searched: 0,
            data: BytesMut::new(),
            has_data: false,
            is_finished: false,
        }
    }

    /// Takes a piece of the stream.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.rest.extend_from_slice(piece);
    }

    /// No piece comes any more. A last line without an end counts; a last event without one does not.
    pub(super) fn finish(&mut self) {
        self.is_finished = true;
    }

    /// The next entry that is whole.
    pub(super) fn next(&mut self) -> Result<Option<Bytes>, BodyError> {
        while let Some(line) = self.line() {
            let entry = match self.framing {
                Framing::Lines if line.iter().all(u8::is_ascii_whitespace) => None,
                Framing::Lines => Some(line),
                Framing::Events => self.event(&line),
            };
            if entry.is_some() {
                return Ok(entry);
            }
            if self.data.len() > self.limit {
                return Err(BodyError::too_large(self.limit));
            }
        }
        if self.rest.len() > self.limit {
            return Err(BodyError::too_large(self.limit));
        }
        Ok(None)
    }

    /// The next whole line, without its end.
    fn line(&mut self) -> Option<Bytes> {
        let ends = |byte: &u8| *byte == b'\n';
        let end = self.rest.iter().skip(self.searched).position(ends);
        let Some(end) = end.map(|end| end + self.searched) else {
            self.searched = self.rest.len();
            let is_last = self.is_finished && !self.rest.is_empty();
            self.searched *= usize::from(!is_last);
            return is_last.then(|| without_return(self.rest.split().freeze()));
        };
        self.searched = 0;
        let mut line = self.rest.split_to(end + 1);
        line.truncate(end);
        Some(without_return(line.freeze()))
    }

    /// Takes a line of an event; the data, where the line is the empty one that ends it.
    fn event(&mut self, line: &[u8]) -> Option<Bytes> {
        if line.is_empty() {
            let has_data = std::mem::take(&mut self.has_data);
            return has_data.then(|| self.data.split().freeze());
        }
        let data = match line.strip_prefix(b"data") {
            Some(b"") => b"",
            Some([b':', b' ', data @ ..] | [b':', data @ ..]) => data,
            // A comment, or another field.
            _ => return None,
        };
        if std::mem::replace(&mut self.has_data, true) {
            self.data.extend_from_slice(b"\n");
        }
        self.data.extend_from_slice(data);
        None
    }
}

fn without_return(line: Bytes) -> Bytes {
    match line.last() {
        Some(b'\r') => line.slice(..line.len() - 1),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{Framer, Framing};

    fn entries(framing: Framing, text: &str, piece: usize) -> Vec<String> {
        let mut framer = Framer::new(framing, 100);
        let mut found = Vec::new();
        let mut take = |framer: &mut Framer| {
            while let Some(entry) = framer.next().unwrap() {
                found.push(String::from_utf8(entry.to_vec()).unwrap());
            }
        };
        for piece in text.as_bytes().chunks(piece) {
            framer.push(piece);
            take(&mut framer);
        }
        framer.finish();
        take(&mut framer);
        found
    }

    #[test]
    fn entries_are_the_same_however_they_are_cut() {
        let lines = "{\"a\":1}\r\n\n  \n[2]\n3";
        let events =
            ": hello\nevent: x\ndata: 1\ndata:2\n\ndata\r\n\r\nid: 7\n\ndata:  3\n\ndata: lost";
        for piece in 1..lines.len() {
            assert_eq!(
                entries(Framing::Lines, lines, piece),
                ["{\"a\":1}", "[2]", "3"]
            );
        }
        for piece in 1..events.len() {
            assert_eq!(entries(Framing::Events, events, piece), ["1\n2", "", " 3"]);
        }
    }

    #[test]
    fn an_entry_that_does_not_end_is_given_up() {
        for (framing, text) in [
            (Framing::Lines, "x".repeat(101)),
            (Framing::Events, "data: xxxxxxxx\n".repeat(12)),
        ] {
            let mut framer = Framer::new(framing, 100);
            framer.push(text.as_bytes());
            assert_eq!(framer.next().unwrap_err().limit(), Some(100));
        }
    }
}
