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
        match part.pieces().as_slice() {
            [Inline::Text { .. }] => self.words(&Word::of_text(part), report),
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

    /// Takes over a rule of plain words.
    fn words(&mut self, rule: &Word<'_>, report: &mut Report) -> Option<&'static str> {
        if let Some((name, flag)) = FLAGS.iter().find(|(name, _)| *name == rule.text) {
            *flag(&mut self.rules) = true;
            return Some(name);
        }
        if let Some(part) = InferredPart::from_keyword(&rule.text) {
            self.inferred.push(part);
            return part.keyword();
        }
        if let Some(role) = WebhookRole::from_keyword(&rule.text) {
            self.rules.webhook = Some(role);
            return Some("webhook");
        }
        if let Some(style) = ArrayStyle::from_keyword(&rule.text) {
            self.rules.array_style = Some(Spanned::new(style, rule.span));
            return Some("array style");
        }
        if let Some(value) = rule.strip_prefix(DEFAULT) {
            self.rules.default = Some(default_value::plain(&value, report)?);
            return Some("default");
        }
        if let Some(length) = rule.strip_prefix("len ") {
            let length = bounds::length(&length, report)?;
            self.rules.length = Some(Box::new(Spanned::new(length, rule.span)));
            return Some("len");
        }
        if let Some(length) = rule.strip_prefix("items ") {
            let length = bounds::length(&length, report)?;
            self.rules.items = Some(Box::new(Spanned::new(length, rule.span)));
            return Some("items");
        }
        if bounds::looks_like(&rule.text) {
            bounds::range(rule, &mut self.rules.range, report);
        } else {
            report.push(unknown(rule));
        }
        None
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
    ("default", "`default 10`"),
    ("len", "`len 1..=255`"),
    ("items", "`items 1..=50`"),
    ("matches", "`` matches `^https://` ``"),
];

fn unknown(rule: &Word<'_>) -> Diagnostic {
    if rule.is_empty() {
        return Diagnostic::error(Code::Rule, rule.span, "a rule is missing beside a comma")
            .expected("a rule between two commas, none at the end");
    }
    let found = Diagnostic::error(Code::Rule, rule.span, format!("`{}` is no rule", rule.text));
    let first = rule.text.split(' ').next().unwrap_or_default();
    if let Some((_, form)) = WITH_VALUE.iter().find(|(name, _)| *name == first) {
        return found.expected(*form);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Bound, Length, Range};
    use crate::lower::testing;
    use crate::syntax::columns::Column;

    fn read(rules: &str) -> testing::Reading<RulesCell> {
        testing::cell(Column::Rules, rules, lower)
    }

    fn good(rules: &str) -> RulesCell {
        let (read, problems) = read(rules);
        assert_eq!(problems, [""; 0], "{rules}");
        read
    }

    #[test]
    fn words_are_flags_roles_styles_and_marks() {
        let read =
            good("read only, webhook events, comma list, deep object, inferred null, inferred");
        assert!(read.rules.read_only && read.rules.deep_object && !read.rules.write_only);
        assert_eq!(read.rules.webhook, Some(WebhookRole::Events));
        assert_eq!(
            read.rules.array_style.clone().unwrap().value,
            ArrayStyle::CommaList
        );
        assert_eq!(read.inferred, [InferredPart::Null, InferredPart::All]);
        assert_eq!(good("").rules, Rules::default());
    }

    #[test]
    fn defaults_are_json() {
        let default = |rule: &str| good(rule).rules.default.clone().unwrap().value;
        assert_eq!(default("default 10"), serde_json::json!(10));
        assert_eq!(default("default -1.5"), serde_json::json!(-1.5));
        assert_eq!(default("default false"), serde_json::json!(false));
        assert_eq!(default("default `\"a, b\"`"), serde_json::json!("a, b"));
        assert_eq!(default("default `null`"), serde_json::Value::Null);
        assert_eq!(default("default `[\"x\\|y\"]`"), serde_json::json!(["x|y"]));
    }

    #[test]
    fn bounds_include_themselves_or_not() {
        let range = |rules: &str| good(rules).rules.range.clone().unwrap().value;
        let bound = |number: i64, exclusive| {
            Some(Bound {
                value: number.into(),
                exclusive,
            })
        };
        let both = |min, max| Range { min, max };
        assert_eq!(range("10..=100"), both(bound(10, false), bound(100, false)));
        assert_eq!(range("> -1"), both(bound(-1, true), None));
        assert_eq!(range("<= 9, > 0"), both(bound(0, true), bound(9, false)));
        let length = |min, max| Length { min, max };
        assert_eq!(
            good("len >= 1").rules.length.clone().unwrap().value,
            length(Some(1), None)
        );
        assert_eq!(
            good("items 1..=50").rules.items.clone().unwrap().value,
            length(Some(1), Some(50))
        );
        assert_eq!(
            good("matches `^a,b$`").rules.pattern.clone().unwrap().value,
            "^a,b$"
        );
    }

    #[test]
    fn what_is_no_rule_is_underlined() {
        for (rules, problems) in [
            ("readonly", vec!["rule: readonly"]),
            ("unique, , secret", vec!["rule: "]),
            ("`unique`", vec!["rule: `unique`"]),
            ("default", vec!["rule: default"]),
            ("default red", vec!["rule-default: red"]),
            ("default null", vec!["rule-default: null"]),
            ("default `10`", vec!["rule-default: 10"]),
            ("default `red`", vec!["rule-default: red"]),
            ("matches ^a", vec!["rule: matches ^a"]),
            ("10..100", vec!["rule: 10..100"]),
            (">=10", vec!["rule: >=10"]),
            ("len > 0", vec!["rule: > 0"]),
            ("len -1..=2", vec!["rule: -1..=2"]),
            ("items", vec!["rule: items"]),
            ("len 01..=2", vec!["rule: 01..=2"]),
            (">= 1, <= 2", vec!["rule: <= 2"]),
            ("> 1, > 2", vec!["duplicate-rule: > 2"]),
            ("unique, unique", vec!["duplicate-rule: unique"]),
            (
                "comma list, repeated key",
                vec!["duplicate-rule: repeated key"],
            ),
            ("uniqe, secrt", vec!["rule: uniqe", "rule: secrt"]),
        ] {
            assert_eq!(read(rules).1, problems, "{rules}");
        }
    }
}
