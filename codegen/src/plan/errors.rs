//! From error tables to enums.

use std::collections::BTreeSet;

use crate::ir::{ErrorResponse, Resolved, StatusPattern};

use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::docs::Docs;
use super::name::{Case, RustName, Scope};
use super::rust_type::{Item, Module, RustType};

/// The documented errors of an operation.
#[derive(Clone, Debug)]
pub enum ErrorPlan {
    /// There are none.
    None,
    /// Those of the provider, which stand in a file of their own.
    Provider(Item),
    /// A type that the user of a derive names.
    Named(RustType),
    /// An enum of its own.
    Own(ErrorEnumPlan),
}

impl ErrorPlan {
    /// The error's type.
    pub fn ty(&self) -> RustType {
        match self {
            Self::None => RustType::Runtime("Infallible"),
            Self::Provider(item) => RustType::Item(Box::new(item.clone())),
            Self::Named(ty) => ty.clone(),
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

impl ErrorEnumPlan {
    /// The enum of these errors. An exact status beats its class, so it comes first.
    pub fn new(name: RustName, docs: Docs, mut variants: Vec<ErrorVariantPlan>) -> Self {
        variants.sort_by_key(|variant| match variant.status {
            StatusRange::Exact(status) => (0, status),
            StatusRange::Class(class) => (1, u16::from(class)),
        });
        Self {
            name,
            docs,
            variants,
        }
    }

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

impl Context<'_> {
    /// The enum of the errors of some rows. Of two rows for one status the first holds.
    pub(super) fn error_enum<'a>(
        &self,
        name: RustName,
        docs: Docs,
        rows: impl Iterator<Item = &'a ErrorResponse<Resolved>>,
    ) -> ErrorEnumPlan {
        let mut seen = BTreeSet::new();
        let mut scope = Scope::new();
        scope.reserve("Self");
        let mut variants: Vec<ErrorVariantPlan> = Vec::new();
        for row in rows {
            for status in &row.statuses {
                if seen.insert(status.value) {
                    variants.push(self.error_variant(row, status.value, &mut scope));
                }
            }
        }
        variants.shrink_to_fit();
        ErrorEnumPlan::new(name, docs, variants)
    }

    fn error_variant(
        &self,
        row: &ErrorResponse<Resolved>,
        status: StatusPattern,
        scope: &mut Scope,
    ) -> ErrorVariantPlan {
        let name = scope.claim(&reason_name(status), Case::Camel);
        let mut docs = Docs::line(match status {
            StatusPattern::Exact { status } => format!("Status {status}."),
            StatusPattern::Class { class } => format!("Any other status {class}00 to {class}99."),
        });
        docs.prose(&row.meaning, &|_| None);
        let body = row.body.as_ref().map(|ty| {
            // Errors have no fields of their own, so that their bodies hold no alternatives.
            let mut unused = Scope::with_prelude();
            let mut anonymous = Anonymous::new(&mut unused, &name, Module::Types);
            let value = self.value_type(ty, Form::Read, None, &mut anonymous);
            if ty.nullable { value.optional() } else { value }
        });
        let status = match status {
            StatusPattern::Exact { status } => StatusRange::Exact(status),
            StatusPattern::Class { class } => StatusRange::Class(class),
        };
        ErrorVariantPlan {
            name,
            docs,
            status,
            body: body.filter(|ty| !matches!(ty, RustType::Unit)),
        }
    }
}

/// The name of a status, after its reason phrase in the IANA registry of HTTP status codes.
pub fn reason_name(status: StatusPattern) -> String {
    let code = match status {
        StatusPattern::Exact { status } => status,
        StatusPattern::Class { class: 1 } => return "Informational".to_owned(),
        StatusPattern::Class { class: 2 } => return "Success".to_owned(),
        StatusPattern::Class { class: 3 } => return "Redirection".to_owned(),
        StatusPattern::Class { class: 4 } => return "ClientError".to_owned(),
        StatusPattern::Class { .. } => return "ServerError".to_owned(),
    };
    let name = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        507 => "InsufficientStorage",
        508 => "LoopDetected",
        511 => "NetworkAuthenticationRequired",
        other => return format!("Status{other}"),
    };
    name.to_owned()
}
