//! Unions without a name in the spec: alternatives in a cell.

use crate::ir::{Resolved, TypeExpr};

use super::context::Context;
use super::docs::Docs;
use super::name::{Case, RustName, Scope};
use super::rust_type::{Item, Module, RustType};
use super::types::kind_name;
use super::union::{KnownBy, TagPlace, UnionPlan, VariantPlan};

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

    /// Claims a name for a type beside the unions.
    pub(super) fn claim(&mut self, text: &str) -> RustName {
        self.scope.claim(text, Case::Camel)
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
