//! From named types to structs, enums, unions and aliases, one file per named type.

use std::collections::BTreeSet;

use crate::ir::{
    EnumBase, JsonKind, Literal, Object, Resolved, Scalar, TypeDef, TypeExpr, TypeIndex, TypeKind,
    TypeShape,
};

use super::alias::AliasPlan;
use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::docs::Docs;
use super::enumeration::{EnumPlan, ValuePlan};
use super::name::{Case, RustName, Scope};
use super::object::{ObjectPlan, field_scope};
use super::rust_type::{Item, Module};
use super::union::UnionPlan;

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

    /// The type's doc comment.
    pub(crate) fn docs_mut(&mut self) -> &mut Docs {
        match self {
            Self::Object(plan) => &mut plan.docs,
            Self::Enum(plan) => &mut plan.docs,
            Self::Union(plan) => &mut plan.docs,
            Self::Alias(plan) => &mut plan.docs,
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
    /// Its types: the named one, in one or two forms, then the others. None where the type stands in the
    /// module of deliveries alone; then there is no file.
    pub types: Vec<TypePlan>,
}

impl Context<'_> {
    /// Plans all named types, each at its index. `scope` has the names that are taken.
    pub(super) fn type_files(&self, scope: &mut Scope) -> Vec<TypeFile> {
        (0..self.api.types.len())
            .map(|at| self.type_file(TypeIndex(at), scope))
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
        // The module of deliveries has it, with typed events.
        let is_elsewhere = self.analysis.is_only_delivered(index);
        for (form, name) in forms.into_iter().filter(|_| !is_elsewhere) {
            let mut anonymous = Anonymous::new(scope, &name, Module::Types);
            types.push(self.type_plan(index, form, name, &mut anonymous));
            unions.extend(anonymous.into_unions().into_iter().map(TypePlan::Union));
        }
        types.extend(unions);
        types.shrink_to_fit();
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
    pub(super) fn object(
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
        let mut fields = Vec::with_capacity(declared.len());
        for field in &declared {
            fields.extend(self.field(field, form, Some(index), &mut scope, anonymous));
        }
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

    pub(super) fn type_docs(&self, def: &TypeDef<Resolved>, index: TypeIndex, form: Form) -> Docs {
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

/// A literal as text to make a name of.
pub(super) fn literal_text(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => text.clone(),
        Literal::Integer(number) => format!("value {number}").replace('-', "minus "),
        Literal::Boolean(value) => value.to_string(),
    }
}

/// The name of a JSON kind, for people and for variants.
pub(super) fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::String => "string",
        JsonKind::Number => "number",
        JsonKind::Boolean => "boolean",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
