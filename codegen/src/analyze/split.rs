//! Which types need one form for sending and another for reading.

use crate::ir::{Api, Need, Resolved, TypeIndex, TypeShape};

use super::{Usage, references};

/// For each type whether it is used both ways and its two forms differ, in itself or in a type
/// that it holds.
pub(super) fn split(api: &Api<Resolved>, usage: &[Usage]) -> Vec<bool> {
    let both = |index: usize| usage[index].sent && usage[index].read;
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    let mut split = vec![false; api.types.len()];
    let mut open = Vec::new();
    for (index, needs_two) in split.iter_mut().enumerate() {
        for (_, found) in references::of_type(api, TypeIndex(index)) {
            holders[found.target.0].push(index);
        }
        if both(index) && differs(api, index) {
            *needs_two = true;
            open.push(index);
        }
    }
    while let Some(index) = open.pop() {
        for &holder in &holders[index] {
            if both(holder) && !split[holder] {
                split[holder] = true;
                open.push(holder);
            }
        }
    }
    split
}

fn differs(api: &Api<Resolved>, index: usize) -> bool {
    let TypeShape::Object(object) = &api.types[index].shape else {
        return false;
    };
    api.all_fields(object)
        .iter()
        .any(|field| field.rules.read_only || field.rules.write_only || field.need == Need::Unknown)
}
