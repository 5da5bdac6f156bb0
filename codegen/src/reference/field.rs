//! Fields and parameters as rows of tables.

use crate::ir::{Field, Need, Resolved, Rules};
use crate::plan::{FieldPlan, Presence, code_span, rule_sentences};

use super::source_ref::inferred_text;
use super::type_text::type_link;
use super::{Page, Writer};

/// What a field's row holds.
pub(super) struct FieldCells {
    pub(super) wire: String,
    pub(super) rust: String,
    pub(super) ty: String,
    pub(super) required: String,
    pub(super) description: String,
    pub(super) example: String,
}

impl Writer<'_> {
    /// The cells of a field. Without a plan it has no part in what the table is about.
    pub(super) fn field_cells(
        &self,
        page: &Page,
        field: &Field<Resolved>,
        plan: &FieldPlan,
    ) -> FieldCells {
        let null = matches!(plan.presence, Presence::Nullable | Presence::Tristate);
        let null = if null { " or null" } else { "" };
        let ty = match &plan.constant {
            Some(literal) => {
                let json = serde_json::to_string(literal).unwrap_or_default();
                format!("always {}", code_span(&json))
            }
            None => type_link(page, &plan.value),
        };
        let mut description = vec![self.line(page, &field.description)];
        description.extend(rule_sentences(&field.rules));
        description.extend(flags(&field.rules).map(str::to_owned));
        description.push(inferred_text(&field.evidence.inferred));
        description.retain(|text| !text.is_empty());
        let example = field.example.as_ref().filter(|_| !field.rules.secret);
        FieldCells {
            wire: code_span(field.wire.value.as_str()),
            rust: code_span(plan.name.rust_text()),
            ty: format!("{ty}{null}"),
            required: match field.need {
                Need::Required => "yes",
                Need::Optional if plan.always_asked => "no, but always asked for",
                Need::Optional => "no",
                Need::Unknown => "unknown",
            }
            .to_owned(),
            description: description.join(" "),
            example: example.map_or_else(String::new, |example| code_span(&example.value)),
        }
    }
}

/// The rules that are there or not, as sentences.
fn flags(rules: &Rules) -> impl Iterator<Item = &'static str> {
    [
        (rules.unique, "Its items differ from one another."),
        (rules.secret, "It is a secret and never printed."),
        (rules.read_only, "It is only read."),
        (rules.write_only, "It is only sent."),
        (rules.flag, "True sends the bare name, false nothing."),
        (
            rules.replaced_whole,
            "What is sent replaces the whole of what the server has.",
        ),
        (
            rules.omission_resets,
            "The server resets it when it is left out.",
        ),
        (rules.deprecated, "**Deprecated.**"),
    ]
    .into_iter()
    .filter_map(|(holds, sentence)| holds.then_some(sentence))
}
