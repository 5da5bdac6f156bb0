//! Members of objects.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::Severity;
use crate::ir::{Field, Need, Openness, Resolved};
use crate::source::Span;

use super::super::json::{Json, JsonValue, Member};
use super::{Comparison, Direction, Mismatch};

impl<'a> Comparison<'a> {
    /// Compares the members of an object with its fields. The members `besides` need no field.
    pub(super) fn members(
        &mut self,
        json: &Json,
        fields: &[&'a Field<Resolved>],
        openness: Openness,
        besides: &[&str],
        span: Span,
        depth_left: usize,
    ) {
        let JsonValue::Object(members) = &json.value else {
            self.mismatch(
                json,
                format!("expected an object, found {}", json.in_words()),
                span,
            );
            return;
        };
        self.unique_keys(members, span);
        let mut by_name = HashMap::new();
        for field in fields {
            by_name.entry(field.wire.value.as_str()).or_insert(*field);
        }
        for member in members {
            match by_name.get(member.key.as_str()) {
                Some(field) => self.member(member, field, members, depth_left),
                None if besides.contains(&member.key.as_str()) || openness == Openness::Keep => {}
                None => self.unknown_key(member, fields, span),
            }
        }
        let given: BTreeSet<&str> = members.iter().map(|member| member.key.as_str()).collect();
        for field in fields {
            let wire = field.wire.value.as_str();
            if self.is_needed(field) && !given.contains(wire) {
                self.mismatch(
                    json,
                    format!("the required key `{wire}` is missing"),
                    field.span,
                );
            }
        }
    }

    /// Every key once: another reader might take the other value.
    pub(super) fn unique_keys(&mut self, members: &[Member], span: Span) {
        let mut seen = BTreeSet::new();
        for member in members {
            if !seen.insert(&member.key) {
                let message = format!("the key `{}` stands twice", member.key.escape_debug());
                self.push(Severity::Error, member.key_place.clone(), message, span);
            }
        }
    }

    fn member(
        &mut self,
        member: &Member,
        field: &'a Field<Resolved>,
        members: &[Member],
        depth_left: usize,
    ) {
        // Where nobody knows the need, null counts as absent.
        let is_absent =
            field.need == Need::Unknown && matches!(member.value.value, JsonValue::Null);
        if !is_absent {
            self.value(&member.value, &field.ty, members, depth_left);
        }
    }

    fn unknown_key(&mut self, member: &Member, fields: &[&'a Field<Resolved>], span: Span) {
        let known = fields.iter().map(|field| field.wire.value.as_str());
        self.mismatches.push(Mismatch {
            severity: Severity::Error,
            place: member.key_place.clone(),
            message: format!("the type has no field `{}`", member.key.escape_debug()),
            suggestion: self.suggest(&member.key, known),
            ty: span,
        });
    }

    fn is_needed(&self, field: &Field<Resolved>) -> bool {
        let left_out = match self.direction {
            Direction::Sent => field.rules.read_only,
            Direction::Read => field.rules.write_only,
            Direction::Either => field.rules.read_only || field.rules.write_only,
        };
        field.need == Need::Required && !left_out
    }
}
