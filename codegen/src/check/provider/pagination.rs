//! Pagination: each style holds what its kind needs, and each operation that uses it has it.

use crate::check::header_text;
use crate::check::view::{Step, WholeBody, at_path, kinds};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, JsonKind, JsonPath, JsonPathStep, Operation, Pagination, PaginationKind, ParameterPlace,
    Placement, Resolved, Spanned, StopWhen, WireName,
};
use crate::source::Span;
use crate::suggest::closest;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    for style in &api.pagination {
        check_style(style, report);
    }
    for operation in &api.operations {
        if let Some(pages) = &operation.pages {
            Use {
                api,
                operation,
                style: api.pagination(pages.value),
                span: pages.span,
                report,
            }
            .check();
        }
    }
}

fn check_style(style: &Pagination, report: &mut Report) {
    let mut problem = |span: Span, message: &str, expected: &str| {
        report.push(Diagnostic::error(Code::Pagination, span, message).expected(expected));
    };
    let name = style.name.span;
    match style.kind {
        PaginationKind::Offset | PaginationKind::Page => {
            if style.at_parameter.is_none() {
                problem(
                    name,
                    "nothing tells the server which page is wanted",
                    "`at=PARAMETER` under Send",
                );
            }
            if let Some(next) = &style.next {
                problem(
                    next.span,
                    "pages that are counted have no Next",
                    "an empty cell",
                );
            }
            if let Some(start) = &style.start
                && start.value < 0
            {
                problem(start.span, "the first position is negative", "0 or more");
            }
        }
        PaginationKind::Token => {
            if style.at_parameter.is_none() {
                problem(
                    name,
                    "nothing sends the token back",
                    "`at=PARAMETER` under Send",
                );
            }
            if style.next.is_none() {
                problem(
                    name,
                    "it is not said where a response has the token",
                    "a path or `header NAME` under Next",
                );
            }
        }
        PaginationKind::Link => {
            if style.next.is_none() {
                problem(
                    name,
                    "it is not said where a response has the link",
                    "a path or `header Link` under Next",
                );
            }
            if let Some(at) = &style.at_parameter {
                problem(at.span, "the link holds the position", "Send without `at`");
            }
        }
    }
    if matches!(style.kind, PaginationKind::Token | PaginationKind::Link)
        && let Some(start) = &style.start
    {
        problem(
            start.span,
            "the first page of this kind has no position",
            "an empty cell",
        );
    }
    match &style.size {
        Some(size) if size.value < 1 => {
            problem(size.span, "a page has at least one item", "1 or more");
        }
        Some(size) if style.size_parameter.is_none() => {
            problem(
                size.span,
                "nothing sends this size",
                "`size=PARAMETER` under Send",
            );
        }
        _ => {}
    }
    match &style.stop.value {
        StopWhen::NoNext if style.next.is_none() => {
            problem(
                style.stop.span,
                "without Next, no page can lack it",
                "`short page` or `empty page`",
            );
        }
        StopWhen::ShortPage if style.size_parameter.is_none() => {
            problem(
                style.stop.span,
                "without a size, no page is known to be short",
                "`empty page`",
            );
        }
        _ => {}
    }
    if let Some(Placement::Header { name }) = style.next.as_ref().map(|next| &next.value)
        && let Some(next) = &style.next
    {
        header_text::name(&Spanned::new(name.clone(), next.span), report);
    }
}

struct Use<'a, 'r> {
    api: &'a Api<Resolved>,
    operation: &'a Operation<Resolved>,
    style: &'a Pagination,
    span: Span,
    report: &'r mut Report,
}

impl Use<'_, '_> {
    fn check(mut self) {
        let counted = matches!(
            self.style.kind,
            PaginationKind::Offset | PaginationKind::Page
        );
        if let Some(size) = &self.style.size_parameter {
            self.parameter(size, JsonKind::Number);
        }
        if let Some(at) = &self.style.at_parameter {
            self.parameter(
                at,
                if counted {
                    JsonKind::Number
                } else {
                    JsonKind::String
                },
            );
        }
        let style = self.style;
        self.path(&style.items.value, &[JsonKind::Array], "items");
        if let Some(Placement::Body { path }) = style.next.as_ref().map(|next| &next.value) {
            self.path(path, &[JsonKind::String, JsonKind::Number], "next page");
        }
        if let StopWhen::False { path } = &style.stop.value {
            self.path(path, &[JsonKind::Boolean], "mark of the last page");
        }
    }

    /// The parameter is one of the query, maybe within an object (`page[size]`), and of this kind.
    fn parameter(&mut self, parameter: &Spanned<WireName>, kind: JsonKind) {
        let wire = parameter.value.as_str();
        let query = self
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == ParameterPlace::Query)
            .map(|parameter| &parameter.field);
        if let Some(field) = query
            .clone()
            .find(|field| field.wire.value.as_str() == wire)
        {
            let possible = kinds(self.api, &field.ty);
            // A token may be a number, and a number is written like text.
            let fits = possible.contains(kind)
                || (kind == JsonKind::String && possible.contains(JsonKind::Number));
            if !fits {
                self.problem(
                    format!("the parameter `{wire}` is {possible}"),
                    field.ty.span,
                );
            }
            return;
        }
        let within = wire
            .split_once('[')
            .map(|(outer, rest)| (outer, rest.trim_end_matches(']')));
        if let Some((outer, inner)) = within
            && let Some(field) = query
                .clone()
                .find(|field| field.wire.value.as_str() == outer)
        {
            let steps = inner
                .split("][")
                .map(|name| JsonPathStep::Member {
                    name: WireName::new(name),
                })
                .collect::<Vec<_>>();
            if !matches!(at_path(self.api, &field.ty, &steps), Step::Missing { .. }) {
                return;
            }
        }
        let known: Vec<&str> = query.map(|field| field.wire.value.as_str()).collect();
        self.report.push(
            Diagnostic::error(
                Code::Pagination,
                self.span,
                format!("this operation has no query parameter `{wire}`"),
            )
            .suggest(closest(wire, known))
            .related(parameter.span, "the style sends it"),
        );
    }

    /// Some JSON response has the path, with a value of one of these kinds.
    fn path(&mut self, path: &JsonPath, wanted: &[JsonKind], what: &str) {
        let mut close = None;
        let mut wrong_type = None;
        for response in &self.operation.responses {
            let Some(body) = WholeBody::response(self.api, self.operation, response) else {
                continue;
            };
            match body.at_path(self.api, path) {
                Step::Anything => return,
                Step::Type(ty) => {
                    let possible = kinds(self.api, ty);
                    if wanted.iter().any(|kind| possible.contains(*kind)) {
                        return;
                    }
                    wrong_type = Some((possible, ty.span));
                }
                Step::Missing { step, known } => close = close.or(closest(&step, known)),
            }
        }
        if let Some((possible, span)) = wrong_type {
            self.problem(
                format!("the {what} under `{path}` cannot be {possible}"),
                span,
            );
            return;
        }
        self.report.push(
            Diagnostic::error(
                Code::Pagination,
                self.span,
                format!("no response of this operation has the {what} under `{path}`"),
            )
            .suggest(close)
            .related(self.style.span, "the style"),
        );
    }

    fn problem(&mut self, message: String, span: Span) {
        self.report.push(
            Diagnostic::error(Code::Pagination, self.span, message).related(span, "its type"),
        );
    }
}
