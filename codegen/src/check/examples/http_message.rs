//! HTTP messages: a first line, headers, an empty line, a body.

use std::ops::Range;

use crate::check::header_text::is_token;

/// A message in pieces, each with its place in the text.
pub(super) struct HttpMessage<'t> {
    pub(super) first_line: Range<usize>,
    pub(super) headers: Vec<HttpHeader<'t>>,
    /// Where the body begins, if there is one.
    pub(super) body: Option<usize>,
}

/// A header line.
pub(super) struct HttpHeader<'t> {
    pub(super) name: &'t str,
    pub(super) value: &'t str,
    pub(super) place: Range<usize>,
}

/// A line that cannot stand where it does.
pub(super) struct HttpProblem {
    pub(super) place: Range<usize>,
    pub(super) message: &'static str,
}

impl<'t> HttpMessage<'t> {
    pub(super) fn parse(text: &'t str) -> Result<Self, HttpProblem> {
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        let mut message = Self {
            first_line: 0..first.len(),
            headers: Vec::new(),
            body: None,
        };
        let mut at = first.len() + 1;
        for line in lines {
            let place = at..at + line.len();
            at = place.end + 1;
            if line.is_empty() {
                message.body = (at < text.len()).then_some(at);
                break;
            }
            let header = line
                .split_once(':')
                .filter(|(name, _)| is_token(name))
                .ok_or(HttpProblem {
                    place: place.clone(),
                    message: "a header is written `Name: value`; the body follows an empty line",
                })?;
            message.headers.push(HttpHeader {
                name: header.0,
                value: header.1.trim(),
                place,
            });
        }
        Ok(message)
    }

    /// The first header of this name.
    pub(super) fn header(&self, name: &str) -> Option<&HttpHeader<'t>> {
        self.headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_falls_into_its_parts() {
        let text = "POST /x HTTP/1.1\nX-Key:  a: b \nOther:\n\n{}\n\n[]";
        let message =
            HttpMessage::parse(text).unwrap_or_else(|problem| panic!("{}", problem.message));
        assert_eq!(&text[message.first_line.clone()], "POST /x HTTP/1.1");
        assert_eq!(
            message.header("x-key").map(|header| header.value),
            Some("a: b")
        );
        assert_eq!(message.body.map(|at| &text[at..]), Some("{}\n\n[]"));
    }

    #[test]
    fn a_message_may_end_early() {
        for text in ["", "GET /x", "GET /x\n", "GET /x\nA: b", "GET /x\nA: b\n\n"] {
            let message =
                HttpMessage::parse(text).unwrap_or_else(|problem| panic!("{}", problem.message));
            assert_eq!(message.body, None, "{text:?}");
        }
        assert!(HttpMessage::parse("GET /x\n{}").is_err());
    }
}
