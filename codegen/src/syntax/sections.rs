//! The outline of the format: which sections and parts there are, in which order, and what stands in
//! each.

use super::TableKind;

/// A `##` section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// What holds for the whole provider.
    Settings,
    /// Rate limits, and the response headers of every operation.
    Limits,
    /// How a client proves who it is.
    Auth,
    /// How lists are paged.
    Pagination,
    /// Errors of every operation.
    Errors,
    /// The operations, in groups.
    Operations,
    /// The named types.
    Types,
    /// What the provider sends to a webhook URL.
    Events,
    /// The documents that the spec was written from.
    Documents,
}

impl SectionKind {
    /// Every section, in the order of the format.
    pub const ALL: &'static [Self] = &[
        Self::Settings,
        Self::Limits,
        Self::Auth,
        Self::Pagination,
        Self::Errors,
        Self::Operations,
        Self::Types,
        Self::Events,
        Self::Documents,
    ];

    /// What stands in the heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Settings => "Settings",
            Self::Limits => "Limits",
            Self::Auth => "Auth",
            Self::Pagination => "Pagination",
            Self::Errors => "Errors",
            Self::Operations => "Operations",
            Self::Types => "Types",
            Self::Events => "Events",
            Self::Documents => "Documents",
        }
    }

    /// What may stand directly below the heading.
    pub(super) const fn rules(self) -> Rules {
        let tables: &[TableKind] = match self {
            Self::Settings => &[TableKind::Settings],
            Self::Limits => &[TableKind::Limits, TableKind::ResponseHeaders],
            Self::Auth => &[TableKind::Auth],
            Self::Pagination => &[TableKind::Pagination],
            Self::Errors => &[TableKind::Errors],
            Self::Operations | Self::Types => &[],
            Self::Events => &[TableKind::Settings, TableKind::Events],
            Self::Documents => &[TableKind::Documents, TableKind::Deviations],
        };
        Rules {
            tables,
            ..Rules::PROSE
        }
    }

    /// The parts that may stand at the end of the section itself.
    pub(super) const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Events => &["Notes"],
            _ => &[],
        }
    }
}

/// What a `###` heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// An authentication scheme, in Auth.
    Scheme,
    /// A group of operations, in Operations: a name without a dot.
    Group,
    /// An operation, in Operations: `group.method`.
    Operation,
    /// A type, in Types.
    Type,
}

impl EntryKind {
    /// What may stand between the heading and the first part.
    pub(super) const fn rules(self) -> Rules {
        match self {
            Self::Scheme => Rules {
                attributes: true,
                ..Rules::PROSE
            },
            Self::Group => Rules::PROSE,
            Self::Operation => Rules {
                code_line: CodeLineRule::Required(
                    "the method and path, as in `` `GET /v2/webhooks` ``",
                ),
                attributes: true,
                tables: &[],
            },
            Self::Type => Rules {
                code_line: CodeLineRule::Required(
                    "the shape, as in `` `object` `` or `` `enum string open` ``",
                ),
                attributes: true,
                tables: &[
                    TableKind::Fields,
                    TableKind::Enum,
                    TableKind::Tagged,
                    TableKind::Untagged,
                ],
            },
        }
    }

    /// What diagnostics call such an entry.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scheme => "a scheme",
            Self::Group => "a group",
            Self::Operation => "an operation",
            Self::Type => "a type",
        }
    }

    pub(super) fn allows_name(self, name: &str) -> bool {
        match self {
            Self::Scheme | Self::Group => is_snake_case(name),
            Self::Operation => name
                .split_once('.')
                .is_some_and(|(group, method)| is_snake_case(group) && is_snake_case(method)),
            Self::Type => {
                name.starts_with(|first: char| first.is_ascii_uppercase())
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
        }
    }

    pub(super) const fn name_form(self) -> &'static str {
        match self {
            Self::Scheme | Self::Group => "a name in lower snake case, such as `webhooks`",
            Self::Operation => {
                "group and method in lower snake case, such as `webhooks.list_events`"
            }
            Self::Type => "a name in upper camel case, such as `WebhookId`",
        }
    }

    /// The parts that may stand in such an entry, in their order.
    pub(super) const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Operation => PartKind::HEADINGS,
            Self::Type => &["Notes"],
            Self::Scheme | Self::Group => &[],
        }
    }
}

/// The encoding of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyEncoding {
    /// `#### Body json`
    Json,
    /// `#### Body form`
    Form,
    /// `#### Body multipart`
    Multipart,
    /// `#### Body bytes`
    Bytes,
}

/// The success statuses of a Response part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResponseStatus {
    /// One status, 200 to 399.
    Exact(u16),
    /// `2XX`: no document names the status.
    AnySuccess,
}

/// A `####` part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// Path parameters.
    Path,
    /// Query parameters.
    Query,
    /// Request headers.
    Headers,
    /// The request body.
    Body(BodyEncoding),
    /// A success.
    Response(ResponseStatus),
    /// Headers of the successes.
    ResponseHeaders,
    /// The documented errors.
    Errors,
    /// Remarks for the reference.
    Notes,
}

impl PartKind {
    /// The headings, in the order of the format. `NNN` stands for a status.
    pub(super) const HEADINGS: &'static [&'static str] = &[
        "Path",
        "Query",
        "Headers",
        "Body json",
        "Body form",
        "Body multipart",
        "Body bytes",
        "Response NNN",
        "Response headers",
        "Errors",
        "Notes",
    ];

    /// The part that a heading names.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        Some(match heading {
            "Path" => Self::Path,
            "Query" => Self::Query,
            "Headers" => Self::Headers,
            "Body json" => Self::Body(BodyEncoding::Json),
            "Body form" => Self::Body(BodyEncoding::Form),
            "Body multipart" => Self::Body(BodyEncoding::Multipart),
            "Body bytes" => Self::Body(BodyEncoding::Bytes),
            "Response headers" => Self::ResponseHeaders,
            "Errors" => Self::Errors,
            "Notes" => Self::Notes,
            _ => Self::Response(ResponseStatus::of(heading.strip_prefix("Response ")?)?),
        })
    }

    /// The heading's place in [`Self::HEADINGS`].
    pub(super) const fn rank(self) -> usize {
        match self {
            Self::Path => 0,
            Self::Query => 1,
            Self::Headers => 2,
            Self::Body(BodyEncoding::Json) => 3,
            Self::Body(BodyEncoding::Form) => 4,
            Self::Body(BodyEncoding::Multipart) => 5,
            Self::Body(BodyEncoding::Bytes) => 6,
            Self::Response(_) => 7,
            Self::ResponseHeaders => 8,
            Self::Errors => 9,
            Self::Notes => 10,
        }
    }

    /// What may stand in the part.
    pub(super) const fn rules(self) -> Rules {
        let (code_line, tables): (_, &[TableKind]) = match self {
            Self::Path | Self::Query | Self::Headers => (CodeLineRule::None, &[TableKind::Fields]),
            Self::Body(_) => (CodeLineRule::Optional, &[TableKind::Fields]),
            Self::Response(_) => (
                CodeLineRule::Required("a type, `` `none` ``, `` `bytes` `` or `` `stream T` ``"),
                &[TableKind::Fields],
            ),
            Self::ResponseHeaders => (CodeLineRule::None, &[TableKind::ResponseHeaders]),
            Self::Errors => (CodeLineRule::None, &[TableKind::Errors]),
            Self::Notes => (CodeLineRule::None, &[]),
        };
        Rules {
            code_line,
            attributes: false,
            tables,
        }
    }
}

impl ResponseStatus {
    fn of(text: &str) -> Option<Self> {
        if text == "2XX" {
            return Some(Self::AnySuccess);
        }
        let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let status = text.parse().ok().filter(|_| digits)?;
        (200..400).contains(&status).then_some(Self::Exact(status))
    }
}

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// What may stand below a heading, beside prose and fences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) code_line: CodeLineRule,
    /// Whether a bullet list is a list of attributes.
    pub(super) attributes: bool,
    /// The tables, each at most once.
    pub(super) tables: &'static [TableKind],
}

impl Rules {
    /// Prose and fences alone.
    pub(super) const PROSE: Self = Self {
        code_line: CodeLineRule::None,
        attributes: false,
        tables: &[],
    };
}

/// Whether a place begins with a code line.
#[derive(Clone, Copy, Debug)]
pub(super) enum CodeLineRule {
    /// A paragraph of code spans is prose.
    None,
    /// It may.
    Optional,
    /// It has to; the text says with what.
    Required(&'static str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_ranks_agree() {
        for (rank, heading) in PartKind::HEADINGS.iter().enumerate() {
            let part = PartKind::of_heading(&heading.replace("NNN", "200")).unwrap();
            assert_eq!(part.rank(), rank, "{heading}");
        }
    }

    #[test]
    fn a_response_names_a_success() {
        let status = |text: &str| match PartKind::of_heading(text) {
            Some(PartKind::Response(status)) => Some(status),
            _ => None,
        };
        assert_eq!(status("Response 204"), Some(ResponseStatus::Exact(204)));
        assert_eq!(status("Response 2XX"), Some(ResponseStatus::AnySuccess));
        for wrong in [
            "Response 404",
            "Response 20",
            "Response +20",
            "Response 4XX",
            "Response",
        ] {
            assert_eq!(PartKind::of_heading(wrong), None, "{wrong}");
        }
    }
}
