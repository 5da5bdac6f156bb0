//! What the operations of a provider are to the traits across providers.

use std::collections::BTreeSet;

use crate::ir::{
    BodyShape, DoesAction, Field, JsonPathStep, Literal, Need, Operation, OperationIndex,
    ParameterPlace, Resolved, ResponseBody, TypeExpr, TypeIndex, TypeKind, TypeShape,
    UpdateSemantics, WebhookRole,
};

use super::context::{Context, Form};
use super::operation::OperationPlan;
use super::output::OutputPlan;
use super::rust_type::{Item, Module};
use super::{ArgumentType, RustName, RustType};

/// How deep a role may stand within objects.
const DEPTH: usize = 4;

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

/// Where the roles stand: paths of names, in which `[]` leads into each entry of a list.
#[derive(Clone, Debug, Default)]
pub struct RolesPlan {
    /// What identifies the webhook.
    pub id: Option<Vec<String>>,
    /// Where deliveries are sent.
    pub url: Option<Vec<String>>,
    /// Which events are delivered.
    pub events: Option<Vec<String>>,
    /// The other members of an object that names an event: name and JSON.
    pub beside: Vec<(String, String)>,
    /// The key that deliveries are signed with.
    pub secret: Option<Vec<String>>,
    /// Whether an update resets what it leaves out.
    pub replaces: bool,
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
    pub(super) fn webhooks(&self, group: &str, planned: &[OperationPlan]) -> Option<WebhooksPlan> {
        (0..self.api.types.len()).find_map(|at| self.webhooks_of(TypeIndex(at), group, planned))
    }

    fn webhooks_of(
        &self,
        ty: TypeIndex,
        group: &str,
        planned: &[OperationPlan],
    ) -> Option<WebhooksPlan> {
        let does = |action: DoesAction| {
            (0..self.api.operations.len())
                .map(|at| self.api.operation(OperationIndex(at)))
                .filter(|operation| operation.id.value.group == group)
                .find(|operation| {
                    let does = operation.does.as_ref();
                    does.is_some_and(|does| does.action == action && does.ty.value == ty)
                })
        };
        let operations: Option<Vec<&Operation<Resolved>>> = ACTIONS.into_iter().map(does).collect();
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

    /// The roles of an operation's arguments.
    fn argument_roles(&self, operation: &Operation<Resolved>) -> RolesPlan {
        let mut search = Search::new(self, Form::Sent);
        for parameter in &operation.parameters {
            search.field(&parameter.field);
        }
        match operation.body.as_ref().map(|body| &body.shape) {
            Some(BodyShape::Fields { fields }) => {
                for field in fields {
                    search.field(field);
                }
            }
            Some(BodyShape::Value { ty }) => {
                search.path.push("body".to_owned());
                search.within(ty);
            }
            None => {}
        }
        search.roles
    }

    /// The roles of an operation's answer, out of its envelope.
    fn answer_roles(&self, operation: &Operation<Resolved>) -> RolesPlan {
        let mut search = Search::new(self, Form::Read);
        if let Some(ResponseBody::Json { ty }) =
            operation.responses.first().map(|response| &response.body)
        {
            search.within(ty);
        }
        search.roles
    }

    /// The roles of what stands beside the envelope of an answer.
    fn roles_beside(&self, operation: &Operation<Resolved>, roles: &mut RolesPlan) {
        let mut search = Search::new(self, Form::Read);
        for field in operation
            .responses
            .iter()
            .flat_map(|response| &response.beside)
        {
            search.field(field);
        }
        let found = search.roles;
        roles.url = roles.url.take().or(found.url);
        roles.secret = roles.secret.take().or(found.secret);
    }
}

impl RolesPlan {
    /// Puts all paths below a member.
    fn below(&mut self, member: Option<&str>) {
        let Some(member) = member else { return };
        let paths = [
            &mut self.id,
            &mut self.url,
            &mut self.events,
            &mut self.secret,
        ];
        for path in paths.into_iter().flatten() {
            path.insert(0, member.to_owned());
        }
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
        operation: RustType::Item(Item {
            module,
            name: plan.name.clone(),
        }),
        reading,
        made: Made::Built {
            required: required.collect(),
            optional: optional.collect(),
        },
    })
}

/// Looks for roles in fields, and in the objects that they hold.
struct Search<'c, 'a> {
    context: &'c Context<'a>,
    form: Form,
    path: Vec<String>,
    seen: BTreeSet<TypeIndex>,
    roles: RolesPlan,
}

impl<'c, 'a> Search<'c, 'a> {
    fn new(context: &'c Context<'a>, form: Form) -> Self {
        Self {
            context,
            form,
            path: Vec::new(),
            seen: BTreeSet::new(),
            roles: RolesPlan::default(),
        }
    }

    fn field(&mut self, field: &Field<Resolved>) {
        let hidden = match self.form {
            Form::Sent => field.rules.read_only,
            Form::Read => field.rules.write_only,
        };
        if hidden {
            return;
        }
        self.path.push(field.wire.value.as_str().to_owned());
        let in_list = self.path.iter().any(|step| step == "[]");
        match field.rules.webhook {
            Some(WebhookRole::Url) if !in_list => self.roles.url = Some(self.path.clone()),
            Some(WebhookRole::Secret) if !in_list => self.roles.secret = Some(self.path.clone()),
            Some(WebhookRole::Events) => {
                let mut path = self.path.clone();
                if matches!(self.peeled(&field.ty).kind, TypeKind::Array { .. }) {
                    path.push("[]".to_owned());
                }
                self.roles.events = Some(path);
                self.roles.replaces |= field.rules.omission_resets;
            }
            _ => self.within(&field.ty),
        }
        self.path.pop();
    }

    /// Looks into an object, or into the objects of a list.
    fn within(&mut self, ty: &TypeExpr<Resolved>) {
        let context = self.context;
        if self.path.len() > DEPTH {
            return;
        }
        match &self.peeled(ty).kind {
            TypeKind::Array { items } if !self.path.iter().any(|step| step == "[]") => {
                // The entries of a list that is the whole answer are webhooks themselves.
                let is_whole = self.path.is_empty();
                if !is_whole {
                    self.path.push("[]".to_owned());
                }
                let before = self.roles.events.is_some();
                self.within(items);
                if !before && self.roles.events.is_some() && !is_whole {
                    self.roles.beside = self.beside(items);
                }
                if !is_whole {
                    self.path.pop();
                }
            }
            TypeKind::Named { name } => {
                let TypeShape::Object(object) = &context.api.type_def(*name).shape else {
                    return;
                };
                if self.seen.insert(*name) {
                    for field in context.api.all_fields(object) {
                        self.field(field);
                    }
                    self.seen.remove(name);
                }
            }
            _ => {}
        }
    }

    /// What else an object that names an event must have: null, or a constant.
    fn beside(&self, ty: &TypeExpr<Resolved>) -> Vec<(String, String)> {
        let TypeKind::Named { name } = &self.peeled(ty).kind else {
            return Vec::new();
        };
        let TypeShape::Object(object) = &self.context.api.type_def(*name).shape else {
            return Vec::new();
        };
        let fields = self.context.api.all_fields(object).into_iter();
        fields
            .filter(|field| field.rules.webhook.is_none() && field.need == Need::Required)
            .filter_map(|field| {
                let json = match &field.ty.kind {
                    TypeKind::Literal { value } => match value {
                        Literal::String(text) => serde_json::Value::from(text.as_str()),
                        Literal::Integer(number) => (*number).into(),
                        Literal::Boolean(value) => (*value).into(),
                    },
                    _ if field.ty.nullable => serde_json::Value::Null,
                    _ => return None,
                };
                Some((field.wire.value.as_str().to_owned(), json.to_string()))
            })
            .collect()
    }

    /// The type behind aliases.
    fn peeled<'t>(&self, ty: &'t TypeExpr<Resolved>) -> &'t TypeExpr<Resolved>
    where
        'a: 't,
    {
        let mut ty = ty;
        let mut seen = BTreeSet::new();
        while let TypeKind::Named { name } = &ty.kind {
            match &self.context.api.type_def(*name).shape {
                TypeShape::Alias(alias) if seen.insert(*name) => ty = &alias.target,
                _ => break,
            }
        }
        ty
    }
}
