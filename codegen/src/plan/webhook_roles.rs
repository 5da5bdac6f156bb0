//! Where the arguments and answers of operations have what webhooks of all providers have.

use std::collections::BTreeSet;

use crate::ir::{
    BodyShape, Field, Literal, Need, Operation, Resolved, ResponseBody, TypeExpr, TypeIndex,
    TypeKind, TypeShape, WebhookRole,
};

use super::context::{Context, Form};

/// How deep a role may stand within objects.
const DEPTH: usize = 4;

/// How many fields are looked at. Types that lead to each other have more ways between them than anybody
/// would wait for.
const MOST_FIELDS: usize = 10_000;

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

impl RolesPlan {
    /// Puts all paths below a member.
    pub(super) fn below(&mut self, member: Option<&str>) {
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

impl Context<'_> {
    /// The roles of an operation's arguments.
    pub(super) fn argument_roles(&self, operation: &Operation<Resolved>) -> RolesPlan {
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
    pub(super) fn answer_roles(&self, operation: &Operation<Resolved>) -> RolesPlan {
        let mut search = Search::new(self, Form::Read);
        if let Some(ResponseBody::Json { ty }) =
            operation.responses.first().map(|response| &response.body)
        {
            search.within(ty);
        }
        search.roles
    }

    /// The roles of what stands beside the envelope of an answer.
    pub(super) fn roles_beside(&self, operation: &Operation<Resolved>, roles: &mut RolesPlan) {
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

/// Looks for roles in fields, and in the objects that they hold.
struct Search<'c, 'a> {
    context: &'c Context<'a>,
    form: Form,
    path: Vec<String>,
    seen: BTreeSet<TypeIndex>,
    /// How many fields may still be looked at.
    left: usize,
    roles: RolesPlan,
}

impl<'c, 'a> Search<'c, 'a> {
    fn new(context: &'c Context<'a>, form: Form) -> Self {
        Self {
            context,
            form,
            path: Vec::new(),
            seen: BTreeSet::new(),
            left: MOST_FIELDS,
            roles: RolesPlan::default(),
        }
    }

    fn field(&mut self, field: &Field<Resolved>) {
        let hidden = match self.form {
            Form::Sent => field.rules.read_only,
            Form::Read => field.rules.write_only,
        };
        if hidden || self.left == 0 {
            return;
        }
        self.left -= 1;
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
