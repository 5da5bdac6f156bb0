//! One operation: what it does, how it is called, what it sends and answers.

use crate::ir::{Allowed, Operation, Resolved, Scopes, UpdateSemantics};
use crate::plan::{OperationPlan, ResourcePlan, code_span, markdown_text};

use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn operation(&self, page: &mut Page, resource: &ResourcePlan, plan: &OperationPlan) {
        let Some(operation) = plan.described(self.api) else {
            return;
        };
        page.anchor(2, &plan.id, Anchor::Operation(plan.id.clone()));
        page.markdown(code_span(&format!("{} {}", plan.http_method, plan.path)));
        if let Some(why) = &operation.deprecated {
            page.markdown(format!("**Deprecated.** {}", markdown_text(&why.value)));
        }
        page.docs(&self.docs(page, &operation.description));
        page.list(&self.conditions(operation));
        self.calls(page, resource, operation, plan);
        self.parameters(page, operation, plan);
        self.response(page, operation, plan);
        self.operation_errors(page, operation, plan);
        self.exchange(page, operation, plan);
        if !operation.notes.is_empty() {
            page.heading(3, "Notes");
            page.docs(&self.docs(page, &operation.notes));
        }
        page.heading(3, "In the documents");
        page.list(&self.origins(operation));
    }

    /// What must hold for a call.
    fn conditions(&self, operation: &Operation<Resolved>) -> Vec<String> {
        let mut facts = Vec::new();
        if let Some(scopes) = &operation.scopes {
            let (joint, names) = match &scopes.value {
                Scopes::All { names } => (" and ", names),
                Scopes::Any { names } => (" or ", names),
            };
            let names: Vec<String> = names.iter().map(|name| code_span(name)).collect();
            facts.push(format!("Required scopes: {}", names.join(joint)));
        }
        if let Some(ways) = &operation.auth {
            let ways: Vec<String> = ways
                .iter()
                .map(|way| {
                    let schemes: Vec<String> = way
                        .schemes
                        .iter()
                        .map(|scheme| code_span(&self.api.scheme(scheme.value).name.value))
                        .collect();
                    if schemes.is_empty() {
                        "none".to_owned()
                    } else {
                        schemes.join(" with ")
                    }
                })
                .collect();
            facts.push(format!("Authentication: {}", ways.join(" or ")));
        }
        if !operation.allowed.is_empty() {
            let who: Vec<&str> = operation
                .allowed
                .iter()
                .map(|allowed| match allowed.value {
                    Allowed::Creator => "who created it",
                    Allowed::Admin => "an administrator",
                    Allowed::Member => "a member",
                })
                .collect();
            facts.push(format!("May be called by {}", who.join(" or ")));
        }
        facts.extend(operation.at_most.iter().map(|at_most| {
            format!(
                "At most {} per {}",
                at_most.count.value,
                markdown_text(&at_most.per.value)
            )
        }));
        if let Some(update) = &operation.update {
            facts.push(match update.value {
                UpdateSemantics::Merge => "Members that are left out stay as they are".to_owned(),
                UpdateSemantics::Replace => "Members that are left out are reset".to_owned(),
                UpdateSemantics::Unknown => {
                    "What happens to members that are left out is unknown".to_owned()
                }
            });
        }
        facts.extend(repetition(operation));
        facts
    }

    /// The names that the documents have for it, and where it stands in them.
    fn origins(&self, operation: &Operation<Resolved>) -> Vec<String> {
        let mut facts = Vec::new();
        if let Some(id) = &operation.operation_id {
            facts.push(format!("Operation id: {}", code_span(&id.value)));
        }
        if !operation.also_called.is_empty() {
            let names: Vec<String> = operation
                .also_called
                .iter()
                .map(|name| code_span(&name.value))
                .collect();
            facts.push(format!("Also called {}", names.join(", ")));
        }
        facts.push(self.provenance(&operation.evidence, operation.span));
        facts
    }
}

/// Whether a call may be sent again.
fn repetition(operation: &Operation<Resolved>) -> Option<String> {
    if let Some(header) = &operation.idempotency_header {
        return Some(format!(
            "May be repeated: the client sends a key in {} that makes the server do it once",
            code_span(header.value.as_str())
        ));
    }
    operation.replay_safe.as_ref().map(|safe| {
        if safe.value {
            "May be repeated although it is a write".to_owned()
        } else {
            "Is not repeated once it was sent".to_owned()
        }
    })
}
