//! Why a request is refused, and with which status.

use bindery_codegen::ir::{Api, Operation, Resolved, StatusPattern};

/// A refused request.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) kind: RefusalKind,
    /// What was wrong, for the person who sent the request.
    pub(crate) reason: String,
}

/// The kinds of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefusalKind {
    /// The body or the query cannot be read at all.
    Malformed,
    /// A value is not as documented.
    Invalid,
    /// The body is of another media type.
    MediaType,
    /// The body is larger than the mock takes.
    TooLarge,
    /// No credential, or a wrong one.
    Unauthenticated,
    /// Somebody else may do this.
    Forbidden,
    /// There is no such path or thing.
    NotFound,
    /// The path has other methods.
    WrongMethod,
    /// There may be no more of these.
    TooMany,
    /// A limit on requests is used up.
    RateLimited {
        /// Seconds until it begins anew.
        after: u64,
    },
    /// A failure that was asked for.
    Fault {
        /// With this status.
        status: u16,
        /// Seconds to wait before another attempt.
        retry_after: Option<u64>,
    },
}

impl Refusal {
    pub(crate) fn new(kind: RefusalKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            reason: reason.into(),
        }
    }

    /// The status to answer with. Where several would do, the first that is documented as such.
    pub(crate) fn status(
        &self,
        api: &Api<Resolved>,
        operation: Option<&Operation<Resolved>>,
    ) -> u16 {
        let documented = |&status: &u16| {
            api.documented_error(operation, status).is_some_and(|row| {
                let exact = StatusPattern::Exact { status };
                row.statuses.iter().any(|known| known.value == exact)
            })
        };
        let (usual, others) = self.kind.statuses();
        let mut others = others.iter().copied();
        others.find(documented).unwrap_or(usual)
    }
}

impl RefusalKind {
    /// The usual status, and those that providers choose from, the most telling first.
    fn statuses(self) -> (u16, &'static [u16]) {
        match self {
            Self::Malformed => (400, &[400, 422]),
            Self::Invalid => (400, &[422, 400]),
            Self::MediaType => (415, &[415, 400, 422]),
            Self::TooLarge => (413, &[413, 400]),
            Self::Unauthenticated => (401, &[]),
            Self::Forbidden => (403, &[]),
            Self::NotFound => (404, &[]),
            Self::WrongMethod => (405, &[]),
            Self::TooMany => (409, &[409, 422, 403, 400]),
            Self::RateLimited { .. } => (429, &[]),
            Self::Fault { status, .. } => (status, &[]),
        }
    }
}
