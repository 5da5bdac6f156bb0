//! The arguments of an operation.

use crate::ir::{BodyShape, Content, Operation, ParameterPlace, Resolved};
use crate::plan::{FieldPlan, OperationPlan, ParameterPlan, Place, TypePlan, code_span};

use super::type_def::variants;
use super::type_text::type_link;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn parameters(
        &self,
        page: &mut Page,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
    ) {
        page.heading(3, "Parameters");
        if plan.parameters.is_empty() {
            page.markdown("It takes none.");
            return;
        }
        if let Some(body) = &operation.body {
            let kind = match body.content {
                Content::Json => "JSON",
                Content::Form => "a form",
                Content::Multipart => "`multipart/form-data`",
                Content::Bytes => "bytes",
            };
            let media = body.media_type.as_ref();
            let media = media.map_or_else(String::new, |media| {
                format!(" of the media type {}", code_span(&media.value))
            });
            page.markdown(format!("The body is {kind}{media}."));
            page.docs(&self.docs(page, &body.description));
        }
        let rows: Vec<[String; 7]> = plan
            .parameters
            .iter()
            .map(|parameter| self.parameter(page, operation, parameter))
            .collect();
        page.table(
            [
                "Parameter",
                "In",
                "Rust",
                "Type",
                "Required",
                "Description",
                "Example",
            ],
            &rows,
        );
        page.markdown(how_to_give(plan));
        for ty in &plan.types {
            if let TypePlan::Union(union) = ty {
                page.anchor(4, union.name.rust_text(), Anchor::Type(union.name.clone()));
                page.docs(&union.docs);
                variants(page, union);
            }
        }
    }

    fn parameter(
        &self,
        page: &Page,
        operation: &Operation<Resolved>,
        plan: &ParameterPlan,
    ) -> [String; 7] {
        let place = match plan.place {
            Place::Path => "path",
            Place::Query(_) => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            _ => "body",
        };
        let wire = plan.field.wire.as_str();
        let in_url = operation
            .parameters
            .iter()
            .filter(|parameter| match parameter.place {
                ParameterPlace::Path => place == "path",
                ParameterPlace::Query => place == "query",
                ParameterPlace::Header => place == "header",
                ParameterPlace::Cookie => place == "cookie",
            })
            .map(|parameter| &parameter.field);
        let in_body = match operation.body.as_ref().map(|body| &body.shape) {
            Some(BodyShape::Fields { fields }) if place == "body" => fields.as_slice(),
            _ => &[],
        };
        let field = in_url
            .chain(in_body)
            .find(|field| field.wire.value.as_str() == wire);
        match field {
            Some(field) => {
                let cells = self.field_cells(page, field, &plan.field);
                let rust = if plan.field.constant.is_some() {
                    String::new()
                } else {
                    cells.rust
                };
                [
                    cells.wire,
                    place.to_owned(),
                    rust,
                    cells.ty,
                    cells.required,
                    cells.description,
                    cells.example,
                ]
            }
            // The whole body is one argument.
            None => [
                "the body".to_owned(),
                place.to_owned(),
                code_span(plan.field.name.rust_text()),
                type_link(page, &plan.field.value),
                "yes".to_owned(),
                plan.field.docs.text().to_owned(),
                String::new(),
            ],
        }
    }
}

/// Which arguments `new` takes, and which are set by methods.
fn how_to_give(plan: &OperationPlan) -> String {
    let name = plan.name.rust_text();
    let required: Vec<String> = plan
        .arguments()
        .map(|field| code_span(field.name.rust_text()))
        .collect();
    let mut fields = plan.parameters.iter().map(|parameter| &parameter.field);
    let setters = match (fields.any(FieldPlan::has_setter), required.is_empty()) {
        (true, true) => format!("Each is set by the method of its name on `{name}`."),
        (true, false) => "The others are set by the methods of their names.".to_owned(),
        (false, _) => String::new(),
    };
    let taken = match (required.is_empty(), plan.handle_arguments()) {
        (true, _) => String::new(),
        (false, Some(_)) => {
            format!("The method and `{name}::new` take {}.", required.join(", "))
        }
        (false, None) => format!(
            "`{name}::new` takes {}; the method takes the operation.",
            required.join(", ")
        ),
    };
    format!("{taken} {setters}").trim().to_owned()
}
