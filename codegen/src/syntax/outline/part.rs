//! Parts: what a `####` heading begins, in which order they stand.

use super::Outline;
use super::leaves::Leaf;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::sections::PartKind;
use crate::syntax::tree::{Heading, Part};

impl Outline<'_> {
    pub(super) fn part<'a>(
        &mut self,
        leaf: Leaf<'a>,
        allowed: &[&str],
        place: &str,
        parts: &mut Vec<Part<'a>>,
        span: &mut Span,
    ) {
        let heading = leaf.heading;
        if heading.level > 4 {
            self.level(
                &heading,
                "a spec has four levels of headings",
                "`#### ` and a part",
            );
            return;
        }
        let Some(kind) = self.part_kind(&heading, allowed, place) else {
            return;
        };
        let part = Part {
            kind,
            heading,
            span: leaf.span(),
            content: self.content(&heading, leaf.items, kind.rules()),
        };
        *span = span.to(part.span);
        let twin = parts.iter().find(|other| match (other.kind, kind) {
            (PartKind::Body(_), PartKind::Body(_)) => true,
            (one, other) => one == other,
        });
        if let Some(twin) = twin {
            self.report.push(
                Diagnostic::error(
                    Code::DuplicatePart,
                    heading.span,
                    format!("a second part `{}`", heading.text.raw()),
                )
                .related(twin.heading.span, "the first one")
                .help(match kind {
                    PartKind::Body(_) => {
                        "Describe the body that is sent; name the others in Notes."
                    }
                    _ => "Put everything below one heading.",
                }),
            );
            return;
        }
        if let Some(later) = parts.iter().find(|other| other.kind.rank() > kind.rank()) {
            self.report.push(
                Diagnostic::error(
                    Code::PartOrder,
                    heading.span,
                    format!(
                        "`{}` stands after `{}`",
                        heading.text.raw(),
                        later.heading.text.raw()
                    ),
                )
                .related(later.heading.span, "it belongs before this")
                .expected(format!("the order {}", PartKind::HEADINGS.join(", "))),
            );
        }
        parts.push(part);
    }

    fn part_kind(
        &mut self,
        heading: &Heading<'_>,
        allowed: &[&str],
        place: &str,
    ) -> Option<PartKind> {
        let name = heading.text.raw();
        let kind = PartKind::of_heading(name);
        if let Some(kind) = kind.filter(|kind| allowed.contains(&PartKind::HEADINGS[kind.rank()])) {
            return Some(kind);
        }
        let meant = closest(name, allowed.iter().copied());
        let span = heading.text.span();
        if let Some(status) = name.strip_prefix("Response ").filter(|_| kind.is_none()) {
            self.report.push(
                Diagnostic::error(
                    Code::UnknownPart,
                    span,
                    format!("`{status}` is no success status"),
                )
                .suggest(status.eq_ignore_ascii_case("2XX").then_some("Response 2XX"))
                .expected("a status from 200 to 399, or `2XX` where no document names one")
                .help("Errors stand in the table of an Errors part."),
            );
            return None;
        }
        let problem = if kind.is_some() {
            Diagnostic::error(
                Code::UnknownPart,
                span,
                format!("`{name}` has no meaning in {place}"),
            )
        } else {
            Diagnostic::error(
                Code::UnknownPart,
                span,
                format!("no part of {place} is called `{name}`"),
            )
            .suggest(meant)
        };
        self.report.push(if allowed.is_empty() {
            problem.help("No `####` stands here.")
        } else {
            problem.expected(format!("one of {}", allowed.join(", ")))
        });
        meant.and_then(PartKind::of_heading)
    }
}
