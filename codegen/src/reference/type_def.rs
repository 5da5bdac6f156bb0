//! Types: objects, enums, unions and other names.

use crate::ir::{Enum, Object, Openness, Resolved, TypeDef, TypeShape};
use crate::plan::{
    AliasPlan, EnumPlan, KnownBy, ObjectPlan, TagPlace, TypeFile, TypePlan, UnionPlan, code_span,
};

use super::curl::body;
use super::type_text::type_link;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn types(&self, page: &mut Page) {
        if self.api.types.is_empty() {
            return;
        }
        page.anchor(2, "Types", Anchor::Section("types"));
        page.markdown(format!(
            "They stand in `{}::types`.",
            self.package.library()
        ));
        for (def, file) in self.api.types.iter().zip(&self.plan.types) {
            self.type_def(page, def, file);
        }
    }

    fn type_def(&self, page: &mut Page, def: &TypeDef<Resolved>, file: &TypeFile) {
        let Some(first) = file.types.first() else {
            return;
        };
        page.anchor(
            3,
            first.name().rust_text(),
            Anchor::Type(first.name().clone()),
        );
        page.docs(&self.docs(page, &def.description));
        match (&def.shape, first) {
            (TypeShape::Object(object), TypePlan::Object(plan)) => {
                self.object(page, object, plan);
                for other in file.types.iter().skip(1) {
                    if let TypePlan::Object(sent) = other {
                        page.anchor(4, sent.name.rust_text(), Anchor::Type(sent.name.clone()));
                        page.markdown(format!(
                            "The form of {} that is sent.",
                            code_span(plan.name.rust_text())
                        ));
                        self.object(page, object, sent);
                    }
                }
            }
            (TypeShape::Enum(shape), TypePlan::Enum(plan)) => self.enumeration(page, shape, plan),
            (_, TypePlan::Union(plan)) => union(page, plan),
            (_, TypePlan::Alias(plan)) => alias(page, plan),
            _ => {}
        }
        let unions = file.types.iter().skip(1);
        for ty in unions {
            if let TypePlan::Union(union) = ty {
                page.anchor(4, union.name.rust_text(), Anchor::Type(union.name.clone()));
                page.docs(&union.docs);
                variants(page, union);
            }
        }
        self.type_facts(page, def);
    }

    /// The body of a delivery, which stands beside the events where nothing else uses it.
    pub(super) fn delivery_type(
        &self,
        page: &mut Page,
        def: &TypeDef<Resolved>,
        plan: &ObjectPlan,
    ) {
        let TypeShape::Object(object) = &def.shape else {
            return;
        };
        page.anchor(4, plan.name.rust_text(), Anchor::Type(plan.name.clone()));
        page.docs(&self.docs(page, &def.description));
        self.object(page, object, plan);
        self.type_facts(page, def);
    }

    /// What is known of a type beside its shape: examples, notes, other names, where it comes from.
    fn type_facts(&self, page: &mut Page, def: &TypeDef<Resolved>) {
        for example in &def.examples {
            body(page, example);
        }
        page.docs(&self.docs(page, &def.notes));
        let mut facts = Vec::new();
        if !def.also_called.is_empty() {
            let names: Vec<String> = def
                .also_called
                .iter()
                .map(|name| code_span(&name.value))
                .collect();
            facts.push(format!("Also called {}", names.join(", ")));
        }
        facts.push(self.provenance(&def.evidence, def.span));
        page.list(&facts);
    }

    fn object(&self, page: &mut Page, object: &Object<Resolved>, plan: &ObjectPlan) {
        let extends = object.extends.iter().filter_map(|base| {
            let name = self.plan.types.get(base.value.0)?.types.first()?.name();
            Some(page.link(&code_span(name.rust_text()), &Anchor::Type(name.clone())))
        });
        let extends: Vec<String> = extends.collect();
        if !extends.is_empty() {
            page.markdown(format!(
                "It has the fields of {} first.",
                extends.join(", ")
            ));
        }
        match object.openness {
            Openness::Ignore => {}
            Openness::Keep => page.markdown(
                "Members that are not listed are kept in `unknown_members` and written back.",
            ),
            Openness::Refuse => page.markdown("Members that are not listed are an error."),
        }
        if plan.fields.is_empty() {
            page.markdown("An object without fields.");
            return;
        }
        let declared = self.api.all_fields(object);
        let rows: Vec<[String; 6]> = declared
            .iter()
            .filter_map(|field| {
                let wire = field.wire.value.as_str();
                let planned = plan.fields.iter().find(|planned| planned.wire == wire)?;
                let cells = self.field_cells(page, field, planned);
                Some([
                    cells.wire,
                    cells.rust,
                    cells.ty,
                    cells.required,
                    cells.description,
                    cells.example,
                ])
            })
            .collect();
        page.table(
            [
                "Field",
                "Rust",
                "Type",
                "Required",
                "Description",
                "Example",
            ],
            &rows,
        );
        if plan.built {
            let required: Vec<&str> = plan
                .fields
                .iter()
                .filter(|field| field.is_argument())
                .map(|field| field.name.rust_text())
                .collect();
            page.markdown(format!(
                "Built with {}.",
                code_span(&format!(
                    "{}::new({})",
                    plan.name.rust_text(),
                    required.join(", ")
                ))
            ));
        }
    }

    fn enumeration(&self, page: &mut Page, shape: &Enum<Resolved>, plan: &EnumPlan) {
        let rows: Vec<[String; 3]> = self
            .api
            .all_values(shape)
            .iter()
            .zip(&plan.values)
            .map(|(value, planned)| {
                [
                    code_span(&planned.wire.to_string()),
                    code_span(planned.name.rust_text()),
                    self.line(page, &value.description),
                ]
            })
            .collect();
        page.table(["Value", "Variant", "Description"], &rows);
        page.markdown(if plan.open {
            "Another value becomes `Unknown` and is written back unchanged."
        } else {
            "Another value is an error."
        });
    }
}

fn union(page: &mut Page, plan: &UnionPlan) {
    match &plan.tag {
        TagPlace::Within(member) => page.markdown(format!(
            "The member {} says which it is.",
            code_span(member)
        )),
        TagPlace::Beside(member) => page.markdown(format!(
            "The member {} of the object that holds it says which it is.",
            code_span(member)
        )),
        TagPlace::None => page.markdown("Told apart by what it looks like."),
    }
    variants(page, plan);
}

pub(super) fn variants(page: &mut Page, plan: &UnionPlan) {
    let rows: Vec<[String; 3]> = plan
        .variants
        .iter()
        .map(|variant| {
            [
                code_span(variant.name.rust_text()),
                type_link(page, &variant.value),
                known_text(&variant.known),
            ]
        })
        .collect();
    page.table(["Variant", "Type", "Known by"], &rows);
    page.markdown("Anything else becomes `Unknown`, which keeps the JSON.");
}

fn known_text(known: &KnownBy) -> String {
    match known {
        KnownBy::Tag(value) | KnownBy::TagAdded(value) => {
            format!("the tag {}", code_span(&value.to_string()))
        }
        KnownBy::Field(member) => format!("its member {}", code_span(member)),
        KnownBy::FieldValue(member, value) => format!(
            "its member {}, which is {}",
            code_span(member),
            code_span(&value.to_string())
        ),
        KnownBy::Kind(kind) => format!("a JSON {}", format!("{kind:?}").to_lowercase()),
    }
}

fn alias(page: &mut Page, plan: &AliasPlan) {
    let target = type_link(page, &plan.target);
    page.markdown(match plan.newtype {
        Some(_) => format!("A type of its own over {target}."),
        None => format!("Another name for {target}."),
    });
}
