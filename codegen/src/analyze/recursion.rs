//! Where a recursive type needs a box to have a finite size.

use std::collections::BTreeSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::ir::{Api, Resolved, TypeIndex};

use super::references;

/// The direct references (from, to) that close a cycle of direct references.
pub(super) fn boxed_references(api: &Api<Resolved>) -> BTreeSet<(TypeIndex, TypeIndex)> {
    let mut graph = DiGraph::<(), ()>::with_capacity(api.types.len(), api.types.len());
    let nodes: Vec<NodeIndex> = api.types.iter().map(|_| graph.add_node(())).collect();
    let mut edges = Vec::new();
    for from in (0..api.types.len()).map(TypeIndex) {
        for (_, found) in references::of_type(api, from) {
            if found.direct {
                graph.add_edge(nodes[from.0], nodes[found.target.0], ());
                edges.push((from, found.target));
            }
        }
    }
    let mut component = vec![0; api.types.len()];
    for (number, members) in kosaraju_scc(&graph).into_iter().enumerate() {
        for member in members {
            component[member.index()] = number;
        }
    }
    edges
        .into_iter()
        .filter(|(from, to)| component[from.0] == component[to.0])
        .collect()
}
