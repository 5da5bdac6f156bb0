//! Words, names and texts, plain and hostile.

use bindery_codegen::ir::WireName;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A name in lower snake case.
pub fn snake_case() -> BoxedStrategy<String> {
    "[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,4}){0,2}".boxed()
}

/// The name of a type.
pub fn type_name() -> BoxedStrategy<String> {
    "[A-Z][A-Za-z0-9]{0,8}".boxed()
}

/// The name of a header.
pub fn header() -> BoxedStrategy<WireName> {
    "[A-Z][a-z]{1,6}(-[A-Z][a-z]{1,6}){0,2}"
        .prop_map(WireName::new)
        .boxed()
}

/// The name of an environment variable.
pub fn variable() -> BoxedStrategy<String> {
    "[A-Z]{2,8}_[A-Z]{2,8}".boxed()
}

/// An absolute URL.
pub fn url() -> BoxedStrategy<String> {
    "https://[a-z]{2,8}\\.example(/[a-z0-9~_-]{1,6}){0,2}".boxed()
}

/// A media type.
pub fn media_type() -> BoxedStrategy<String> {
    "(application|text)/(x-)?[a-z]{2,8}(\\+json)?".boxed()
}

/// True for text that the source of a spec may hold in one line.
pub fn belongs(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || "\u{feff}\u{2028}\u{2029}".contains(c))
}

/// Something that stands in a code span: one line with every mark of Markdown and of the format.
pub fn code() -> BoxedStrategy<String> {
    let pieces = [
        "a", "B", "0", "_", "$", ".", "-", "/", "[]", "{x}", "é", "日本", "\u{202e}", "\u{a0}",
        " ", "  ", "`", "``", "|", "\\", "\"", "'", "*", "**", "<b>", "<!--", "&amp;", "](#x)",
        "#", ":", ",", "; ", " or ", " as ", "~~~", "http://x",
    ];
    vec(select(pieces.to_vec()), 1..6)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a backslash before a bar is the bar's escape", |text| {
            !text.contains("\\|")
        })
        .prop_filter("blanks alone are no name", |text| !text.trim().is_empty())
        .boxed()
}

/// A name on the wire, of a member or parameter.
pub fn wire_name() -> BoxedStrategy<WireName> {
    prop_oneof![snake_case(), code()]
        .prop_map(WireName::new)
        .boxed()
}

/// A name on the wire that can stand in a path into JSON, or as the only word of its place.
pub fn member() -> BoxedStrategy<WireName> {
    "[a-zA-Z$@][a-zA-Z0-9_$@-]{0,8}"
        .prop_map(WireName::new)
        .boxed()
}

/// Words without marks, which headings, cells and attributes can hold.
pub fn words() -> BoxedStrategy<String> {
    vec("[A-Za-zé日0-9]{1,6}", 1..4)
        .prop_map(|words| words.join(" "))
        .boxed()
}

/// A piece of text in a paragraph, with marks that stay text. It begins and ends with a word.
pub fn marked() -> BoxedStrategy<String> {
    let pieces = [
        "and",
        "*is*",
        "**not**",
        "_x_",
        "a_b",
        "5 < 6",
        "\\*x\\*",
        "&amp;",
        "&",
        "#1",
        "# x",
        "- x",
        "> x",
        "1. x",
        "é",
        "“日本”",
        "\\`",
        "\\\\",
        "a|b",
        "| a",
        "x!",
        "(y)",
        "don't",
        "a -- b",
        "~",
        "$a$",
        "; ",
        "inferred: x",
        "[z]",
        "\u{202e}",
    ];
    vec(select(pieces.to_vec()), 0..4)
        .prop_map(|pieces| {
            let mut text = String::from("Text");
            for piece in pieces {
                text.push(' ');
                text.push_str(piece.trim());
            }
            text + " ends"
        })
        .boxed()
}

/// One line of `CommonMark`, with code and links.
pub fn commonmark() -> BoxedStrategy<String> {
    let code = code().prop_filter("shorter than its fence", |code| !code.contains('`'));
    prop_oneof![
        marked(),
        (marked(), code, marked())
            .prop_map(|(before, code, after)| { format!("{before} `{}` {after}", code.trim()) }),
        (marked(), url()).prop_map(|(text, url)| format!("{text} [link]({url})")),
    ]
    .boxed()
}
