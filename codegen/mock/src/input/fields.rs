//! From the pairs of a query or form to the members that its fields describe.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, ArrayStyle, Field, Resolved, Scalar, TypeExpr, TypeKind, TypeShape,
};
use bindery_codegen::suggest::closest;
use serde_json::{Map, Value};

use super::pairs::{Pair, decoded};
use crate::problem::Problem;
use crate::text_value::typed;

/// More problems, or more notes, help nobody.
const MAX_TOLD: usize = 20;

/// Reads pairs by the fields that they may be for.
pub(super) struct Fields<'a> {
    api: &'a Api<Resolved>,
    known: Vec<&'a Field<Resolved>>,
    pub(super) members: Map<String, Value>,
    pub(super) problems: Vec<Problem>,
    pub(super) notes: Vec<String>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(api: &'a Api<Resolved>, known: Vec<&'a Field<Resolved>>) -> Self {
        Self {
            api,
            known,
            members: Map::new(),
            problems: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Reads one pair.
    pub(super) fn pair(&mut self, pair: &Pair<'_>) {
        let Some((field, brackets)) = self.field_of(&pair.name) else {
            let known = self.known.iter().map(|field| field.wire.value.as_str());
            let hint = match closest(&pair.name, known) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => String::new(),
            };
            if self.notes.len() < MAX_TOLD {
                self.notes.push(format!(
                    "`{}` is not documented and ignored{hint}",
                    pair.name
                ));
            }
            return;
        };
        let name = field.wire.value.as_str();
        let style = self.style(field);
        let Some(steps) = steps(brackets) else {
            self.problem(&pair.name, "the brackets do not close, or are too many");
            return;
        };
        if !steps.is_empty() && !field.rules.deep_object && steps != [""] {
            self.problem(&pair.name, "takes no names in brackets");
            return;
        }
        let texts = texts(pair, style, field.rules.flag);
        let mut slot = self.members.remove(name).unwrap_or(Value::Null);
        let placed = Place {
            api: self.api,
            style,
        }
        .put(&mut slot, &field.ty, &steps, &texts);
        if !slot.is_null() {
            self.members.insert(name.to_owned(), slot);
        }
        if let Err(message) = placed {
            self.problem(&pair.name, message);
        }
    }

    /// The field that a pair is for, and what follows its name.
    fn field_of<'n>(&self, name: &'n str) -> Option<(&'a Field<Resolved>, &'n str)> {
        self.known
            .iter()
            .filter_map(|field| {
                let rest = name.strip_prefix(field.wire.value.as_str())?;
                (rest.is_empty() || rest.starts_with('[')).then_some((*field, rest))
            })
            .min_by_key(|(_, rest)| rest.len())
    }

    fn style(&self, field: &Field<Resolved>) -> Option<ArrayStyle> {
        let own = field.rules.array_style.as_ref().map(|style| style.value);
        own.or_else(|| {
            let setting = self.api.settings.array_style.as_ref()?;
            Some(setting.value.value)
        })
    }

    fn problem(&mut self, at: &str, message: impl Into<String>) {
        if self.problems.len() == MAX_TOLD {
            return;
        }
        self.problems.push(Problem {
            at: at.to_owned(),
            message: message.into(),
        });
    }
}

/// Brackets within brackets are read so far.
const MAX_STEPS: usize = 64;

/// The names in brackets: `[a][]` has `a` and an empty one.
fn steps(brackets: &str) -> Option<Vec<&str>> {
    let mut rest = brackets;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if steps.len() == MAX_STEPS {
            return None;
        }
        let (step, after) = rest.strip_prefix('[')?.split_once(']')?;
        steps.push(step);
        rest = after;
    }
    Some(steps)
}

/// The texts of a pair: several where one value holds a list.
fn texts(pair: &Pair<'_>, style: Option<ArrayStyle>, flag: bool) -> Vec<String> {
    let Some(value) = pair.value else {
        return vec![if flag { "true" } else { "" }.to_owned()];
    };
    let split = |separators: &[&str]| {
        let mut parts = vec![value.to_owned()];
        for separator in separators {
            parts = parts
                .iter()
                .flat_map(|part| part.split(separator).map(str::to_owned).collect::<Vec<_>>())
                .collect();
        }
        parts
            .iter()
            .map(|part| decoded(part).into_owned())
            .collect()
    };
    match style {
        // What separates is not encoded, or in one of these ways; what is data is encoded as `%2C`.
        Some(ArrayStyle::CommaList) => split(&[","]),
        Some(ArrayStyle::SpaceList) => split(&["+", "%20"]),
        Some(ArrayStyle::PipeList) => split(&["|", "%7C", "%7c"]),
        Some(ArrayStyle::RepeatedKey | ArrayStyle::BracketList) | None => {
            vec![decoded(value).into_owned()]
        }
    }
}

/// Where the texts of a pair go.
#[derive(Clone, Copy)]
struct Place<'a> {
    api: &'a Api<Resolved>,
    style: Option<ArrayStyle>,
}

impl Place<'_> {
    fn put(
        self,
        slot: &mut Value,
        ty: &TypeExpr<Resolved>,
        steps: &[&str],
        texts: &[String],
    ) -> Result<(), String> {
        let peeled = peel(self.api, ty);
        let is_json = matches!(
            peeled.kind,
            TypeKind::Scalar {
                scalar: Scalar::Json
            }
        );
        match (steps, peeled.kind) {
            ([] | [""], TypeKind::Array { items }) => {
                let bracketed = steps == [""];
                if bracketed != (self.style == Some(ArrayStyle::BracketList)) {
                    return Err(format!("is written as {}", self.style_in_words()));
                }
                self.extend(slot, Some(items), texts)
            }
            ([""], _) if is_json => self.extend(slot, None, texts),
            ([], TypeKind::Map { .. }) => Err("takes a name in brackets".to_owned()),
            ([], _) => {
                let text = match self.style {
                    Some(ArrayStyle::CommaList) => texts.join(","),
                    _ => texts.join(" "),
                };
                if slot.is_null() {
                    *slot = typed(self.api, &text, ty);
                    Ok(())
                } else {
                    Err("is given more than once".to_owned())
                }
            }
            ([step, rest @ ..], _) => {
                let inner = match (peeled.kind, peeled.shape(self.api)) {
                    (TypeKind::Map { values }, _) => Some(&**values),
                    (_, Some(TypeShape::Object(object))) => {
                        let mut fields = self.api.all_fields(object).into_iter();
                        let field = fields.find(|field| field.wire.value.as_str() == *step);
                        field.map(|field| &field.ty)
                    }
                    _ => return Err("takes no names in brackets".to_owned()),
                };
                if slot.is_null() {
                    *slot = Value::Object(Map::new());
                }
                let Value::Object(members) = slot else {
                    return Err("is given more than once".to_owned());
                };
                let slot = members.entry(*step).or_insert(Value::Null);
                match inner {
                    Some(inner) => self.put(slot, inner, rest, texts),
                    None => {
                        // The type says what becomes of a member that it does not know.
                        *slot = Value::from(texts.join(","));
                        Ok(())
                    }
                }
            }
        }
    }

    fn extend(
        self,
        slot: &mut Value,
        items: Option<&TypeExpr<Resolved>>,
        texts: &[String],
    ) -> Result<(), String> {
        if slot.is_null() {
            *slot = Value::Array(Vec::new());
        }
        let Value::Array(values) = slot else {
            return Err("is given more than once".to_owned());
        };
        if self.style == Some(ArrayStyle::CommaList) && !values.is_empty() {
            return Err("is given more than once; its items stand in one value".to_owned());
        }
        values.extend(texts.iter().map(|text| match items {
            Some(ty) => typed(self.api, text, ty),
            None => Value::from(text.as_str()),
        }));
        Ok(())
    }

    fn style_in_words(self) -> &'static str {
        match self.style {
            Some(ArrayStyle::BracketList) => "`name[]=a&name[]=b`",
            Some(ArrayStyle::CommaList) => "`name=a,b`",
            Some(ArrayStyle::SpaceList) => "`name=a%20b`",
            Some(ArrayStyle::PipeList) => "`name=a%7Cb`",
            Some(ArrayStyle::RepeatedKey) | None => "`name=a&name=b`",
        }
    }
}
