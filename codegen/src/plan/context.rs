//! What every part of planning looks things up in.

use crate::analyze::Analysis;
use crate::ir::{
    Api, Field, LinkTarget, Literal, Need, Prose, Resolved, Scalar, TypeExpr, TypeIndex, TypeKind,
    TypeShape,
};

use super::anonymous::Anonymous;
use super::docs::Docs;
use super::field::{ArgumentType, FieldPlan, Presence};
use super::name::{Case, Scope};
use super::names::Names;
use super::rules::rule_sentences;
use super::rust_type::{Item, Module, RustType};

/// How deep a type may be nested in one cell. The reader refuses more; this bounds what it allows.
const TYPE_DEPTH_LIMIT: usize = 64;

/// Whether a value is planned for sending or for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// For sending.
    Sent,
    /// For reading.
    Read,
}

/// What every part of planning looks things up in.
pub(super) struct Context<'a> {
    pub(super) api: &'a Api<Resolved>,
    pub(super) analysis: &'a Analysis,
    pub(super) names: &'a Names,
    /// Whether doc comments may link from the root of the crate.
    pub(super) links: bool,
}

impl Context<'_> {
    /// The item of a named type in a form.
    pub(super) fn type_item(&self, index: TypeIndex, form: Form) -> Item {
        let names = &self.names.types[index.0];
        let name = match form {
            Form::Sent => names.sent.clone(),
            Form::Read => names.read.clone(),
        };
        Item {
            module: Module::Types,
            name,
        }
    }

    /// The Rust type of an expression, without `Option` for null.
    ///
    /// `owner` is the type that holds the value in place, for boxes; alternatives become a union
    /// that `anonymous` takes.
    pub(super) fn value_type(
        &self,
        expr: &TypeExpr<Resolved>,
        form: Form,
        owner: Option<TypeIndex>,
        anonymous: &mut Anonymous<'_>,
    ) -> RustType {
        self.nested(expr, form, owner, anonymous, TYPE_DEPTH_LIMIT)
    }

    fn nested(
        &self,
        expr: &TypeExpr<Resolved>,
        form: Form,
        owner: Option<TypeIndex>,
        anonymous: &mut Anonymous<'_>,
        limit: usize,
    ) -> RustType {
        if limit == 0 {
            return RustType::Runtime("Json");
        }
        let inner = |expr: &TypeExpr<Resolved>, owner, anonymous: &mut Anonymous<'_>| {
            let value = self.nested(expr, form, owner, anonymous, limit - 1);
            if expr.nullable {
                value.optional()
            } else {
                value
            }
        };
        match &expr.kind {
            TypeKind::Scalar { scalar } => scalar_type(*scalar),
            TypeKind::Literal { value } => literal_type(value),
            TypeKind::Named { name } => {
                let item = RustType::Item(Box::new(self.type_item(*name, form)));
                match owner {
                    Some(owner) if self.analysis.is_boxed(owner, *name) => {
                        RustType::Boxed(Box::new(item))
                    }
                    _ => item,
                }
            }
            // The module of deliveries types it; here it stays JSON.
            TypeKind::Event => RustType::Runtime("Json"),
            TypeKind::Array { items } => RustType::Vec(Box::new(inner(items, None, anonymous))),
            TypeKind::Map { values } => {
                RustType::RuntimeOf("Map", Box::new(inner(values, None, anonymous)))
            }
            TypeKind::Tuple { items } => RustType::Tuple(
                items
                    .iter()
                    .map(|item| inner(item, owner, anonymous))
                    .collect(),
            ),
            TypeKind::Alternatives { alternatives } => {
                let values = alternatives
                    .iter()
                    .map(|item| (item, inner(item, owner, anonymous)))
                    .collect::<Vec<_>>();
                RustType::Item(Box::new(anonymous.union(self, values)))
            }
        }
    }

    /// The plan of a field or parameter. None where it has no part in this form.
    pub(super) fn field(
        &self,
        field: &Field<Resolved>,
        form: Form,
        owner: Option<TypeIndex>,
        scope: &mut Scope,
        anonymous: &mut Anonymous<'_>,
    ) -> Option<FieldPlan> {
        if (form == Form::Sent && field.rules.read_only)
            || (form == Form::Read && field.rules.write_only)
        {
            return None;
        }
        let wire = field.wire.value.as_str().to_owned();
        let wanted = field
            .rust
            .as_ref()
            .map_or(wire.as_str(), |name| name.value.as_str());
        let name = scope.claim(wanted, Case::Snake);
        let constant = match &field.ty.kind {
            TypeKind::Literal { value } => Some(value.clone()),
            _ => None,
        };
        let value = if field.rules.secret {
            RustType::Runtime("Secret")
        } else {
            anonymous.within(&wire, |anonymous| {
                self.value_type(&field.ty, form, owner, anonymous)
            })
        };
        Some(FieldPlan {
            argument: self.argument(field, &value),
            presence: presence(field, form),
            docs: self.field_docs(field),
            always_asked: field.rules.omission_resets,
            example: field.example.as_ref().map(|example| example.value.clone()),
            deprecated: field.rules.deprecated.then(String::new),
            name,
            wire,
            value,
            constant: constant.map(Box::new),
        })
    }

    fn argument(&self, field: &Field<Resolved>, value: &RustType) -> ArgumentType {
        if field.rules.secret {
            return ArgumentType::Into;
        }
        match (&field.ty.kind, value) {
            (TypeKind::Array { items }, _) if !items.nullable && self.is_into(items) => {
                ArgumentType::ItemsInto
            }
            (TypeKind::Array { .. }, _) => ArgumentType::Items,
            (TypeKind::Map { .. }, _) => ArgumentType::Entries,
            _ if self.is_into(&field.ty) => ArgumentType::Into,
            _ => ArgumentType::Plain,
        }
    }

    /// Whether people give the value as something else, such as a string literal.
    fn is_into(&self, expr: &TypeExpr<Resolved>) -> bool {
        match &expr.kind {
            TypeKind::Scalar { scalar } => matches!(
                scalar,
                Scalar::String
                    | Scalar::Url
                    | Scalar::Datetime
                    | Scalar::DatetimeLenient
                    | Scalar::DatetimeOffset
                    | Scalar::Duration
                    | Scalar::Bytes
                    | Scalar::Json
            ),
            TypeKind::Named { name } => match &self.api.type_def(*name).shape {
                TypeShape::Alias(alias) => {
                    !alias.target.nullable
                        && matches!(
                            alias.target.kind,
                            TypeKind::Scalar {
                                scalar: Scalar::String
                            }
                        )
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// The doc comment of a field: its description, then what its rules say.
    fn field_docs(&self, field: &Field<Resolved>) -> Docs {
        let mut docs = self.docs(&field.description);
        let rules = &field.rules;
        if rules.replaced_whole {
            docs.paragraph("What is sent replaces the whole of what the server has.");
        }
        if rules.omission_resets {
            docs.paragraph(
                "The server resets it when it is left out, so it is always asked for: give what \
                 it shall be.",
            );
        }
        let limits = rule_sentences(rules);
        if !limits.is_empty() {
            docs.paragraph(limits.join(" "));
        }
        docs
    }

    /// Prose as a doc comment.
    pub(super) fn docs(&self, prose: &Prose<Resolved>) -> Docs {
        let mut docs = Docs::default();
        docs.prose(prose, &|target| self.link(target));
        docs
    }

    /// The first paragraph of prose as a doc comment.
    pub(super) fn summary(&self, prose: &Prose<Resolved>) -> Docs {
        let first = prose.blocks.first().cloned().into_iter().collect();
        self.docs(&Prose { blocks: first })
    }

    /// The path of what a link names, from any module one level below the root.
    fn link(&self, target: &LinkTarget<Resolved>) -> Option<String> {
        if !self.links {
            return None;
        }
        match target {
            // It stands where a cargo feature may leave it out.
            LinkTarget::Type { target } if self.analysis.is_only_delivered(*target) => None,
            LinkTarget::Type { target } => Some(format!(
                "crate::types::{}",
                self.names.types[target.0].read.rust_text()
            )),
            LinkTarget::Operation { target } => {
                let id = &self.api.operation(*target).id.value;
                let group = self
                    .api
                    .groups
                    .iter()
                    .position(|group| group.name.value == id.group)?;
                Some(format!(
                    "crate::{}::{}",
                    self.names.groups[group].module.rust_text(),
                    self.names.operations[target.0].operation.rust_text()
                ))
            }
            LinkTarget::Url { .. } | LinkTarget::Name { .. } => None,
        }
    }
}

/// Whether a field must be there in a form, and whether it may be null.
fn presence(field: &Field<Resolved>, form: Form) -> Presence {
    match (field.need, form, field.ty.nullable) {
        (Need::Required, _, false) | (Need::Unknown, Form::Sent, false) => Presence::Required,
        (Need::Required, _, true) | (Need::Unknown, Form::Sent, true) => Presence::Nullable,
        (Need::Optional, _, false) | (Need::Unknown, Form::Read, _) => Presence::Optional,
        (Need::Optional, _, true) => Presence::Tristate,
    }
}

fn scalar_type(scalar: Scalar) -> RustType {
    match scalar {
        Scalar::String => RustType::Std("String"),
        Scalar::Integer => RustType::Std("i64"),
        Scalar::Int32 => RustType::Std("i32"),
        Scalar::Uint64 => RustType::Std("u64"),
        Scalar::Number => RustType::Std("f64"),
        Scalar::Boolean => RustType::Std("bool"),
        Scalar::Decimal => RustType::Runtime("Decimal"),
        Scalar::Url => RustType::Runtime("Url"),
        Scalar::Uuid => RustType::Runtime("Uuid"),
        Scalar::Date => RustType::Runtime("Date"),
        Scalar::Datetime | Scalar::DatetimeLenient => RustType::Runtime("DateTime"),
        Scalar::DatetimeOffset => RustType::Runtime("OffsetDateTime"),
        Scalar::TimestampSeconds => RustType::Runtime("TimestampSeconds"),
        Scalar::TimestampMillis => RustType::Runtime("TimestampMillis"),
        Scalar::Duration => RustType::Runtime("Duration"),
        Scalar::Bytes => RustType::Runtime("Base64"),
        Scalar::Json => RustType::Runtime("Json"),
    }
}

/// The type that holds a constant: another value that a server sends is tolerated and kept.
fn literal_type(literal: &Literal) -> RustType {
    match literal {
        Literal::String(_) => RustType::Std("String"),
        Literal::Integer(_) => RustType::Std("i64"),
        Literal::Boolean(_) => RustType::Std("bool"),
    }
}
