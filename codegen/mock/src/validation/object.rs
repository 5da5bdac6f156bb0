//! Members of objects.

use bindery_codegen::ir::{Field, Need, Object, Openness, Resolved};
use bindery_codegen::suggest::closest;
use serde_json::{Map, Value};

use super::{Direction, Place, Validation, member};

impl<'a> Validation<'a> {
    /// Compares an object. The member `tag` needs no field.
    pub(super) fn object(
        &mut self,
        members: &Map<String, Value>,
        object: &'a Object<Resolved>,
        tag: Option<&str>,
        place: Place<'_>,
    ) {
        let fields = self.api.all_fields(object);
        self.members(members, &fields, place.at, place.depth_left);
        if object.openness == Openness::Keep {
            return;
        }
        let unknown = members.keys().filter(|key| {
            Some(key.as_str()) != tag && !fields.iter().any(|field| is_called(field, key))
        });
        for key in unknown {
            self.unknown(place.at, key, &fields, object.openness);
        }
    }

    /// Compares the members that have a field, and says which fields are missing.
    pub(super) fn members(
        &mut self,
        members: &Map<String, Value>,
        fields: &[&'a Field<Resolved>],
        at: &str,
        depth_left: usize,
    ) {
        for field in fields {
            let name = field.wire.value.as_str();
            let at = member(at, name);
            match members.get(name) {
                Some(value) => {
                    let place = Place {
                        value,
                        at: &at,
                        holder: Some(members),
                        secret: false,
                        depth_left,
                    };
                    self.given(place, field);
                }
                None if self.is_needed(field) => self.problem(&at, "is required and missing"),
                None => {}
            }
        }
    }

    fn given(&mut self, place: Place<'_>, field: &'a Field<Resolved>) {
        if self.direction == Direction::Sent && field.rules.read_only {
            self.note(format!("`{}` is read only and ignored", place.at));
            return;
        }
        // Left out and null are the same for what is optional and has no third state.
        if place.value.is_null()
            && field.need != Need::Required
            && self.direction == Direction::Read
        {
            return;
        }
        self.of_field(place, field);
    }

    fn is_needed(&self, field: &Field<Resolved>) -> bool {
        match (field.need, self.direction) {
            // Where nobody knows, the provider may not insist.
            (Need::Optional | Need::Unknown, _) => false,
            (Need::Required, Direction::Sent) => !field.rules.read_only,
            (Need::Required, Direction::Read) => !field.rules.write_only,
        }
    }

    fn unknown(&mut self, at: &str, key: &str, fields: &[&'a Field<Resolved>], openness: Openness) {
        let known = fields.iter().map(|field| field.wire.value.as_str());
        let hint = match closest(key, known) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        let place = member(at, key);
        if openness == Openness::Refuse {
            self.problem(&place, format!("is no member of this object{hint}"));
        } else if self.direction == Direction::Sent {
            self.note(format!("`{place}` is not documented and ignored{hint}"));
        }
    }
}

fn is_called(field: &Field<Resolved>, name: &str) -> bool {
    field.wire.value.as_str() == name
}
