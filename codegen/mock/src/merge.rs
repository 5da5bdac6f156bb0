//! From what a request says to what the provider holds.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, Field, Need, Resolved, TypeExpr, TypeKind, TypeShape, UpdateSemantics,
};
use serde_json::{Map, Value};

use crate::validation::{Direction, fits};

/// Puts members of a request into a value.
#[derive(Clone, Copy)]
pub(crate) struct Merge<'a> {
    pub(crate) api: &'a Api<Resolved>,
    pub(crate) left_out: LeftOut,
}

/// What happens to members that a request could have and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// The value was an example. What the example of its request had does not hold for this one.
    New,
    /// They stay, unless a rule says otherwise.
    Stay,
    /// They are reset.
    Reset,
}

impl LeftOut {
    /// What an update does with them. What nobody knows is taken for the more common way.
    pub(crate) fn in_update(semantics: Option<UpdateSemantics>) -> Self {
        match semantics {
            Some(UpdateSemantics::Replace) => Self::Reset,
            Some(UpdateSemantics::Merge | UpdateSemantics::Unknown) | None => Self::Stay,
        }
    }
}

impl<'a> Merge<'a> {
    /// Puts the members `given`, which `sent` describes, into `target`, which `held` describes. `shown` is
    /// the example of a request.
    pub(crate) fn apply(
        self,
        target: &mut Map<String, Value>,
        held: &[&'a Field<Resolved>],
        given: &Map<String, Value>,
        sent: &[&'a Field<Resolved>],
        shown: Option<&Value>,
    ) {
        for field in sent.iter().filter(|field| !field.rules.read_only) {
            let name = field.wire.value.as_str();
            let held = held
                .iter()
                .copied()
                .find(|held| held.wire.value == field.wire.value);
            let shown = shown.and_then(|shown| shown.get(name));
            match given.get(name) {
                Some(value) => self.member(target, name, value, field, held, shown),
                None => {
                    let resets = match self.left_out {
                        LeftOut::New => shown.is_some() || field.rules.default.is_some(),
                        LeftOut::Stay => field.rules.omission_resets,
                        LeftOut::Reset => true,
                    };
                    if resets {
                        reset(self.api, target, name, field, held);
                    }
                }
            }
        }
    }

    fn member(
        self,
        target: &mut Map<String, Value>,
        name: &str,
        value: &Value,
        field: &'a Field<Resolved>,
        held: Option<&'a Field<Resolved>>,
        shown: Option<&Value>,
    ) {
        if let (Value::Object(given), Some(Value::Object(inner)), Some(sent), Some(held)) = (
            value,
            target.get_mut(name),
            fields_of(self.api, &field.ty),
            held.and_then(|held| fields_of(self.api, &held.ty)),
        ) {
            self.apply(inner, &held, given, &sent, shown);
            return;
        }
        let Some(held) = held else {
            target.insert(name.to_owned(), value.clone());
            return;
        };
        if fits(self.api, value, &held.ty, Direction::Read) {
            target.insert(name.to_owned(), value.clone());
        } else if let Some(whole) = self.referred(value, field, held) {
            target.insert(name.to_owned(), whole);
        }
    }

    /// The object that a request names by its key: the field takes a `T`, and what is held is an object with
    /// one field of type `T`.
    fn referred(
        self,
        value: &Value,
        field: &Field<Resolved>,
        held: &'a Field<Resolved>,
    ) -> Option<Value> {
        let TypeKind::Named { name } = &field.ty.kind else {
            return None;
        };
        let fields = fields_of(self.api, &held.ty)?;
        let mut keys = fields
            .iter()
            .filter(|key| matches!(&key.ty.kind, TypeKind::Named { name: key } if key == name));
        let (key, None) = (keys.next()?, keys.next()) else {
            return None;
        };
        let mut whole = Map::new();
        whole.insert(key.wire.value.to_string(), value.clone());
        let whole = Value::Object(whole);
        fits(self.api, &whole, &held.ty, Direction::Read).then_some(whole)
    }
}

/// The fields of a type, if it is an object.
pub(crate) fn fields_of<'a>(
    api: &'a Api<Resolved>,
    ty: &'a TypeExpr<Resolved>,
) -> Option<Vec<&'a Field<Resolved>>> {
    match peel(api, ty).shape(api)? {
        TypeShape::Object(object) => Some(api.all_fields(object)),
        TypeShape::Enum(_) | TypeShape::Union(_) | TypeShape::Alias(_) => None,
    }
}

fn reset(
    api: &Api<Resolved>,
    target: &mut Map<String, Value>,
    name: &str,
    field: &Field<Resolved>,
    held: Option<&Field<Resolved>>,
) {
    let default = field.rules.default.as_ref();
    let default = default.or_else(|| held?.rules.default.as_ref());
    if let Some(default) = default {
        target.insert(name.to_owned(), default.value.clone());
        return;
    }
    let Some(held) = held.filter(|held| held.need == Need::Required) else {
        target.remove(name);
        return;
    };
    let peeled = peel(api, &held.ty);
    if peeled.nullable {
        target.insert(name.to_owned(), Value::Null);
    } else if matches!(peeled.kind, TypeKind::Array { .. }) {
        target.insert(name.to_owned(), Value::Array(Vec::new()));
    }
}
