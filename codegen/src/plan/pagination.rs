//! How the pages of an operation are read.

use crate::ir::{
    JsonPathStep, Operation, Pagination, PaginationKind, Placement, Resolved, ResponseBody,
    Spanned, TypeKind, TypeShape, WireName,
};

use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::name::{Case, RustName, Scope};
use super::object::field_scope;
use super::output::{BesidePlan, OutputPlan};
use super::parameters::{ParameterPlan, Place};
use super::rust_type::{Module, RustType};

/// How the pages of an operation are read.
#[derive(Clone, Debug)]
pub struct PaginationPlan {
    /// The type of one item.
    pub item: RustType,
    /// How the next page is asked for.
    pub kind: PaginationKind,
    /// The argument with the page's size.
    pub size: Option<RustName>,
    /// The size that is sent when the caller gives none.
    pub default_size: Option<i64>,
    /// The argument with the position.
    pub at: Option<RustName>,
    /// The first position.
    pub start: Option<i64>,
    /// Where the next position is: a path in the body.
    pub next_path: Option<String>,
    /// Where the next position is: a header.
    pub next_header: Option<String>,
    /// Where the body has the items.
    pub items_path: String,
    /// How the last page is known.
    pub stop: crate::ir::StopWhen,
    /// How the items are taken from the output.
    pub items: ItemsOf,
}

/// How the items are taken from an output.
#[derive(Clone, Debug)]
pub enum ItemsOf {
    /// The output is the list.
    Output,
    /// The output has the list in these fields.
    Fields(Vec<RustName>),
}

impl PaginationPlan {
    /// Whether the next page is asked for by a URL that the operation carries.
    pub fn follows_link(&self) -> bool {
        self.kind == PaginationKind::Link
    }
}

impl Context<'_> {
    /// Whether the operation holds the link to a page beside its arguments.
    pub(super) fn follows_link(&self, operation: &Operation<Resolved>) -> bool {
        operation
            .pages
            .as_ref()
            .is_some_and(|style| self.api.pagination(style.value).kind == PaginationKind::Link)
    }

    pub(super) fn pagination_plan(
        &self,
        operation: &Operation<Resolved>,
        parameters: &[ParameterPlan],
        output: &OutputPlan,
    ) -> Option<PaginationPlan> {
        let style = self.api.pagination(operation.pages.as_ref()?.value);
        let argument = |wire: &Option<Spanned<WireName>>| -> Option<RustName> {
            let wire = wire.as_ref()?.value.as_str();
            let found = parameters.iter().find(|parameter| {
                matches!(parameter.place, Place::Query(_)) && parameter.field.wire == wire
            });
            found.map(|parameter| parameter.field.name.clone())
        };
        let (item, items) = match output {
            OutputPlan::Json(RustType::Vec(item)) => (item.as_ref().clone(), ItemsOf::Output),
            OutputPlan::Beside(BesidePlan {
                body: RustType::Vec(item),
                body_field,
                ..
            }) => (
                item.as_ref().clone(),
                ItemsOf::Fields(vec![body_field.clone()]),
            ),
            output => {
                let outer = match output {
                    OutputPlan::Beside(plan) => vec![plan.body_field.clone()],
                    _ => Vec::new(),
                };
                self.nested_items(operation, style, outer)?
            }
        };
        let (next_path, next_header) = match style.next.as_ref().map(|next| &next.value) {
            Some(Placement::Body { path }) => (Some(path.to_string()), None),
            Some(Placement::Header { name }) => (None, Some(name.as_str().to_owned())),
            None => (None, None),
        };
        Some(PaginationPlan {
            item,
            kind: style.kind,
            size: argument(&style.size_parameter),
            default_size: style.size.as_ref().map(|size| size.value),
            at: argument(&style.at_parameter),
            start: style.start.as_ref().map(|start| start.value),
            next_path,
            next_header,
            items_path: style.items.value.to_string(),
            stop: style.stop.value.clone(),
            items,
        })
    }

    /// The items of an output that holds its list in a member, at a path of members only, below the
    /// fields `outer`.
    fn nested_items(
        &self,
        operation: &Operation<Resolved>,
        style: &Pagination,
        outer: Vec<RustName>,
    ) -> Option<(RustType, ItemsOf)> {
        let ResponseBody::Json { ty } = &operation.responses.first()?.body else {
            return None;
        };
        let mut steps = style.items.value.steps.as_slice();
        if let Some(envelope) = &self.api.settings.envelope
            && let [JsonPathStep::Member { name }, rest @ ..] = steps
            && name == &envelope.value.value
        {
            steps = rest;
        }
        let mut fields = outer;
        let mut ty = ty;
        for step in steps {
            let JsonPathStep::Member { name } = step else {
                return None;
            };
            let TypeKind::Named { name: index } = &ty.kind else {
                return None;
            };
            let TypeShape::Object(object) = &self.api.type_def(*index).shape else {
                return None;
            };
            // The names are claimed as the object's own plan claims them.
            let mut scope = field_scope();
            let mut found = None;
            let all = self.api.all_fields(object).into_iter();
            for field in all.filter(|field| !field.rules.write_only) {
                let wire = field.wire.value.as_str();
                let wanted = field.rust.as_ref().map_or(wire, |name| name.value.as_str());
                let rust = scope.claim(wanted, Case::Snake);
                if &field.wire.value == name {
                    found = Some((rust, field));
                }
            }
            let (rust, field) = found?;
            fields.push(rust);
            ty = &field.ty;
        }
        match &ty.kind {
            TypeKind::Array { items } if !ty.nullable => {
                let mut unused = Scope::with_prelude();
                let name = Scope::new().claim("item", Case::Camel);
                let mut anonymous = Anonymous::new(&mut unused, &name, Module::Types);
                Some((
                    self.value_type(items, Form::Read, None, &mut anonymous),
                    ItemsOf::Fields(fields),
                ))
            }
            _ => None,
        }
    }
}
