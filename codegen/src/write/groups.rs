//! The section on operations: groups, each before its first operation.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Group, Unresolved};

use super::draft::Draft;
use super::operation;
use super::prose::{self, Place};

/// Writes the section, unless there is nothing to say.
pub(super) fn write_operations(draft: &mut Draft, api: &Api<Unresolved>) {
    if api.groups.is_empty() && api.operations.is_empty() {
        return;
    }
    draft.heading(2, "Operations");
    let mut groups = Groups::new(draft, &api.groups);
    for operation in &api.operations {
        let id = &operation.id.value;
        draft.within(format_args!("operations[{id}]"), |draft| {
            if !groups.write_up_to(draft, &id.group) {
                draft.refuse(operation.span, format!("there is no group `{}`", id.group));
            }
            operation::write(draft, operation);
        });
    }
    groups.write_rest(draft);
}

/// The groups, of which the first ones are written.
struct Groups<'a> {
    all: &'a [Group<Unresolved>],
    positions: BTreeMap<&'a str, usize>,
    written: usize,
}

impl<'a> Groups<'a> {
    fn new(draft: &mut Draft, groups: &'a [Group<Unresolved>]) -> Self {
        let mut seen = BTreeSet::new();
        for group in groups {
            if !seen.insert(&group.name.value) {
                let name = &group.name.value;
                draft.within(format_args!("groups[{name}]"), |draft| {
                    draft.refuse(group.name.span, "the group is there twice");
                });
            }
        }
        let names = groups.iter().map(|group| group.name.value.as_str());
        Self {
            all: groups,
            positions: names.enumerate().map(|(at, name)| (name, at)).collect(),
            written: 0,
        }
    }

    /// Writes the group `name`, whose operation follows, and those before it. A reader knows groups
    /// in the order of their first mention. False when there is no such group.
    fn write_up_to(&mut self, draft: &mut Draft, name: &str) -> bool {
        let Some(position) = self.positions.get(name).copied() else {
            return false;
        };
        while self.written <= position {
            let group = &self.all[self.written];
            // The heading of the operation itself names the group.
            if self.written < position || !group.description.is_empty() {
                write(draft, group);
            }
            self.written += 1;
        }
        true
    }

    fn write_rest(self, draft: &mut Draft) {
        for group in &self.all[self.written..] {
            write(draft, group);
        }
    }
}

fn write(draft: &mut Draft, group: &Group<Unresolved>) {
    draft.within(format_args!("groups[{}]", group.name.value), |draft| {
        let heading = draft.snake_case(&group.name.value, group.name.span);
        draft.heading(3, &heading);
        prose::write(draft, &group.description, Place::Free);
    });
}
