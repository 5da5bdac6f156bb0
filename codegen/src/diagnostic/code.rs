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
    /// What stands between two headings is larger than it may be in a spec.
    PartTooLarge = "part-too-large",
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

    // Types, fields, operations and examples, as they are written.
    /// Words that are not parted by one space each, or spaces where none belong.
    Spacing = "spacing",
    /// A word too many, too few or in the wrong place.
    Phrase = "phrase",
    /// A text that is no type.
    TypeSyntax = "type-syntax",
    /// A text that is no literal.
    Literal = "literal",
    /// A code line that is no shape of a type.
    TypeShape = "type-shape",
    /// A table that has to be there.
    MissingTable = "missing-table",
    /// A text that is no rule of the format.
    Rule = "rule",
    /// A rule that is given twice.
    DuplicateRule = "duplicate-rule",
    /// A default that is not written as JSON.
    RuleDefault = "rule-default",
    /// An example of a field that is not one value.
    FieldExample = "field-example",
    /// A variant that does not say by what it is known.
    KnownBy = "known-by",
    /// A word that is no HTTP method.
    Method = "method",
    /// A text that is no path of an operation.
    PathTemplate = "path-template",
    /// A body with both a type and fields, or with neither.
    BodyShape = "body-shape",
    /// A group that does not stand before its operations.
    GroupOrder = "group-order",
    /// An example that does not say what it shows, or shows what has no place there.
    Example = "example",

    // Names.
    /// A type that is not defined.
    UnknownType = "unknown-type",
    /// An operation that is not defined.
    UnknownOperation = "unknown-operation",
    /// An auth scheme that is not defined.
    UnknownScheme = "unknown-scheme",
    /// A pagination style that is not defined.
    UnknownPagination = "unknown-pagination",
    /// A link to something that is neither a type nor an operation.
    UnknownLinkTarget = "unknown-link-target",
    /// A source that is no document of the documents table.
    UnknownDocument = "unknown-document",
    /// A name that one place defines twice.
    DuplicateName = "duplicate-name",

    // Types.
    /// A type that is nested too deeply in one place.
    TypeTooDeep = "type-too-deep",
    /// A chain of aliases that is too long or leads back to itself.
    AliasChain = "alias-chain",
    /// An `extends` that cannot work.
    Extends = "extends",
    /// A type of which no finite value exists.
    InfiniteType = "infinite-type",
    /// Alternatives, or variants of a union, that cannot be told apart.
    Indistinct = "indistinct",
    /// A union whose tag or rows contradict its types.
    UnionTag = "union-tag",
    /// A value that is not of the type it has to be of.
    ValueType = "value-type",
    /// The type `event` in another place than the type of a delivery.
    EventPlace = "event-place",

    // Rules.
    /// A rule that has no meaning for its type.
    RuleType = "rule-type",
    /// A rule that no value can keep, or that contradicts another rule.
    RuleValue = "rule-value",
    /// A rule that has no meaning in its place.
    RulePlace = "rule-place",

    // Operations.
    /// A path whose parameters and table differ, or that is no path.
    Path = "path",
    /// A type that cannot be sent in a path, query, header, cookie or form.
    Encoding = "encoding",
    /// A body whose type its encoding cannot hold.
    BodyType = "body-type",
    /// A response that contradicts its status or the envelope.
    ResponseType = "response-type",
    /// A status in a place where it has no meaning, or twice.
    Status = "status",
    /// A text that is no media type.
    MediaType = "media-type",
    /// A text that is no name or value of a header.
    Header = "header",
    /// A path into a JSON value that its type does not have.
    JsonPath = "json-path",
    /// A `does` attribute that fits neither its type nor its operation.
    Does = "does",
    /// A scope that no auth scheme lists.
    UnknownScope = "unknown-scope",

    // Provider-wide facts.
    /// A text that is no base URL.
    BaseUrl = "base-url",
    /// A variable of a URL that is not defined, not used or wrong.
    UrlVariable = "url-variable",
    /// A name that no environment variable can have, or that stands in two rows.
    EnvironmentName = "environment-name",
    /// An auth scheme that cannot work.
    AuthScheme = "auth-scheme",
    /// A limit, or a header on limits, that cannot be.
    Limit = "limit",
    /// A pagination style that cannot work, or not with this operation.
    Pagination = "pagination",
    /// An event without a row, or a row without an event.
    EventRow = "event-row",
    /// A delivery whose parts contradict one another.
    Delivery = "delivery",
    /// A signature or handshake whose settings are not complete, or contradict one another.
    Signature = "signature",

    // Examples.
    /// An example that is not JSON, not a form or not an HTTP message.
    ExampleSyntax = "example-syntax",
    /// An example that its type does not allow.
    ExampleType = "example-type",
    /// An example of something that is not described.
    ExamplePlace = "example-place",

    // What nobody knows.
    /// A question that no document answers.
    OpenQuestion = "open-question",
    /// A field of which nobody knows whether it is required.
    NeedUnknown = "need-unknown",
    /// A setting whose value nobody knows.
    SettingUnknown = "setting-unknown",

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
