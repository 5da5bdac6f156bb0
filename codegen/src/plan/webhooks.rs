//! What the operations of a provider are to the traits across providers.

use std::collections::BTreeSet;

use crate::ir::{
    Does, DoesAction, JsonPathStep, Operation, ParameterPlace, Resolved, TypeIndex, UpdateSemantics,
};

use super::context::Context;
use super::operation::OperationPlan;
use super::output::OutputPlan;
use super::rust_type::{Item, Module};
use super::webhook_roles::RolesPlan;
use super::{ArgumentType, RustName, RustType};

/// What the operations of a provider are to the traits across providers.
#[derive(Clone, Debug)]
pub struct WebhooksPlan {
    /// The argument of `get`, `update` and `delete` that takes the id.
    pub key: String,
    /// What the arguments of `create` are.
    pub new_webhook: RolesPlan,
    /// What the arguments of `update` are.
    pub changes: RolesPlan,
    /// What a webhook is in the answers of `list`, `get` and `update`.
    pub webhook: RolesPlan,
    /// What the answer of `create` is.
    pub created: RolesPlan,
    /// The operations: list, create, get, update, delete.
    pub calls: Vec<WebhookCall>,
}

/// One of the operations.
#[derive(Clone, Debug)]
pub struct WebhookCall {
    /// What it does.
    pub action: DoesAction,
    /// Its type.
    pub operation: RustType,
    /// How its answer is read.
    pub reading: Reading,
    /// How it is made.
    pub made: Made,
}

/// How an answer is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// All pages.
    Pages,
    /// As it is.
    Whole,
    /// A member, beside which others stand.
    Within(String),
    /// Not at all.
    Done,
}

/// How an operation is made from its arguments.
#[derive(Clone, Debug)]
pub enum Made {
    /// By `new` and setters.
    Built {
        /// Type and name on the wire of what `new` takes.
        required: Vec<(RustType, String)>,
        /// Setter, type and name on the wire.
        optional: Vec<(RustName, RustType, String)>,
    },
    /// It is read as one value.
    Read,
}

impl WebhooksPlan {
    /// Calls `found` for each generated item that the plan names.
    pub fn for_each_item(&self, found: &mut impl FnMut(&Item)) {
        for call in &self.calls {
            call.operation.for_each_item(found);
            if let Made::Built { required, optional } = &call.made {
                let required = required.iter().map(|(ty, _)| ty);
                for ty in required.chain(optional.iter().map(|(_, ty, _)| ty)) {
                    ty.for_each_item(found);
                }
            }
        }
    }

    /// The operation that does this.
    pub fn call(&self, action: DoesAction) -> Option<&WebhookCall> {
        self.calls.iter().find(|call| call.action == action)
    }
}

/// All that there is to do, in the order of the traits.
const ACTIONS: [DoesAction; 5] = [
    DoesAction::List,
    DoesAction::Create,
    DoesAction::Get,
    DoesAction::Update,
    DoesAction::Delete,
];

impl Context<'_> {
    /// The plan for the group whose operations these are, if they do all that there is to do to webhooks.
    pub(super) fn webhooks(&self, planned: &[OperationPlan]) -> Option<WebhooksPlan> {
        let described = planned.iter().filter_map(|plan| plan.described(self.api));
        let doing: Vec<(&Operation<Resolved>, &Does<Resolved>)> = described
            .filter_map(|operation| Some((operation, operation.does.as_ref()?)))
            .collect();
        let types: BTreeSet<TypeIndex> = doing.iter().map(|(_, does)| does.ty.value).collect();
        types
            .into_iter()
            .find_map(|ty| self.webhooks_of(ty, &doing, planned))
    }

    fn webhooks_of(
        &self,
        ty: TypeIndex,
        doing: &[(&Operation<Resolved>, &Does<Resolved>)],
        planned: &[OperationPlan],
    ) -> Option<WebhooksPlan> {
        let operations: Option<Vec<&Operation<Resolved>>> = ACTIONS
            .into_iter()
            .map(|action| {
                let mut doing = doing.iter();
                doing.find_map(|(operation, does)| {
                    (does.action == action && does.ty.value == ty).then_some(*operation)
                })
            })
            .collect();
        let operations = operations?;
        let [_, create, get, update, delete] = operations.as_slice() else {
            return None;
        };
        let new_webhook = self.argument_roles(create);
        new_webhook.url.as_ref()?;
        let mut changes = self.argument_roles(update);
        let merges = update.update.as_ref().map(|update| update.value);
        changes.replaces |= merges != Some(UpdateSemantics::Merge);
        let key = key(get)?;
        if key != self::key(update)? || key != self::key(delete)? {
            return None;
        }
        let id: Option<Vec<String>> = get.does.as_ref()?.by.as_ref().and_then(|by| {
            let names = by.value.steps.iter().map(|step| match step {
                JsonPathStep::Member { name } => Some(name.as_str().to_owned()),
                JsonPathStep::Item { .. } => None,
            });
            names.collect()
        });
        let mut webhook = self.answer_roles(get);
        webhook.id.clone_from(&id);
        let calls: Option<Vec<WebhookCall>> = ACTIONS
            .into_iter()
            .zip(&operations)
            .map(|(action, operation)| {
                let id = operation.id.value.to_string();
                let plan = planned.iter().find(|plan| plan.id == id)?;
                call(action, plan, self.resource_of(operation))
            })
            .collect();
        let calls = calls?;
        let created_in = planned
            .iter()
            .find(|plan| plan.id == create.id.value.to_string())
            .and_then(|plan| member_of(&plan.output));
        let mut created = self.answer_roles(create);
        created.id = id;
        created.below(created_in.as_deref());
        self.roles_beside(create, &mut created);
        Some(WebhooksPlan {
            key,
            new_webhook,
            changes,
            webhook,
            created,
            calls,
        })
    }
}

/// The name of the only path parameter.
fn key(operation: &Operation<Resolved>) -> Option<String> {
    let parameters = operation.parameters.iter();
    let mut keys = parameters.filter(|parameter| parameter.place == ParameterPlace::Path);
    match (keys.next(), keys.next()) {
        (Some(key), None) => Some(key.field.wire.value.as_str().to_owned()),
        _ => None,
    }
}

/// The member of an output that is the body, where others stand beside it.
fn member_of(output: &OutputPlan) -> Option<String> {
    match output {
        OutputPlan::Beside(plan) => Some(plan.envelope.clone()),
        _ => None,
    }
}

fn call(action: DoesAction, plan: &OperationPlan, module: Module) -> Option<WebhookCall> {
    let reading = match action {
        DoesAction::Delete => Reading::Done,
        // What stands beside the body may hold the secret.
        DoesAction::Create => Reading::Whole,
        DoesAction::List if plan.pagination.is_some() => Reading::Pages,
        DoesAction::List | DoesAction::Get | DoesAction::Update => {
            member_of(&plan.output).map_or(Reading::Whole, Reading::Within)
        }
    };
    let is_read = matches!(plan.output, OutputPlan::Json(_) | OutputPlan::Beside(_));
    if plan.output.is_stream() || (reading != Reading::Done && !is_read) {
        return None;
    }
    let fields = plan.parameters.iter().map(|parameter| &parameter.field);
    let required = fields
        .clone()
        .filter(|field| field.is_argument())
        .map(|field| {
            let taken = match field.presence {
                super::Presence::Required | super::Presence::Optional => field.value.clone(),
                _ => field.stored(),
            };
            (taken, field.wire.clone())
        });
    // A setter of a map takes one entry at a time.
    let optional = fields
        .filter(|field| field.has_setter() && field.argument != ArgumentType::Entries)
        .map(|field| {
            let taken = match field.presence {
                super::Presence::Tristate => field.stored(),
                _ => field.value.clone(),
            };
            (field.name.clone(), taken, field.wire.clone())
        });
    Some(WebhookCall {
        action,
        operation: RustType::Item(Box::new(Item {
            module,
            name: plan.name.clone(),
        })),
        reading,
        made: Made::Built {
            required: required.collect(),
            optional: optional.collect(),
        },
    })
}
