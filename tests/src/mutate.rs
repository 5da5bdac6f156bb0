//! Strategies for specs that somebody or something damaged.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One damage. Its places are those of the text that earlier damages left.
#[derive(Clone, Debug)]
pub struct Damage {
    kind: Kind,
    first: Index,
    second: Index,
    text: String,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Up to four bytes give way to a text.
    Bytes,
    /// A cell of a table gives way to a text.
    Cell,
    /// A cell of a table gives way to another of the same spec.
    CopyCell,
    /// A line is left out.
    DropLine,
    /// A line, such as a row, stands twice.
    RepeatLine,
    /// Two lines change places.
    SwapLines,
    /// What stands between two places is left out.
    Cut,
    /// A section, an entry or a part stands twice.
    RepeatSection,
    /// Two sections, entries or parts change places.
    SwapSections,
    /// Lines end as on another system.
    CarriageReturns,
}

/// A damage of any kind.
pub fn damage() -> impl Strategy<Value = Damage> {
    let kind = prop_oneof![
        2 => Just(Kind::Bytes),
        6 => Just(Kind::Cell),
        6 => Just(Kind::CopyCell),
        2 => Just(Kind::DropLine),
        2 => Just(Kind::RepeatLine),
        2 => Just(Kind::SwapLines),
        1 => Just(Kind::Cut),
        1 => Just(Kind::RepeatSection),
        1 => Just(Kind::SwapSections),
        1 => Just(Kind::CarriageReturns),
    ];
    (kind, any::<Index>(), any::<Index>(), text()).prop_map(|(kind, first, second, text)| Damage {
        kind,
        first,
        second,
        text,
    })
}

/// What may stand where something else stood.
fn text() -> impl Strategy<Value = String> {
    let awkward = select(vec![
        "",
        " ",
        "\0",
        "\u{feff}",
        "\u{202e}",
        "\r",
        "|",
        "\\|",
        "`",
        "``",
        "> ",
        "- ",
        "#",
        "####### ",
        "```json request\n{",
        "~~~",
        "<b>",
        "[a](b)",
        "[a]: b\n",
        "&nbsp;",
        "*/",
        "\"#",
        "{}",
        "::",
        "..",
        "`null`",
        "`string or null`",
        "`event[]`",
        "`json`",
        "`0`",
        "`-1`",
        "`9223372036854775808`",
        "`1e999`",
        "`A`",
        "`self`",
        "`crate`",
        "`Self`",
        "`_`",
        "`r#type`",
        "`\u{e9}\u{301}`",
        "`\u{1f980}`",
        "default `{}`",
        "default `null`",
        "10..=1",
        "len 5..=1",
        "matches `(((`",
        "unique",
        "secret",
        "read only",
        "write only",
        "deep object",
        "required",
        "optional",
        "unknown",
        "2XX",
        "999",
        "`/{`",
        "`header x`",
        "no next",
        "false a.b",
        "P1D",
        "\u{3000}",
        "inferred",
        "**Open:**",
    ]);
    let nested = (
        select(vec![
            "map<", "`map<", "> ", "- ", "[", "(", "{\"a\":", "*", "**",
        ]),
        1_usize..3_000,
    );
    let repeated = (
        select(vec![
            "[]",
            " or string",
            ".a",
            "[0]",
            "{x}",
            "/a",
            "a",
            "\u{fc}",
            "a, ",
        ]),
        1_usize..3_000,
    );
    prop_oneof![
        6 => awkward.prop_map(str::to_owned),
        1 => nested.prop_map(|(text, times)| text.repeat(times)),
        1 => repeated.prop_map(|(text, times)| format!("`string{}`", text.repeat(times))),
        1 => repeated_line(),
        2 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

/// Lines that go on and on, some beyond what a line may hold.
fn repeated_line() -> impl Strategy<Value = String> {
    (
        select(vec!["a", "| ", "`a` ", "\u{1f980}"]),
        1_usize..70_000,
    )
        .prop_map(|(text, times)| text.repeat(times / text.len()))
}

impl Damage {
    /// Does the damage. What has no cell, no line or no section stays as it is.
    pub fn apply(&self, spec: &[u8]) -> Vec<u8> {
        self.done(spec).unwrap_or_else(|| spec.to_vec())
    }

    fn done(&self, spec: &[u8]) -> Option<Vec<u8>> {
        let text = self.text.as_bytes();
        match self.kind {
            Kind::Bytes => {
                let start = self.first.index(spec.len() + 1);
                let end = (start + self.second.index(5)).min(spec.len());
                Some(replaced(spec, start..end, text))
            }
            Kind::Cell => {
                let cells = cells(spec);
                Some(replaced(spec, pick(&cells, self.first)?, text))
            }
            Kind::CopyCell => {
                let cells = cells(spec);
                let copied = spec.get(pick(&cells, self.second)?)?.to_vec();
                Some(replaced(spec, pick(&cells, self.first)?, &copied))
            }
            Kind::DropLine => Some(replaced(spec, pick(&lines(spec), self.first)?, b"")),
            Kind::RepeatLine => repeated(spec, pick(&lines(spec), self.first)?),
            Kind::SwapLines => swapped(spec, &lines(spec), self.first, self.second),
            Kind::Cut => {
                let first = self.first.index(spec.len() + 1);
                let second = self.second.index(spec.len() + 1);
                Some(replaced(spec, first.min(second)..first.max(second), b""))
            }
            Kind::RepeatSection => repeated(spec, pick(&sections(spec), self.first)?),
            Kind::SwapSections => swapped(spec, &sections(spec), self.first, self.second),
            Kind::CarriageReturns => {
                let lines = spec.split(|byte| *byte == b'\n');
                Some(lines.collect::<Vec<_>>().join(b"\r\n".as_slice()))
            }
        }
    }
}

fn pick(places: &[Range<usize>], index: Index) -> Option<Range<usize>> {
    (!places.is_empty()).then(|| index.get(places).clone())
}

fn replaced(spec: &[u8], place: Range<usize>, text: &[u8]) -> Vec<u8> {
    [&spec[..place.start], text, &spec[place.end..]].concat()
}

fn repeated(spec: &[u8], place: Range<usize>) -> Option<Vec<u8>> {
    let text = spec.get(place.clone())?.to_vec();
    Some(replaced(spec, place.end..place.end, &text))
}

fn swapped(spec: &[u8], places: &[Range<usize>], one: Index, other: Index) -> Option<Vec<u8>> {
    let (one, other) = (pick(places, one)?, pick(places, other)?);
    let (first, second) = if one.start <= other.start {
        (one, other)
    } else {
        (other, one)
    };
    if first.end > second.start {
        return None;
    }
    Some(
        [
            &spec[..first.start],
            &spec[second.clone()],
            &spec[first.end..second.start],
            &spec[first],
            &spec[second.end..],
        ]
        .concat(),
    )
}

/// The lines, line ends included.
fn lines(spec: &[u8]) -> Vec<Range<usize>> {
    let mut start = 0;
    spec.split_inclusive(|byte| *byte == b'\n')
        .map(|line| {
            let place = start..start + line.len();
            start = place.end;
            place
        })
        .collect()
}

/// The cells of all tables.
fn cells(spec: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for line in lines(spec) {
        if spec.get(line.start) != Some(&b'|') {
            continue;
        }
        let bars: Vec<usize> = line.filter(|at| spec[*at] == b'|').collect();
        found.extend(bars.windows(2).map(|pair| pair[0] + 1..pair[1]));
    }
    found
}

/// What stands from each heading up to the next.
fn sections(spec: &[u8]) -> Vec<Range<usize>> {
    let starts: Vec<usize> = lines(spec)
        .into_iter()
        .filter(|line| spec.get(line.start) == Some(&b'#'))
        .map(|line| line.start)
        .chain([spec.len()])
        .collect();
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
