//! The kinds of problems. This table is the one place that names and explains them.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($( $(#[doc = $explanation:literal])+ $variant:ident = $name:literal, )+) => {
        /// The kind of a problem. Its name is stable: tools may match on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $( $(#[doc = $explanation])+ $variant, )+
        }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The name, as it is printed.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )+
                }
            }

            /// One sentence on what the code means.
            pub fn explanation(self) -> &'static str {
                match self {
                    $( Self::$variant => concat!($($explanation),+).trim_start(), )+
                }
            }
        }
    };
}

codes! {
    // The file as a text.
    /// The file is not UTF-8.
    NotUtf8 = "not-utf8",
    /// The file is larger than a spec may be.
    SourceTooLarge = "source-too-large",
    /// A line is longer than a line of a spec may be.
    LineTooLong = "line-too-long",
    /// A character that does not print, or a carriage return that ends no line.
    ControlCharacter = "control-character",
    /// There are more problems than are reported in one run.
    TooManyProblems = "too-many-problems",

    // Markdown that a spec does not use.
    /// HTML, which a spec does not use.
    Html = "html",
    /// A code block made by indentation; code stands in fences.
    IndentedCode = "indented-code",
    /// A heading underlined with `=` or `-`; headings are written with `#`.
    SetextHeading = "setext-heading",
    /// A heading without text, or with more than plain text.
    HeadingText = "heading-text",
    /// A link definition, `[name]: address`; addresses stand in the link itself.
    LinkDefinition = "link-definition",
    /// A link in another form than `[text](address)`, or to a place that a spec cannot link to.
    Link = "link",
    /// An image.
    Image = "image",
    /// A horizontal rule.
    HorizontalRule = "horizontal-rule",
    /// Two spaces that break a line without being seen.
    InvisibleBreak = "invisible-break",
    /// A numbered list.
    OrderedList = "ordered-list",
    /// A list or a quote with something else in it than one paragraph.
    NestedBlock = "nested-block",
    /// Two lists with nothing between them but another marker.
    AdjacentLists = "adjacent-lists",
    /// A line of a paragraph that is indented or marked so that it looks like another block.
    MisleadingLine = "misleading-line",
    /// A blockquote that is not an open question.
    QuoteMarker = "quote-marker",
    /// A fence that is never closed and swallows the rest of the file.
    UnclosedFence = "unclosed-fence",
    /// A fence that is indented, or made of tildes.
    FenceStyle = "fence-style",
    /// A backtick that begins no code span.
    UnclosedCode = "unclosed-code",

    // Tables.
    /// A line that begins with a bar and belongs to no table.
    StrayRow = "stray-row",
    /// A row with more or fewer cells than the header.
    RowWidth = "row-width",
    /// A table row that does not begin and end with a bar.
    RowBars = "row-bars",
    /// A delimiter row in another form than `|---|---|`.
    DelimiterRow = "delimiter-row",
    /// A header row that is none of the format's.
    TableHeader = "table-header",
    /// A table in a place where it has no meaning.
    TablePlace = "table-place",
    /// A second table of a kind that may stand there once.
    DuplicateTable = "duplicate-table",
    /// A cell that has to hold one code span.
    CellCode = "cell-code",
    /// A cell that has to hold plain words.
    CellWords = "cell-words",
    /// A cell that may not be empty.
    CellEmpty = "cell-empty",

    // The outline.
    /// The file does not begin with one `#` heading, the provider's name.
    Title = "title",
    /// The line that names the format is missing or not as it has to be.
    FormatLine = "format-line",
    /// The spec is written in a version of the format that is not known.
    FormatVersion = "format-version",
    /// A `##` heading that is no section of the format.
    UnknownSection = "unknown-section",
    /// A section that stands twice.
    DuplicateSection = "duplicate-section",
    /// A section that does not stand in the format's order.
    SectionOrder = "section-order",
    /// A heading on a level that has no meaning there.
    HeadingLevel = "heading-level",
    /// A `###` heading that is no name as its section wants it.
    EntryName = "entry-name",
    /// A `####` heading that is no part of the format, or none of this place.
    UnknownPart = "unknown-part",
    /// A part that stands twice.
    DuplicatePart = "duplicate-part",
    /// A part that does not stand in the format's order.
    PartOrder = "part-order",
    /// A code line that is missing, or not made of code spans alone.
    CodeLine = "code-line",
    /// An attribute that is not of the form `- name: value`.
    Attribute = "attribute",
    /// A list of attributes that stands twice or in the wrong place.
    AttributePlace = "attribute-place",
    /// A block in a place where it has no meaning.
    BlockPlace = "block-place",

    // Cells and attributes.
    /// A word that is none of those its place allows.
    Keyword = "keyword",
    /// A list that is not written `a, b, c`.
    ListForm = "list-form",
    /// A name that is not written as names of its kind are.
    NameForm = "name-form",
    /// A text that is no whole number, or one that is too large.
    Number = "number",
    /// A text that is no length of time, such as `5s`.
    Duration = "duration",
    /// A text that is no path into a JSON value, such as `errors[0].detail`.
    PathSyntax = "path-syntax",
    /// A text that is no HTTP status, such as `404` or `4XX`.
    StatusSyntax = "status-syntax",
    /// A text that does not say which parameters ask for a page.
    SendSyntax = "send-syntax",
    /// A source that is no document, conclusion or choice.
    SourceSyntax = "source-syntax",
    /// A link that leads neither to an address nor to a name of the spec.
    LinkTarget = "link-target",
    /// A cell that contradicts another cell of its row.
    RowConflict = "row-conflict",
    /// A setting that the format does not have.
    UnknownSetting = "unknown-setting",
    /// A setting that is given twice.
    DuplicateSetting = "duplicate-setting",
    /// A setting that has to be given.
    MissingSetting = "missing-setting",
    /// A setting whose value is not of the form it has to be.
    SettingValue = "setting-value",
    /// An attribute that does not exist in its place.
    UnknownAttribute = "unknown-attribute",
    /// An attribute that is given twice.
    DuplicateAttribute = "duplicate-attribute",
    /// An attribute that has to be given.
    MissingAttribute = "missing-attribute",
    /// An attribute whose value is not of the form it has to be.
    AttributeValue = "attribute-value",

    // The formatter.
    /// A text that the formatter cannot lay out without changing what it says.
    Unformattable = "unformattable",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_kebab_case_and_explained() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        for code in Code::ALL {
            assert!(
                code.as_str()
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{code}"
            );
            assert!(code.explanation().ends_with('.'), "{code}");
        }
    }
}
