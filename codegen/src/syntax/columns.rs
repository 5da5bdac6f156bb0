//! The tables of the format: which columns each has, and what a cell of a column holds.

use super::TableKind;

macro_rules! columns {
    ($( $variant:ident = $heading:literal, )+) => {
        /// A column of a table, named after its heading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $( #[doc = concat!("`", $heading, "`")] $variant, )+
        }

        impl Column {
            /// Every column.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// What stands in the header row.
            pub const fn heading(self) -> &'static str {
                match self {
                    $( Self::$variant => $heading, )+
                }
            }
        }
    };
}

columns! {
    Field = "Field",
    Type = "Type",
    Need = "Need",
    Rules = "Rules",
    Example = "Example",
    Description = "Description",
    Source = "Source",
    Value = "Value",
    Rust = "Rust",
    Variant = "Variant",
    KnownBy = "Known by",
    Status = "Status",
    Content = "Content",
    Retry = "Retry",
    Meaning = "Meaning",
    Setting = "Setting",
    Limit = "Limit",
    Amount = "Amount",
    Per = "Per",
    Counts = "Counts",
    KeyedBy = "Keyed by",
    Header = "Header",
    Use = "Use",
    Scheme = "Scheme",
    Kind = "Kind",
    User = "User",
    Secret = "Secret",
    Environment = "Environment",
    Style = "Style",
    Send = "Send",
    Next = "Next",
    Start = "Start",
    Size = "Size",
    Items = "Items",
    StopWhen = "Stop when",
    Event = "Event",
    Id = "Id",
    Document = "Document",
    Address = "Address",
    Retrieved = "Retrieved",
    Covers = "Covers",
    ItSays = "It says",
    WeWrite = "We write",
    Why = "Why",
}

/// What a cell of a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellContent {
    /// One code span.
    Code,
    /// One code span, or two with `as` between them.
    RenamedCode,
    /// Plain words.
    Words,
    /// One code span or plain words: a value that the program reads. May be empty.
    Value,
    /// Any inline Markdown. May be empty.
    Prose,
}

/// A column as a certain table has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnRule {
    /// The column.
    pub column: Column,
    /// What its cells hold.
    pub content: CellContent,
    /// False when the column may be left out, and its cells may be empty.
    pub required: bool,
}

const fn required(column: Column, content: CellContent) -> ColumnRule {
    ColumnRule {
        column,
        content,
        required: true,
    }
}

const fn optional(column: Column, content: CellContent) -> ColumnRule {
    ColumnRule {
        column,
        content,
        required: false,
    }
}

/// One constant per table.
mod tables {
    use super::CellContent::{Code, Prose, RenamedCode, Value, Words};
    use super::{Column as C, ColumnRule, optional, required};

    pub(super) const FIELDS: &[ColumnRule] = &[
        required(C::Field, RenamedCode),
        required(C::Type, Code),
        required(C::Need, Words),
        optional(C::Rules, Prose),
        optional(C::Example, Prose),
        required(C::Description, Prose),
        optional(C::Source, Prose),
    ];
    pub(super) const ENUM: &[ColumnRule] = &[
        required(C::Value, Code),
        optional(C::Rust, Value),
        required(C::Description, Prose),
        optional(C::Source, Prose),
    ];
    pub(super) const UNTAGGED: &[ColumnRule] = &[
        required(C::Variant, Code),
        required(C::Type, Code),
        required(C::KnownBy, Prose),
    ];
    pub(super) const TAGGED: &[ColumnRule] = &[
        required(C::Value, Code),
        required(C::Type, Code),
        optional(C::Variant, Code),
    ];
    pub(super) const ERRORS: &[ColumnRule] = &[
        required(C::Status, Words),
        required(C::Type, Code),
        optional(C::Content, Value),
        required(C::Retry, Words),
        required(C::Meaning, Prose),
        optional(C::Source, Prose),
    ];
    pub(super) const SETTINGS: &[ColumnRule] = &[
        required(C::Setting, Code),
        required(C::Value, Code),
        required(C::Source, Prose),
    ];
    pub(super) const LIMITS: &[ColumnRule] = &[
        required(C::Limit, Value),
        required(C::Amount, Value),
        required(C::Per, Value),
        required(C::Counts, Value),
        required(C::KeyedBy, Value),
        required(C::Source, Prose),
    ];
    pub(super) const RESPONSE_HEADERS: &[ColumnRule] = &[
        required(C::Header, Code),
        required(C::Type, Code),
        required(C::Use, Value),
        required(C::Description, Prose),
    ];
    pub(super) const AUTH: &[ColumnRule] = &[
        required(C::Scheme, Code),
        required(C::Kind, Words),
        required(C::User, Value),
        required(C::Secret, Value),
        required(C::Environment, Value),
        optional(C::Source, Prose),
    ];
    pub(super) const PAGINATION: &[ColumnRule] = &[
        required(C::Style, Code),
        required(C::Kind, Words),
        required(C::Send, Value),
        required(C::Next, Value),
        required(C::Start, Value),
        required(C::Size, Value),
        required(C::Items, Value),
        required(C::StopWhen, Prose),
        optional(C::Source, Prose),
    ];
    pub(super) const EVENTS: &[ColumnRule] = &[
        required(C::Event, Code),
        required(C::Type, Code),
        optional(C::Rules, Prose),
        required(C::Description, Prose),
    ];
    pub(super) const DOCUMENTS: &[ColumnRule] = &[
        required(C::Id, Value),
        required(C::Document, Prose),
        required(C::Address, Prose),
        required(C::Retrieved, Value),
        required(C::Covers, Prose),
    ];
    pub(super) const DEVIATIONS: &[ColumnRule] = &[
        required(C::Document, Prose),
        required(C::ItSays, Prose),
        required(C::WeWrite, Prose),
        required(C::Why, Prose),
    ];
}

impl TableKind {
    /// Every kind of table.
    pub const ALL: &'static [Self] = &[
        Self::Fields,
        Self::Enum,
        Self::Untagged,
        Self::Tagged,
        Self::Errors,
        Self::Settings,
        Self::Limits,
        Self::ResponseHeaders,
        Self::Auth,
        Self::Pagination,
        Self::Events,
        Self::Documents,
        Self::Deviations,
    ];

    /// What diagnostics call such a table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Enum => "enum",
            Self::Untagged => "untagged union",
            Self::Tagged => "tagged union",
            Self::Errors => "errors",
            Self::Settings => "settings",
            Self::Limits => "limits",
            Self::ResponseHeaders => "response headers",
            Self::Auth => "auth",
            Self::Pagination => "pagination",
            Self::Events => "events",
            Self::Documents => "documents",
            Self::Deviations => "deviations",
        }
    }

    /// The columns, in the order in which they stand.
    pub const fn columns(self) -> &'static [ColumnRule] {
        match self {
            Self::Fields => tables::FIELDS,
            Self::Enum => tables::ENUM,
            Self::Untagged => tables::UNTAGGED,
            Self::Tagged => tables::TAGGED,
            Self::Errors => tables::ERRORS,
            Self::Settings => tables::SETTINGS,
            Self::Limits => tables::LIMITS,
            Self::ResponseHeaders => tables::RESPONSE_HEADERS,
            Self::Auth => tables::AUTH,
            Self::Pagination => tables::PAGINATION,
            Self::Events => tables::EVENTS,
            Self::Documents => tables::DOCUMENTS,
            Self::Deviations => tables::DEVIATIONS,
        }
    }

    /// The header row with every column, those in brackets may be left out.
    pub fn header(self) -> String {
        let columns: Vec<String> = self
            .columns()
            .iter()
            .map(|rule| {
                let heading = rule.column.heading();
                if rule.required {
                    heading.to_owned()
                } else {
                    format!("[{heading}]")
                }
            })
            .collect();
        format!("| {} |", columns.join(" | "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_header_row_tells_the_kind_of_its_table() {
        let mut seen = HashSet::new();
        for kind in TableKind::ALL {
            let (fixed, free): (Vec<&ColumnRule>, Vec<&ColumnRule>) =
                kind.columns().iter().partition(|rule| rule.required);
            for choice in 0..1_u32 << free.len() {
                let left_out: HashSet<Column> = free
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| choice & (1 << at) != 0)
                    .map(|(_, rule)| rule.column)
                    .collect();
                let header: Vec<Column> = kind
                    .columns()
                    .iter()
                    .map(|rule| rule.column)
                    .filter(|column| !left_out.contains(column))
                    .collect();
                assert!(
                    seen.insert(header),
                    "{} has no header of its own",
                    kind.name()
                );
            }
            assert!(!fixed.is_empty());
        }
    }

    #[test]
    fn the_header_shows_which_columns_may_be_left_out() {
        assert_eq!(
            TableKind::Enum.header(),
            "| Value | [Rust] | Description | [Source] |"
        );
    }
}
