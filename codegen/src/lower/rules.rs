//! The rules of a field, a parameter or an event.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{ArrayStyle, InferredPart, Rules, Spanned, WebhookRole};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::suggest;
use crate::syntax::{Inline, Text};

use super::words::Word;
use super::{bounds, default_value, keyword};

/// What a cell of rules says.
#[derive(Debug, Default)]
pub(super) struct RulesCell {
    /// The rules.
    pub(super) rules: Rules,
    /// What was concluded.
    pub(super) inferred: Vec<InferredPart>,
}

/// The rules in a cell, which are separated by commas.
pub(super) fn lower(cell: Text<'_>, report: &mut Report) -> RulesCell {
    let mut read = RulesCell::default();
    let mut seen: Vec<(&'static str, Span)> = Vec::new();
    for part in cell.split_commas() {
        if let Some(name) = read.rule(part, report) {
            report_doubled(name, part.span(), &seen, report);
            seen.push((name, part.span()));
        }
    }
    read
}

impl RulesCell {
    /// Takes over one rule; gives what it must not meet again.
    fn rule(&mut self, part: Text<'_>, report: &mut Report) -> Option<&'static str> {
        let Some(words) = part.words() else {
            return self.rule_with_code(part, report);
        };
        if let Some((name, flag)) = FLAGS.iter().find(|(name, _)| *name == words) {
            *flag(&mut self.rules) = true;
            return Some(name);
        }
        if let Some(part) = InferredPart::from_keyword(words) {
            self.inferred.push(part);
            return part.keyword();
        }
        if let Some(role) = WebhookRole::from_keyword(words) {
            self.rules.webhook = Some(role);
            return Some("webhook");
        }
        if let Some(style) = ArrayStyle::from_keyword(words) {
            self.rules.array_style = Some(Spanned::new(style, part.span()));
            return Some("array style");
        }
        let word = Word::of_text(part);
        match words.split_once(' ') {
            Some(("default", _)) => {
                let value = default_value::plain(&word.strip_prefix(DEFAULT)?, report)?;
                self.rules.default = Some(value);
                Some("default")
            }
            Some(("len", _)) => {
                let length = bounds::length(&word.strip_prefix("len ")?, report)?;
                self.rules.length = Some(Spanned::new(length, word.span));
                Some("len")
            }
            Some(("items", _)) => {
                let length = bounds::length(&word.strip_prefix("items ")?, report)?;
                self.rules.items = Some(Spanned::new(length, word.span));
                Some("items")
            }
            _ if bounds::looks_like(words) => {
                bounds::range(&word, &mut self.rules.range, report);
                None
            }
            _ => {
                report.push(unknown(&word));
                None
            }
        }
    }

    /// Takes over a rule that holds a code span.
    fn rule_with_code(&mut self, part: Text<'_>, report: &mut Report) -> Option<&'static str> {
        match part.pieces().as_slice() {
            [Inline::Text { text, .. }, Inline::Code(code)] if text == DEFAULT => {
                let value = default_value::code(&Word::of_code(code), report)?;
                self.rules.default = Some(value);
                Some("default")
            }
            [Inline::Text { text, .. }, Inline::Code(code)] if text == "matches " => {
                self.rules.pattern = Some(Word::of_code(code).spanned());
                Some("matches")
            }
            [Inline::Code(code)] => {
                report.push(
                    Diagnostic::error(
                        Code::Rule,
                        part.span(),
                        format!("the rule `{}` stands in a code span", code.text),
                    )
                    .expected("rules as plain words"),
                );
                None
            }
            _ => {
                report.push(unknown(&Word::of_text(part)));
                None
            }
        }
    }
}

/// What stands before the value of a default.
const DEFAULT: &str = "default ";

/// A place in the rules that a word alone fills.
type Flag = fn(&mut Rules) -> &mut bool;

const FLAGS: &[(&str, Flag)] = &[
    ("unique", |rules| &mut rules.unique),
    ("secret", |rules| &mut rules.secret),
    ("read only", |rules| &mut rules.read_only),
    ("write only", |rules| &mut rules.write_only),
    ("deprecated", |rules| &mut rules.deprecated),
    ("flag", |rules| &mut rules.flag),
    ("replaced whole", |rules| &mut rules.replaced_whole),
    ("omission resets", |rules| &mut rules.omission_resets),
    ("deep object", |rules| &mut rules.deep_object),
];

/// The rules that take a value, as messages show them.
const WITH_VALUE: &[(&str, &str)] = &[
    ("default", "default 10"),
    ("len", "len 1..=255"),
    ("items", "items 1..=50"),
    ("matches", "matches `^https://`"),
];

fn unknown(rule: &Word<'_>) -> Diagnostic {
    if rule.is_empty() {
        return Diagnostic::error(Code::Rule, rule.span, "a rule is missing beside a comma")
            .expected("a rule between two commas, none at the end");
    }
    let found = Diagnostic::error(Code::Rule, rule.span, format!("`{}` is no rule", rule.text));
    let first = rule.text.split(' ').next().unwrap_or_default();
    if let Some((_, form)) = WITH_VALUE.iter().find(|(name, _)| *name == first) {
        return found.expected(format!("`{form}`"));
    }
    let known = FLAGS
        .iter()
        .map(|(name, _)| *name)
        .chain(keyword::spellings::<InferredPart>())
        .chain(keyword::spellings::<WebhookRole>())
        .chain(keyword::spellings::<ArrayStyle>());
    found
        .expected("a rule of the format, such as `read only`, `default 10` or `len 1..=255`")
        .suggest(suggest::closest(&rule.text, known))
}

fn report_doubled(
    name: &'static str,
    span: Span,
    seen: &[(&'static str, Span)],
    report: &mut Report,
) {
    if let Some((_, earlier)) = seen.iter().find(|(other, _)| *other == name) {
        report.push(
            Diagnostic::error(Code::DuplicateRule, span, format!("a second rule `{name}`"))
                .expected("each rule once")
                .related(*earlier, "the first one"),
        );
    }
}
