//! Documented error responses.

use crate::ir::{ErrorResponse, Resolved, Unresolved};

use super::reference::{Resolve, Resolver};

impl Resolve for ErrorResponse<Unresolved> {
    type Output = ErrorResponse<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        ErrorResponse {
            statuses: self.statuses,
            body: self.body.resolve(resolver),
            content: self.content,
            retry: self.retry,
            meaning: self.meaning.resolve(resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}
