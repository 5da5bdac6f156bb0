//! The whole API.

use crate::ir::{Api, Resolved, Unresolved};

use super::examples::known_examples;
use super::reference::{Resolve, Resolver};

impl Resolve for Api<Unresolved> {
    type Output = Api<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Api {
            name: self.name,
            description: self.description.resolve(resolver),
            settings: self.settings,
            settings_notes: self.settings_notes.resolve(resolver),
            limits: self.limits,
            response_headers: self.response_headers,
            limits_notes: self.limits_notes.resolve(resolver),
            auth: self.auth.resolve(resolver),
            auth_notes: self.auth_notes.resolve(resolver),
            pagination: self.pagination,
            pagination_notes: self.pagination_notes.resolve(resolver),
            errors: self.errors.resolve(resolver),
            error_examples: known_examples(self.error_examples, resolver),
            errors_notes: self.errors_notes.resolve(resolver),
            groups: self.groups.resolve(resolver),
            operations: self.operations.resolve(resolver),
            types: self.types.resolve(resolver),
            events: self.events.and_then(|events| events.resolve(resolver)),
            documents: self.documents,
            deviations: self.deviations,
            documents_notes: self.documents_notes.resolve(resolver),
        }
    }
}
