//! Looking up one reference, and the trait by which nodes resolve theirs.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, MAX_DIAGNOSTICS, Report, Severity};
use crate::ir::{OperationIndex, PaginationIndex, SchemeIndex, Spanned, TypeIndex};
use crate::suggest::closest;

use super::names::Names;

/// A node that refers to others by name, and the same node referring to them by index.
pub(super) trait Resolve {
    /// The resolved node.
    type Output;

    /// Looks up every name within the node.
    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output;
}

impl<T: Resolve> Resolve for Vec<T> {
    type Output = Vec<T::Output>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        // Not collected, which would keep the room of the larger nodes that come in.
        let mut nodes = Vec::with_capacity(self.len());
        nodes.extend(self.into_iter().map(|node| node.resolve(resolver)));
        nodes
    }
}

impl<T: Resolve> Resolve for Option<T> {
    type Output = Option<T::Output>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        self.map(|node| node.resolve(resolver))
    }
}

/// Looks up names, reports those that are not defined, and remembers whether there was one.
pub(super) struct Resolver<'a> {
    names: &'a Names<'a>,
    report: &'a mut Report,
    /// False once a reference was left out.
    pub(super) complete: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(names: &'a Names<'a>, report: &'a mut Report) -> Self {
        Self {
            names,
            report,
            complete: true,
        }
    }

    /// The type of this name.
    pub(super) fn type_named(&mut self, name: &Spanned<String>) -> Option<TypeIndex> {
        self.look_up(&self.names.types, name, Code::UnknownType, "type")
    }

    /// The operation of this name.
    pub(super) fn operation_named(&mut self, name: &Spanned<String>) -> Option<OperationIndex> {
        self.look_up(
            &self.names.operations,
            name,
            Code::UnknownOperation,
            "operation",
        )
    }

    /// The auth scheme of this name.
    pub(super) fn scheme_named(&mut self, name: &Spanned<String>) -> Option<SchemeIndex> {
        self.look_up(
            &self.names.schemes,
            name,
            Code::UnknownScheme,
            "auth scheme",
        )
    }

    /// The pagination style of this name.
    pub(super) fn pagination_named(&mut self, name: &Spanned<String>) -> Option<PaginationIndex> {
        self.look_up(
            &self.names.paginations,
            name,
            Code::UnknownPagination,
            "pagination style",
        )
    }

    /// The type or operation of this name, for a link.
    pub(super) fn link_target(&mut self, name: &Spanned<String>) -> Option<Linked> {
        if let Some(ty) = self.names.types.get(&name.value) {
            return Some(Linked::Type(*ty));
        }
        if let Some(operation) = self.names.operations.get(&name.value) {
            return Some(Linked::Operation(*operation));
        }
        let defined = self.names.types.keys().chain(self.names.operations.keys());
        self.unknown(defined, name, Code::UnknownLinkTarget, "type or operation");
        None
    }

    /// Reports a problem of the reference itself.
    pub(super) fn refuse(&mut self, diagnostic: Diagnostic) {
        self.complete = false;
        self.report.push(diagnostic);
    }

    fn look_up<Index: Copy>(
        &mut self,
        defined: &IndexMap<String, Index>,
        name: &Spanned<String>,
        code: Code,
        what: &str,
    ) -> Option<Index> {
        let found = defined.get(&name.value).copied();
        if found.is_none() {
            self.unknown(defined.keys(), name, code, what);
        }
        found
    }

    fn unknown<'n>(
        &mut self,
        defined: impl Iterator<Item = &'n String>,
        name: &Spanned<String>,
        code: Code,
        what: &str,
    ) {
        self.complete = false;
        if self.names.is_broken(&name.value) {
            return;
        }
        // What nobody gets to see needs no search.
        let suggestion = if self.report.count(Severity::Error) > MAX_DIAGNOSTICS {
            None
        } else {
            closest(&name.value, defined.map(String::as_str))
        };
        self.report.push(
            Diagnostic::error(
                code,
                name.span,
                format!("no {what} is called `{}`", name.value),
            )
            .suggest(suggestion),
        );
    }
}

/// What a link leads to.
pub(super) enum Linked {
    /// A type.
    Type(TypeIndex),
    /// An operation.
    Operation(OperationIndex),
}
