//! Sources, and marks of what was concluded.

use bindery_codegen::ir::{Evidence, InferredPart, SourceRef};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::text;

/// Sources; a conclusion or choice stands last.
pub(super) fn sources() -> BoxedStrategy<Vec<SourceRef>> {
    let document = (
        "[a-z]{1,6}(-[a-z]{1,6})?(\\.md)?",
        prop_oneof![
            Just((None, None)),
            (1..9999_u32).prop_map(|line| (Some(line), None)),
            text::marked().prop_map(|heading| (None, Some(heading))),
        ],
    )
        .prop_map(|(document, (line, heading))| SourceRef::Document {
            document,
            line,
            heading,
            span: Span::default(),
        });
    let span = Span::default();
    let conclusion = proptest::option::of(prop_oneof![
        text::commonmark().prop_map(move |reason| SourceRef::Inferred { reason, span }),
        text::commonmark().prop_map(move |reason| SourceRef::OurChoice { reason, span }),
    ]);
    (vec(document, 0..3), conclusion)
        .prop_map(|(mut sources, conclusion)| {
            sources.extend(conclusion);
            sources
        })
        .boxed()
}

/// What a row with a source and no rules can say.
pub(super) fn of_row() -> BoxedStrategy<Evidence> {
    sources()
        .prop_map(|sources| Evidence {
            sources,
            inferred: Vec::new(),
        })
        .boxed()
}

/// What a row with rules and no source can say.
pub(super) fn of_rules() -> BoxedStrategy<Evidence> {
    let parts = [
        InferredPart::All,
        InferredPart::Type,
        InferredPart::Null,
        InferredPart::Need,
        InferredPart::Rules,
    ];
    subsequence(parts.to_vec(), 0..=2)
        .prop_map(|inferred| Evidence {
            sources: Vec::new(),
            inferred,
        })
        .boxed()
}

/// What a row with rules and a source can say.
pub(super) fn of_field() -> BoxedStrategy<Evidence> {
    (of_rules(), sources())
        .prop_map(|(evidence, sources)| Evidence {
            sources,
            ..evidence
        })
        .boxed()
}

/// What a code line can say.
pub(super) fn of_code_line() -> BoxedStrategy<Evidence> {
    any::<bool>()
        .prop_map(|all| Evidence {
            sources: Vec::new(),
            inferred: all.then_some(InferredPart::All).into_iter().collect(),
        })
        .boxed()
}

/// What a code line and attributes can say.
pub(super) fn of_entry() -> BoxedStrategy<Evidence> {
    (of_code_line(), sources())
        .prop_map(|(evidence, sources)| Evidence {
            sources,
            ..evidence
        })
        .boxed()
}
