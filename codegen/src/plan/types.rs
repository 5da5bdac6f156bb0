//! From named types to structs, enums, unions and aliases, one file per named type.

use std::collections::BTreeSet;

use crate::ir::{
    EnumBase, JsonKind, Known, Literal, Object, Resolved, Scalar, TypeDef, TypeExpr, TypeIndex,
    TypeKind, TypeShape, Union, UnionTag,
};

use super::alias::AliasPlan;
use super::context::{Context, Form};
use super::docs::Docs;
use super::enumeration::{EnumPlan, ValuePlan};
use super::field::FieldPlan;
use super::name::{Case, RustName, Scope};
use super::object::{ObjectPlan, field_scope};
use super::rust_type::{Item, Module, RustType};
use super::union::{KnownBy, TagPlace, UnionPlan, VariantPlan};

/// A generated type.
#[derive(Clone, Debug)]
pub enum TypePlan {
    /// A struct.
    Object(ObjectPlan),
    /// An enum of values.
    Enum(EnumPlan),
    /// An enum of types.
    Union(UnionPlan),
    /// Another name.
    Alias(AliasPlan),
}

impl TypePlan {
    /// The type's name.
    pub fn name(&self) -> &RustName {
        match self {
            Self::Object(plan) => &plan.name,
            Self::Enum(plan) => &plan.name,
            Self::Union(plan) => &plan.name,
            Self::Alias(plan) => &plan.name,
        }
    }

    /// Whether the type names anything of the runtime, as all but mere aliases do.
    pub fn names_runtime(&self) -> bool {
        match self {
            Self::Alias(plan) if plan.newtype.is_none() => plan.target.names_runtime(),
            _ => true,
        }
    }

    /// Calls `found` for each generated item that the type names.
    pub fn for_each_item(&self, found: &mut impl FnMut(&Item)) {
        match self {
            Self::Object(plan) => {
                plan.fields
                    .iter()
                    .for_each(|field| field.value.for_each_item(found));
            }
            Self::Union(plan) => {
                plan.variants
                    .iter()
                    .for_each(|variant| variant.value.for_each_item(found));
            }
            Self::Alias(plan) => plan.target.for_each_item(found),
            Self::Enum(_) => {}
        }
    }
}

/// The file of a named type: the type, and the unions made of alternatives in its fields.
#[derive(Clone, Debug)]
pub struct TypeFile {
    /// The module below `types`.
    pub module: RustName,
    /// Its types: the named one, in one or two forms, then the others.
    pub types: Vec<TypePlan>,
}

/// Unions made of alternatives in a cell, named after the type and the field.
pub(super) struct Anonymous<'a> {
    scope: &'a mut Scope,
    path: Vec<String>,
    module: Module,
    unions: Vec<UnionPlan>,
}

impl<'a> Anonymous<'a> {
    /// For the fields of `owner`, whose unions stand in `module`.
    pub(super) fn new(scope: &'a mut Scope, owner: &RustName, module: Module) -> Self {
        Self {
            scope,
            path: vec![owner.file_stem().to_owned()],
            module,
            unions: Vec::new(),
        }
    }

    /// Plans what stands in the field `wire`.
    pub(super) fn within<T>(&mut self, wire: &str, plan: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(wire.to_owned());
        let planned = plan(self);
        self.path.pop();
        planned
    }

    /// Makes a union of alternatives that differ in their JSON kind.
    pub(super) fn union(
        &mut self,
        context: &Context<'_>,
        alternatives: Vec<(&TypeExpr<Resolved>, RustType)>,
    ) -> Item {
        let name = self.scope.claim(&self.path.join(" "), Case::Camel);
        let mut variants = Scope::new();
        variants.reserve("Unknown");
        let comparable = alternatives
            .iter()
            .all(|(expr, _)| context.is_comparable(expr));
        let variants = alternatives
            .into_iter()
            .map(|(expr, value)| {
                let kind = context.json_kind(expr);
                VariantPlan {
                    name: variants.claim(kind_name(kind), Case::Camel),
                    value,
                    known: KnownBy::Kind(kind),
                    docs: Docs::line(format!("A JSON {}.", kind_name(kind))),
                }
            })
            .collect();
        self.unions.push(UnionPlan {
            docs: Docs::line(format!(
                "What `{}` may be, told apart by its JSON kind.",
                self.path
                    .last()
                    .map_or("", String::as_str)
                    .replace('`', "'"),
            )),
            name: name.clone(),
            aliases: Vec::new(),
            tag: TagPlace::None,
            variants,
            comparable,
        });
        Item {
            module: self.module.clone(),
            name,
        }
    }

    /// The unions that were made.
    pub(super) fn into_unions(self) -> Vec<UnionPlan> {
        self.unions
    }
}

impl Context<'_> {
    /// Plans all named types. `scope` has the names that are taken.
    pub(super) fn type_files(&self, scope: &mut Scope) -> Vec<TypeFile> {
        (0..self.api.types.len())
            .map(|index| self.type_file(TypeIndex(index), scope))
            .collect()
    }

    fn type_file(&self, index: TypeIndex, scope: &mut Scope) -> TypeFile {
        let names = &self.names.types[index.0];
        let usage = self.analysis.usage(index);
        let forms = if self.analysis.is_split(index) {
            vec![
                (Form::Read, names.read.clone()),
                (Form::Sent, names.sent.clone()),
            ]
        } else if usage.sent && !usage.read {
            vec![(Form::Sent, names.sent.clone())]
        } else {
            vec![(Form::Read, names.read.clone())]
        };
        let mut types = Vec::new();
        let mut unions = Vec::new();
        for (form, name) in forms {
            let mut anonymous = Anonymous::new(scope, &name, Module::Types);
            types.push(self.type_plan(index, form, name, &mut anonymous));
            unions.extend(anonymous.into_unions().into_iter().map(TypePlan::Union));
        }
        types.extend(unions);
        TypeFile {
            module: names.module.clone(),
            types,
        }
    }

    fn type_plan(
        &self,
        index: TypeIndex,
        form: Form,
        name: RustName,
        anonymous: &mut Anonymous<'_>,
    ) -> TypePlan {
        let def = self.api.type_def(index);
        let docs = self.type_docs(def, index, form);
        let aliases = def
            .also_called
            .iter()
            .map(|alias| alias.value.clone())
            .collect();
        match &def.shape {
            TypeShape::Object(object) => {
                TypePlan::Object(self.object(index, object, form, name, docs, aliases, anonymous))
            }
            TypeShape::Enum(shape) => {
                let mut scope = Scope::new();
                scope.reserve("Unknown");
                scope.reserve("Self");
                let values = self
                    .api
                    .all_values(shape)
                    .into_iter()
                    .map(|value| ValuePlan {
                        name: variant_name(&mut scope, value.rust.as_ref(), &value.wire.value),
                        wire: value.wire.value.clone(),
                        docs: self.docs(&value.description),
                    })
                    .collect();
                let (base, open) = (shape.base, shape.open);
                TypePlan::Enum(EnumPlan {
                    name,
                    docs,
                    aliases,
                    base,
                    open,
                    values,
                })
            }
            TypeShape::Union(union) => {
                TypePlan::Union(self.union(index, union, form, name, docs, aliases, anonymous))
            }
            TypeShape::Alias(alias) => {
                let newtype = self.newtype(index, &alias.target);
                let target = self.value_type(&alias.target, form, Some(index), anonymous);
                let target = if alias.target.nullable {
                    target.optional()
                } else {
                    target
                };
                TypePlan::Alias(AliasPlan {
                    name,
                    docs,
                    aliases,
                    target,
                    newtype,
                })
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one definition")]
    fn object(
        &self,
        index: TypeIndex,
        object: &Object<Resolved>,
        form: Form,
        name: RustName,
        docs: Docs,
        aliases: Vec<String>,
        anonymous: &mut Anonymous<'_>,
    ) -> ObjectPlan {
        let mut scope = field_scope();
        let declared = self.api.all_fields(object);
        let fields: Vec<FieldPlan> = declared
            .iter()
            .filter_map(|field| self.field(field, form, Some(index), &mut scope, anonymous))
            .collect();
        let named = |wire: &str| {
            fields
                .iter()
                .find(|field| field.wire == wire)
                .map(|field| field.name.clone())
        };
        let tagged_beside = declared
            .iter()
            .filter_map(|field| {
                let tag = self.tag_beside(&field.ty)?;
                Some((named(field.wire.value.as_str())?, named(&tag)?))
            })
            .collect();
        ObjectPlan {
            name,
            docs,
            aliases,
            fields,
            keeps_unknown: object.openness == crate::ir::Openness::Keep,
            refuses_unknown: object.openness == crate::ir::Openness::Refuse,
            tagged_beside,
            built: form == Form::Sent || self.analysis.usage(index).sent,
            comparable: !self.analysis.holds_secret(index),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one definition")]
    fn union(
        &self,
        index: TypeIndex,
        union: &Union<Resolved>,
        form: Form,
        name: RustName,
        docs: Docs,
        aliases: Vec<String>,
        anonymous: &mut Anonymous<'_>,
    ) -> UnionPlan {
        let mut scope = Scope::new();
        scope.reserve("Unknown");
        scope.reserve("Self");
        let variants = union
            .variants
            .iter()
            .map(|variant| {
                let text = match (&variant.name, &variant.known.value) {
                    (Some(name), _) => name.value.clone(),
                    (None, Known::Tag { value }) => literal_text(value),
                    (None, _) => "variant".to_owned(),
                };
                let name = scope.claim(&text, Case::Camel);
                let value = anonymous.within(&text, |anonymous| {
                    self.value_type(&variant.ty, form, Some(index), anonymous)
                });
                let (known, docs) = match &variant.known.value {
                    Known::Tag { value } => (
                        if self.lacks_tag(&variant.ty, &union.tag) {
                            KnownBy::TagAdded(value.clone())
                        } else {
                            KnownBy::Tag(value.clone())
                        },
                        Docs::line(format!(
                            "Tagged {}.",
                            super::code_span(&literal_json(value))
                        )),
                    ),
                    Known::Field { member } => (
                        KnownBy::Field(member.as_str().to_owned()),
                        Docs::line(format!(
                            "Known by its member {}.",
                            super::code_span(member.as_str())
                        )),
                    ),
                    Known::FieldValue { member, value } => (
                        KnownBy::FieldValue(member.as_str().to_owned(), value.clone()),
                        Docs::line(format!(
                            "Known by its member {}, which is {}.",
                            super::code_span(member.as_str()),
                            super::code_span(&literal_json(value)),
                        )),
                    ),
                    Known::Kind { json } => (
                        KnownBy::Kind(*json),
                        Docs::line(format!("A JSON {}.", kind_name(*json))),
                    ),
                };
                let docs = match &variant.ty.kind {
                    TypeKind::Named { name } => {
                        let summary = self.summary(&self.api.type_def(*name).description);
                        if summary.is_empty() { docs } else { summary }
                    }
                    _ => docs,
                };
                VariantPlan {
                    name,
                    value,
                    known,
                    docs,
                }
            })
            .collect();
        let tag = match &union.tag {
            UnionTag::Within { member } => TagPlace::Within(member.value.as_str().to_owned()),
            UnionTag::Beside { member } => TagPlace::Beside(member.value.as_str().to_owned()),
            UnionTag::None => TagPlace::None,
        };
        let comparable = !self.analysis.holds_secret(index);
        UnionPlan {
            name,
            docs,
            aliases,
            tag,
            variants,
            comparable,
        }
    }

    fn type_docs(&self, def: &TypeDef<Resolved>, index: TypeIndex, form: Form) -> Docs {
        let mut docs = self.docs(&def.description);
        if docs.is_empty() {
            docs = Docs::line(format!("The type {}.", super::code_span(&def.name.value)));
        }
        if form == Form::Sent && self.analysis.is_split(index) {
            let read = self.names.types[index.0].read.rust_text();
            docs.paragraph(format!("This form is sent; [`{read}`] is read."));
        }
        docs
    }

    /// Whether a variant is an object without the member that tags the union.
    fn lacks_tag(&self, ty: &TypeExpr<Resolved>, tag: &UnionTag) -> bool {
        let UnionTag::Within { member } = tag else {
            return false;
        };
        let TypeKind::Named { name } = &ty.kind else {
            return false;
        };
        match &self.api.type_def(*name).shape {
            TypeShape::Object(object) => !self
                .api
                .all_fields(object)
                .iter()
                .any(|field| field.wire.value == member.value),
            _ => false,
        }
    }

    /// The member beside a field that tags the union which the field holds.
    fn tag_beside(&self, expr: &TypeExpr<Resolved>) -> Option<String> {
        let TypeKind::Named { name } = &expr.kind else {
            return None;
        };
        match &self.api.type_def(*name).shape {
            TypeShape::Union(Union {
                tag: UnionTag::Beside { member },
                ..
            }) => Some(member.value.as_str().to_owned()),
            _ => None,
        }
    }

    /// Whether values of the type can be compared.
    pub(super) fn is_comparable(&self, expr: &TypeExpr<Resolved>) -> bool {
        let mut open = vec![expr];
        while let Some(expr) = open.pop() {
            match &expr.kind {
                TypeKind::Named { name } if self.analysis.holds_secret(*name) => return false,
                TypeKind::Array { items } => open.push(items),
                TypeKind::Map { values } => open.push(values),
                TypeKind::Tuple { items } => open.extend(items),
                TypeKind::Alternatives { alternatives } => open.extend(alternatives),
                _ => {}
            }
        }
        true
    }

    /// The JSON kind of a type's values.
    pub(super) fn json_kind(&self, expr: &TypeExpr<Resolved>) -> JsonKind {
        let mut expr = expr;
        let mut seen = BTreeSet::new();
        loop {
            return match &expr.kind {
                TypeKind::Scalar { scalar } => match scalar {
                    Scalar::Integer
                    | Scalar::Int32
                    | Scalar::Uint64
                    | Scalar::Number
                    | Scalar::TimestampSeconds
                    | Scalar::TimestampMillis => JsonKind::Number,
                    Scalar::Boolean => JsonKind::Boolean,
                    _ => JsonKind::String,
                },
                TypeKind::Literal { value } => match value {
                    Literal::String(_) => JsonKind::String,
                    Literal::Integer(_) => JsonKind::Number,
                    Literal::Boolean(_) => JsonKind::Boolean,
                },
                TypeKind::Array { .. } | TypeKind::Tuple { .. } => JsonKind::Array,
                TypeKind::Named { name } => match &self.api.type_def(*name).shape {
                    TypeShape::Enum(shape) if shape.base == EnumBase::Integer => JsonKind::Number,
                    TypeShape::Enum(_) => JsonKind::String,
                    TypeShape::Alias(alias) if seen.insert(*name) => {
                        expr = &alias.target;
                        continue;
                    }
                    _ => JsonKind::Object,
                },
                _ => JsonKind::Object,
            };
        }
    }
}

fn variant_name(
    scope: &mut Scope,
    wanted: Option<&crate::ir::Spanned<String>>,
    wire: &Literal,
) -> RustName {
    match (wanted, wire) {
        (Some(name), _) => scope.claim(&name.value, Case::Camel),
        (None, Literal::Integer(number)) => scope.claim(
            &format!("value {number}").replace('-', "minus "),
            Case::Camel,
        ),
        (None, other) => scope.claim(&literal_text(other), Case::Camel),
    }
}

fn literal_text(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => text.clone(),
        Literal::Integer(number) => format!("value {number}").replace('-', "minus "),
        Literal::Boolean(value) => value.to_string(),
    }
}

fn literal_json(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(value) => value.to_string(),
    }
}

fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::String => "string",
        JsonKind::Number => "number",
        JsonKind::Boolean => "boolean",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
