//! What no document answers: the blockquotes `**Open:**`, and everything that is `unknown`.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, AuthKind, Block, Events, Field, LimitAmount, LimitKey, LimitPeriod, MaybeKnown, Need,
    Prose, Resolved, SignatureKind, UpdateSemantics,
};
use crate::source::Span;

use super::visit::{FieldPlace, Visitor, visit};

/// Reports every open question.
pub(super) fn collect(api: &Api<Resolved>, report: &mut Report) {
    let mut open = OpenQuestions { report };
    visit(api, &mut open);
    for setting in &api.settings.unknown {
        open.setting(&setting.value.value, setting.value.span);
    }
    for limit in &api.limits {
        let name = &limit.name.value;
        if limit.amount.value == LimitAmount::Unknown {
            open.unknown(
                limit.amount.span,
                format!("how many calls does `{name}` allow?"),
            );
        }
        if limit.per.value == LimitPeriod::Unknown {
            open.unknown(limit.per.span, format!("for how long does `{name}` hold?"));
        }
        if limit.key == LimitKey::Unknown {
            open.unknown(limit.span, format!("what shares the limit `{name}`?"));
        }
    }
    for scheme in &api.auth {
        if let AuthKind::Exchange { exchange, .. } = &scheme.kind
            && exchange.lifetime.is_none()
        {
            open.unknown(
                exchange.operation.span,
                format!("how long does a token of `{}` last?", scheme.name.value),
            );
        }
    }
    for operation in &api.operations {
        if let Some(update) = &operation.update
            && update.value == UpdateSemantics::Unknown
        {
            open.unknown(
                update.span,
                format!(
                    "what does `{}` do with fields that are left out?",
                    operation.id.value
                ),
            );
        }
    }
    if let Some(events) = &api.events {
        open.events(events);
    }
}

struct OpenQuestions<'r> {
    report: &'r mut Report,
}

impl<'a> Visitor<'a> for OpenQuestions<'_> {
    fn prose(&mut self, prose: &'a Prose<Resolved>) {
        for block in &prose.blocks {
            if let Block::Open(question) = block {
                self.report.push(Diagnostic::open(
                    Code::OpenQuestion,
                    question.text.span,
                    question.text.value.replace('\n', " "),
                ));
            }
        }
    }

    fn field(&mut self, field: &'a Field<Resolved>, _: FieldPlace) {
        if field.need == Need::Unknown && !self.report.has_errors_in(field.span) {
            self.report.push(Diagnostic::open(
                Code::NeedUnknown,
                field.span,
                format!("is `{}` required?", field.wire.value),
            ));
        }
    }
}

impl OpenQuestions<'_> {
    fn events(&mut self, events: &Events<Resolved>) {
        if matches!(events.method.value, MaybeKnown::Unknown) {
            self.unknown(
                events.method.span,
                "with which method does a delivery come?".to_owned(),
            );
        }
        if matches!(events.encoding.value, MaybeKnown::Unknown) {
            self.unknown(
                events.encoding.span,
                "how is a delivery encoded?".to_owned(),
            );
        }
        if matches!(events.delivery.value, MaybeKnown::Unknown) {
            self.unknown(
                events.delivery.span,
                "what does a delivery hold?".to_owned(),
            );
        }
        if events.signature.kind.value == SignatureKind::Unknown {
            self.unknown(
                events.signature.kind.span,
                "how are deliveries signed?".to_owned(),
            );
        }
        if let Some(retries) = &events.retries
            && retries
                .value
                .split_whitespace()
                .any(|word| word == "unknown")
        {
            self.unknown(
                retries.span,
                "how often, and for how long, is a delivery tried again?".to_owned(),
            );
        }
        for setting in &events.unknown {
            // The kind of signature has been asked for above.
            if setting.value != "signature" {
                self.setting(&setting.value, setting.span);
            }
        }
    }

    fn setting(&mut self, name: &str, span: Span) {
        self.unknown(span, format!("what is the value of `{name}`?"));
    }

    /// What could not be read is not unknown.
    fn unknown(&mut self, span: Span, question: String) {
        if self.report.has_errors_in(span) {
            return;
        }
        self.report
            .push(Diagnostic::open(Code::SettingUnknown, span, question));
    }
}
