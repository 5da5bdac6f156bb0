//! The fields of an object and the values of an enum, with those of what they extend.

use std::collections::BTreeSet;

use super::{Api, Enum, EnumValue, Field, Object, Resolved, Spanned, TypeIndex, TypeShape};

/// The longest chain of aliases, of extensions, or of unions within unions, in types. Chains are
/// followed so far and no farther; the check refuses longer ones.
pub const MAX_CHAIN: usize = 32;

impl Api<Resolved> {
    /// The fields of an object, those of what it extends first.
    ///
    /// Each type counts once, however many ways lead to it, and circles end.
    pub fn all_fields<'a>(&'a self, object: &'a Object<Resolved>) -> Vec<&'a Field<Resolved>> {
        let mut found = Vec::new();
        for base in self.ancestors(&object.extends) {
            if let TypeShape::Object(base) = &self.type_def(base).shape {
                found.extend(&base.fields);
            }
        }
        found.extend(&object.fields);
        found
    }

    /// The values of an enum, those of what it extends first.
    ///
    /// Each type counts once, however many ways lead to it, and circles end.
    pub fn all_values<'a>(&'a self, values: &'a Enum<Resolved>) -> Vec<&'a EnumValue<Resolved>> {
        let mut found = Vec::new();
        for base in self.ancestors(&values.extends) {
            if let TypeShape::Enum(base) = &self.type_def(base).shape {
                found.extend(&base.values);
            }
        }
        found.extend(&values.values);
        found
    }

    /// What `extends` leads to over at most [`MAX_CHAIN`] steps, each type once, the farthest first.
    pub(crate) fn ancestors(&self, extends: &[Spanned<TypeIndex>]) -> Vec<TypeIndex> {
        let mut seen = BTreeSet::new();
        let mut ordered = Vec::new();
        self.collect_ancestors(extends, MAX_CHAIN, &mut seen, &mut ordered);
        ordered
    }

    fn collect_ancestors(
        &self,
        extends: &[Spanned<TypeIndex>],
        steps_left: usize,
        seen: &mut BTreeSet<TypeIndex>,
        ordered: &mut Vec<TypeIndex>,
    ) {
        let Some(steps_left) = steps_left.checked_sub(1) else {
            return;
        };
        for base in extends {
            if seen.insert(base.value) {
                let further = self.type_def(base.value).shape.extends();
                self.collect_ancestors(further, steps_left, seen, ordered);
                ordered.push(base.value);
            }
        }
    }
}

impl TypeShape<Resolved> {
    /// The types that this one extends.
    pub(crate) fn extends(&self) -> &[Spanned<TypeIndex>] {
        match self {
            Self::Object(object) => &object.extends,
            Self::Enum(values) => &values.extends,
            Self::Union(_) | Self::Alias(_) => &[],
        }
    }
}
