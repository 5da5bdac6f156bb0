//! Operations.

use std::collections::BTreeSet;

use crate::ir::Scopes;

use super::{Docs, FieldPlan, Item, RustName, RustType};

/// An operation: the type that carries its arguments, and what it sends and gives.
#[derive(Clone, Debug)]
pub struct OperationPlan {
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
    pub pagination: Option<PaginationPlan>,
    /// Unions that its arguments need.
    pub types: Vec<super::TypePlan>,
}

/// An argument and where it goes.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// Name, type and presence.
    pub field: FieldPlan,
    /// Where it goes.
    pub place: Place,
}

/// Where an argument goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query.
    Query(Option<Style>),
    /// Into a header.
    Header,
    /// A member of the JSON body.
    JsonMember,
    /// A field of the form.
    FormField(Option<Style>),
    /// The whole JSON body.
    Json,
    /// The whole body, as bytes.
    Bytes,
}

/// How a value that is no single text is written in a query or form: a variant of the runtime's
/// `Style`.
pub type Style = &'static str;

/// What a success gives.
#[derive(Clone, Debug)]
pub enum OutputPlan {
    /// `()`
    None,
    /// The JSON body, out of its envelope.
    Json(RustType),
    /// Bytes.
    Bytes,
    /// The JSON body and members beside its envelope.
    Beside(BesidePlan),
    /// One of several, by status.
    ByStatus(ByStatusPlan),
    /// A JSON body for some statuses and none for others.
    Optional {
        /// The body's type.
        body: RustType,
        /// Statuses without one.
        none: Vec<u16>,
    },
}

/// A body with members beside its envelope.
#[derive(Clone, Debug)]
pub struct BesidePlan {
    /// The struct.
    pub name: RustName,
    /// The envelope's key.
    pub envelope: String,
    /// The body's field.
    pub body_field: RustName,
    /// The body.
    pub body: RustType,
    /// The members.
    pub fields: Vec<FieldPlan>,
    /// Whether two values can be compared.
    pub comparable: bool,
}

/// One of several outputs, by status.
#[derive(Clone, Debug)]
pub struct ByStatusPlan {
    /// The enum.
    pub name: RustName,
    /// A variant for each status, with its body if it has one. `None` is any other success.
    pub variants: Vec<(RustName, Option<u16>, Option<RustType>)>,
    /// Whether two values can be compared.
    pub comparable: bool,
}

/// The documented errors of an operation.
#[derive(Clone, Debug)]
pub enum ErrorPlan {
    /// There are none.
    None,
    /// Those of the provider, which stand in a file of their own.
    Provider(Item),
    /// An enum of its own.
    Own(ErrorEnumPlan),
}

impl ErrorPlan {
    /// The error's type.
    pub fn ty(&self) -> RustType {
        match self {
            Self::None => RustType::Runtime("Infallible"),
            Self::Provider(item) => RustType::Item(item.clone()),
            // It stands in the same file.
            Self::Own(plan) => RustType::Tokens(quote::ToTokens::to_token_stream(&plan.name)),
        }
    }
}

/// An enum of documented errors.
#[derive(Clone, Debug)]
pub struct ErrorEnumPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// The errors: exact statuses first, then classes.
    pub variants: Vec<ErrorVariantPlan>,
}

/// One documented error.
#[derive(Clone, Debug)]
pub struct ErrorVariantPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// The statuses it is for.
    pub status: StatusRange,
    /// Its body, where one is documented as JSON.
    pub body: Option<RustType>,
}

/// A status or a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusRange {
    /// One status.
    Exact(u16),
    /// All statuses with this first digit.
    Class(u8),
}

/// What the runtime is told about an operation.
#[derive(Clone, Debug, Default)]
pub struct MetaPlan {
    /// Success statuses; empty where none is documented.
    pub success: Vec<u16>,
    /// Scopes a token needs.
    pub scopes: Option<Scopes>,
    /// Ways to authenticate, where they are not the provider's.
    pub auth: Option<AuthNeed>,
    /// A variant of the runtime's `BodyKind`, where there is a body.
    pub body: Option<&'static str>,
    /// Media type of the body, where it is not the usual one.
    pub content_type: Option<String>,
    /// A variant of the runtime's `Envelope`, where it is not the provider's.
    pub request_envelope: Option<&'static str>,
    /// A variant of the runtime's `Envelope`, where it is not the provider's.
    pub response_envelope: Option<&'static str>,
}

/// Ways to authenticate.
#[derive(Clone, Debug)]
pub enum AuthNeed {
    /// Without credentials.
    None,
    /// With these schemes together.
    Schemes(Vec<String>),
}

/// How the pages of an operation are read.
#[derive(Clone, Debug)]
pub struct PaginationPlan {
    /// The type of one item.
    pub item: RustType,
    /// How the next page is asked for.
    pub kind: crate::ir::PaginationKind,
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

impl OperationPlan {
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
            OutputPlan::Json(ty) | OutputPlan::Optional { body: ty, .. } => {
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
            ErrorPlan::None => {}
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
    /// The generated items that the signature of its function names; its own stand in `module`.
    pub fn signature_items(&self, module: &super::Module) -> BTreeSet<Item> {
        let mut items = BTreeSet::new();
        let mut own = |name: &RustName| {
            items.insert(Item {
                module: module.clone(),
                name: name.clone(),
            });
        };
        own(&self.name);
        match &self.output {
            OutputPlan::Beside(plan) => own(&plan.name),
            OutputPlan::ByStatus(plan) => own(&plan.name),
            _ => {}
        }
        if let ErrorPlan::Own(plan) = &self.error {
            own(&plan.name);
        }
        let mut found = |item: &Item| {
            items.insert(item.clone());
        };
        if let OutputPlan::Json(ty) | OutputPlan::Optional { body: ty, .. } = &self.output {
            ty.for_each_item(&mut found);
        }
        if let ErrorPlan::Provider(item) = &self.error {
            found(item);
        }
        items
    }
}

impl ErrorEnumPlan {
    /// Calls `found` for each generated item that the enum names.
    pub fn for_each_item(&self, found: &mut impl FnMut(&Item)) {
        for ty in self
            .variants
            .iter()
            .filter_map(|variant| variant.body.as_ref())
        {
            ty.for_each_item(found);
        }
    }
}
