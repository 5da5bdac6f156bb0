//! Operations.

use std::collections::BTreeSet;

use crate::ir::{Api, Operation, OperationIndex, Resolved};

use super::{
    Docs, ErrorPlan, FieldPlan, Item, MetaPlan, OutputPlan, PaginationPlan, ParameterPlan,
    RustName, RustType,
};

/// How many required arguments a handle's method takes before it takes the operation instead.
const MOST_ARGUMENTS: usize = 3;

/// An operation: the type that carries its arguments, and what it sends and gives.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// Where the API has it. None for what a derive plans, which has no API.
    pub index: Option<OperationIndex>,
    /// Name in the spec, such as `webhooks.list`.
    pub id: String,
    /// HTTP method in capitals.
    pub http_method: &'static str,
    /// Path below the base URL, with `{parameters}`.
    pub path: String,
    /// The operation's type.
    pub name: RustName,
    /// The handle's method, the function and the module.
    pub method: RustName,
    /// First paragraph of the description.
    pub summary: Docs,
    /// The whole description.
    pub docs: Docs,
    /// Names it has in the documents.
    pub aliases: Vec<String>,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// The provider's marker type.
    pub provider: RustType,
    /// The arguments, in the order of the spec: path, query, headers, body.
    pub parameters: Vec<ParameterPlan>,
    /// What a success gives.
    pub output: OutputPlan,
    /// The documented errors.
    pub error: ErrorPlan,
    /// What the runtime is told about it.
    pub meta: MetaPlan,
    /// How its pages are read.
    pub pagination: Option<Box<PaginationPlan>>,
    /// Unions that its arguments need.
    pub types: Vec<super::TypePlan>,
}

impl OperationPlan {
    /// What the API that this was planned from says of the operation.
    pub fn described<'a>(&self, api: &'a Api<Resolved>) -> Option<&'a Operation<Resolved>> {
        self.index.map(|index| api.operation(index))
    }

    /// Arguments that `new` takes.
    pub fn arguments(&self) -> impl Iterator<Item = &FieldPlan> {
        self.parameters
            .iter()
            .map(|parameter| &parameter.field)
            .filter(|field| field.is_argument())
    }

    /// The generated items that the operation's file names.
    pub fn items(&self) -> BTreeSet<Item> {
        let mut items = BTreeSet::new();
        let mut found = |item: &Item| {
            items.insert(item.clone());
        };
        self.provider.for_each_item(&mut found);
        for parameter in &self.parameters {
            if parameter.field.constant.is_none() {
                parameter.field.value.for_each_item(&mut found);
            }
        }
        match &self.output {
            OutputPlan::Json(ty)
            | OutputPlan::Whole(ty)
            | OutputPlan::Stream(ty)
            | OutputPlan::Optional { body: ty, .. } => {
                ty.for_each_item(&mut found);
            }
            OutputPlan::Beside(plan) => {
                plan.body.for_each_item(&mut found);
                plan.fields
                    .iter()
                    .for_each(|field| field.value.for_each_item(&mut found));
            }
            OutputPlan::ByStatus(plan) => {
                for ty in plan.variants.iter().filter_map(|(_, _, ty)| ty.as_ref()) {
                    ty.for_each_item(&mut found);
                }
            }
            OutputPlan::None | OutputPlan::Bytes => {}
        }
        match &self.error {
            ErrorPlan::Provider(item) => found(item),
            ErrorPlan::Own(plan) => plan.for_each_item(&mut found),
            ErrorPlan::None | ErrorPlan::Named(_) => {}
        }
        if let Some(pagination) = &self.pagination {
            pagination.item.for_each_item(&mut found);
        }
        self.types
            .iter()
            .for_each(|ty| ty.for_each_item(&mut found));
        let own: Vec<&RustName> = self.types.iter().map(super::TypePlan::name).collect();
        items.retain(|item| !own.contains(&&item.name));
        items
    }
}

impl OperationPlan {
    /// The arguments of the handle's method; none where they are so many that it takes the operation.
    pub fn handle_arguments(&self) -> Option<Vec<&FieldPlan>> {
        let arguments: Vec<&FieldPlan> = self.arguments().collect();
        (arguments.len() <= MOST_ARGUMENTS).then_some(arguments)
    }
}
