//! Cuts a text at its headings, so that no parse tree of a whole spec has to fit into memory.
//!
//! A line that begins with `#` is a heading wherever it stands, except in a fence and in HTML. Fences are
//! followed here. HTML and fences in other forms than a spec's are refused, so it does not matter that a
//! cut may fall into them.

use std::ops::Range;

/// The ranges between headings. Each begins with a heading, but for the first.
pub(super) fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let mut fence = None;
    for line in text.split_inclusive('\n') {
        match fence {
            Some(width) if closes(line, width) => fence = None,
            Some(_) => {}
            None => {
                fence = opens(line);
                if at > from && is_heading(line) {
                    chunks.push(from..at);
                    from = at;
                }
            }
        }
        at += line.len();
    }
    chunks.push(from..text.len());
    chunks
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len()))
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// The width of the fence that a line opens.
fn opens(line: &str) -> Option<usize> {
    let info = line.trim_start_matches('`');
    let width = line.len() - info.len();
    (width >= 3 && !info.contains('`')).then_some(width)
}

fn closes(line: &str, width: usize) -> bool {
    let marks = line.trim_matches([' ', '\t', '\r', '\n']);
    let indent = line.len() - line.trim_start_matches(' ').len();
    indent <= 3 && marks.len() >= width && marks.bytes().all(|byte| byte == b'`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        chunks(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn cuts_before_headings_outside_of_fences() {
        assert_eq!(
            cut("a\n# b\n````\n```\n# c\n````\n#d\n## e"),
            ["a\n", "# b\n````\n```\n# c\n````\n#d\n", "## e"]
        );
    }

    #[test]
    fn every_text_has_a_chunk() {
        assert_eq!(cut(""), [""]);
        assert_eq!(cut("# a"), ["# a"]);
    }
}
