//! Types that are only another name for types: aliases, alternatives and the variants of untagged
//! unions. Following them has to end, and soon.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, MAX_CHAIN, Resolved, TypeExpr, TypeIndex, TypeKind, TypeShape, UnionTag};

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let mut depths = Depths {
        api,
        known: vec![Depth::Unseen; api.types.len()],
    };
    for position in 0..api.types.len() {
        depths.measure(TypeIndex(position), report);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Unseen,
    Open,
    Known(usize),
}

struct Depths<'a> {
    api: &'a Api<Resolved>,
    known: Vec<Depth>,
}

impl Depths<'_> {
    /// Measures by how many steps `start` leads to types of their own, without recursion, as a chain
    /// may be as long as the spec.
    fn measure(&mut self, start: TypeIndex, report: &mut Report) {
        let mut path = vec![start];
        while let Some(&index) = path.last() {
            if let Depth::Known(_) = self.known[index.0] {
                path.pop();
                continue;
            }
            self.known[index.0] = Depth::Open;
            let next = leads_to(self.api, index);
            if let Some(unseen) = next.iter().find(|next| self.known[next.0] == Depth::Unseen) {
                path.push(*unseen);
                continue;
            }
            if next.iter().any(|next| self.known[next.0] == Depth::Open) {
                self.refuse(
                    index,
                    report,
                    "leads back to itself, with no object, array or map between",
                );
            }
            let depth = next.iter().map(|next| match self.known[next.0] {
                Depth::Known(depth) => depth + 1,
                Depth::Unseen | Depth::Open => 0,
            });
            let depth = depth.max().unwrap_or(0);
            // Reported once, where the chain becomes too long, not again by all that lead there.
            if depth == MAX_CHAIN {
                self.refuse(index, report, "leads over too many aliases and unions");
            }
            self.known[index.0] = Depth::Known(depth);
            path.pop();
        }
    }

    fn refuse(&self, index: TypeIndex, report: &mut Report, why: &str) {
        let name = &self.api.type_def(index).name;
        report.push(Diagnostic::error(
            Code::AliasChain,
            name.span,
            format!("`{}` {why}", name.value),
        ));
    }
}

/// The types whose values are values of this one as they are.
fn leads_to(api: &Api<Resolved>, index: TypeIndex) -> Vec<TypeIndex> {
    let mut found = Vec::new();
    match &api.type_def(index).shape {
        TypeShape::Alias(alias) => named(&alias.target, &mut found),
        TypeShape::Union(union) if !matches!(union.tag, UnionTag::Within { .. }) => {
            for variant in &union.variants {
                named(&variant.ty, &mut found);
            }
        }
        TypeShape::Object(_) | TypeShape::Enum(_) | TypeShape::Union(_) => {}
    }
    found
}

fn named(ty: &TypeExpr<Resolved>, found: &mut Vec<TypeIndex>) {
    match &ty.kind {
        TypeKind::Named { name } => found.push(*name),
        TypeKind::Alternatives { alternatives } => {
            for alternative in alternatives {
                named(alternative, found);
            }
        }
        _ => {}
    }
}
