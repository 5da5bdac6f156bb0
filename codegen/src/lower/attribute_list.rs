//! The attributes of an entry: each name once, and only names that its kind of entry has.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::suggest;
use crate::syntax::{Attribute, Inline, Text};

use super::words::{Word, alternatives};

/// The attributes of one entry.
#[derive(Debug)]
pub(super) struct AttributeList<'d, 'a> {
    attributes: Vec<&'d Attribute<'a>>,
    /// Those without a value, which were reported.
    empty: Vec<&'d Attribute<'a>>,
}

impl<'d, 'a> AttributeList<'d, 'a> {
    /// Takes the attributes whose names are among `known` and reports the others, those that stand
    /// twice and those without a value. `owner` names the entry in the report, as in `a scheme`.
    ///
    /// In `known`, `` `NAME` `` stands for any code span: `` scope `NAME` ``. Such an attribute may stand
    /// once for every code.
    pub(super) fn read(
        attributes: &'d [Attribute<'a>],
        owner: &str,
        known: &[&str],
        report: &mut Report,
    ) -> Self {
        let mut taken: Vec<&Attribute<'_>> = Vec::new();
        let mut empty = Vec::new();
        for attribute in attributes {
            let name = name(attribute);
            if !known.contains(&&*name.text) {
                report.push(
                    Diagnostic::error(
                        Code::UnknownAttribute,
                        name.span,
                        format!("{owner} has no attribute `{}`", name.text),
                    )
                    .expected(alternatives(known))
                    .suggest(suggest::closest(&name.text, known.iter().copied())),
                );
                continue;
            }
            if let Some(earlier) = taken
                .iter()
                .find(|earlier| earlier.name.raw() == attribute.name.raw())
            {
                report.push(
                    Diagnostic::error(
                        Code::DuplicateAttribute,
                        attribute.name.span(),
                        "this attribute is given twice",
                    )
                    .related(earlier.name.span(), "first given here"),
                );
                continue;
            }
            if attribute.value.is_empty() {
                report.push(Diagnostic::error(
                    Code::AttributeValue,
                    attribute.span,
                    format!("the attribute `{}` has no value", name.text),
                ));
                empty.push(attribute);
                continue;
            }
            taken.push(attribute);
        }
        Self {
            attributes: taken,
            empty,
        }
    }

    /// The value of an attribute.
    pub(super) fn get(&self, known: &str) -> Option<Text<'a>> {
        self.all(known).next().map(|attribute| attribute.value)
    }

    /// The value of an attribute that holds names: plain text, without code spans and links.
    pub(super) fn plain(&self, known: &str, report: &mut Report) -> Option<Word<'a>> {
        let value = self.get(known)?;
        let marked = value.pieces().into_iter().find_map(|piece| match piece {
            Inline::Text { .. } => None,
            Inline::Code(code) => Some(code.outer),
            Inline::Link { span, .. } => Some(span),
        });
        let Some(span) = marked else {
            return Some(Word::of_text(value));
        };
        report.push(
            Diagnostic::error(
                Code::AttributeValue,
                span,
                format!("the attribute `{known}` is plain text"),
            )
            .help("Leave out the backticks, or the link."),
        );
        None
    }

    /// True when the attribute is given, if only without a value.
    pub(super) fn mentions(&self, known: &str) -> bool {
        let mut given = self.attributes.iter().chain(&self.empty);
        given.any(|attribute| name(attribute).text == known)
    }

    /// The attributes of a name with a code span.
    pub(super) fn all(&self, known: &str) -> impl Iterator<Item = &'d Attribute<'a>> {
        self.attributes
            .iter()
            .copied()
            .filter(move |attribute| name(attribute).text == known)
    }
}

/// The name, with `NAME` in place of what stands in its code span, if it has one.
fn name<'a>(attribute: &Attribute<'a>) -> Word<'a> {
    let written = Word::of_text(attribute.name);
    match attribute.name.pieces().as_slice() {
        [Inline::Text { text, .. }, Inline::Code(_)] => Word {
            text: Cow::Owned(format!("{text}`NAME`")),
            span: written.span,
        },
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::entry;
    use super::*;
    use crate::syntax::sections::SectionKind;

    const KNOWN: &[&str] = &["source", "token url", "scope `NAME`"];

    /// What is given of `source`, `token url` and the scopes, and what is reported.
    fn read(attributes: &str) -> (Vec<String>, Vec<String>) {
        let text = format!("### token\n\nA token.\n\n{attributes}");
        entry(SectionKind::Auth, &text, |entry, report| {
            let list = AttributeList::read(&entry.content.attributes, "a scheme", KNOWN, report);
            ["source", "token url"]
                .iter()
                .filter_map(|name| list.get(name))
                .chain(list.all("scope `NAME`").map(|attribute| attribute.value))
                .map(|value| value.raw().to_owned())
                .collect()
        })
    }

    #[test]
    fn every_attribute_is_found_by_its_name() {
        let (values, problems) =
            read("- token url: https://a.example: b\n- scope `x: y`: one\n- scope `z`: two");
        assert_eq!(values, ["https://a.example: b", "one", "two"]);
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn unknown_doubled_and_empty_ones_are_reported() {
        let (values, problems) = read(
            "- source: a\n- source: b\n- scope: all\n- scope `z`: one\n- scope `z`: two\n- token url:",
        );
        assert_eq!(values, ["a", "one"]);
        assert_eq!(
            problems,
            [
                "duplicate-attribute: source",
                "unknown-attribute: scope",
                "duplicate-attribute: scope `z`",
                "attribute-value: token url:",
            ]
        );
    }
}
