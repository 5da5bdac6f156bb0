//! Whole bodies: a value, wrapped where the provider wraps, with the members beside it.

use crate::check::json::{Json, JsonValue, find};
use crate::check::view::WholeBody;
use crate::ir::{Field, Openness, Resolved, WireName};
use crate::source::Span;

use super::{Comparison, MAX_DEPTH, Mismatch};

impl<'a> Comparison<'a> {
    /// Where `json` is no body like `body`.
    pub(in crate::check) fn of_body(mut self, json: &Json, body: WholeBody<'a>) -> Vec<Mismatch> {
        self.body(json, body);
        self.mismatches
    }

    /// Where `json` is no object with these fields, wrapped in `envelope` if there is one.
    pub(in crate::check) fn of_fields(
        mut self,
        json: &Json,
        envelope: Option<&WireName>,
        fields: &'a [Field<Resolved>],
        span: Span,
    ) -> Vec<Mismatch> {
        let inner = match envelope {
            None => Some(json),
            Some(envelope) => self.unwrapped(json, envelope.as_str(), &[], span),
        };
        if let Some(inner) = inner {
            let fields: Vec<_> = fields.iter().collect();
            self.members(inner, &fields, Openness::Ignore, &[], span, MAX_DEPTH);
        }
        self.mismatches
    }

    fn body(&mut self, json: &Json, body: WholeBody<'a>) {
        let Some(envelope) = body.envelope else {
            self.value(json, body.ty, &[], MAX_DEPTH);
            return;
        };
        if body.envelope_optional && json.member(envelope.as_str()).is_none() {
            self.value(json, body.ty, &[], MAX_DEPTH);
            return;
        }
        if let Some(inner) = self.unwrapped(json, envelope.as_str(), body.beside, body.ty.span) {
            self.value(inner, body.ty, &[], MAX_DEPTH);
        }
    }

    /// What stands under the envelope; the members beside it are compared on the way.
    fn unwrapped<'j>(
        &mut self,
        json: &'j Json,
        envelope: &str,
        beside: &'a [Field<Resolved>],
        span: Span,
    ) -> Option<&'j Json> {
        let JsonValue::Object(members) = &json.value else {
            self.mismatch(
                json,
                format!(
                    "expected an object with the envelope `{envelope}`, found {}",
                    json.in_words()
                ),
                span,
            );
            return None;
        };
        let fields: Vec<_> = beside.iter().collect();
        self.members(
            json,
            &fields,
            Openness::Ignore,
            &[envelope],
            span,
            MAX_DEPTH,
        );
        let inner = find(members, envelope);
        if inner.is_none() {
            self.mismatch(json, format!("the envelope `{envelope}` is missing"), span);
        }
        inner
    }
}
