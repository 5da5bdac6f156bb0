//! What a success gives.

use crate::ir::{HeaderType, HeaderUse, Operation, Resolved, ResponseHeader};
use crate::plan::{
    BesidePlan, ByStatusPlan, OperationPlan, OutputPlan, RustType, code_span, markdown_text,
};

use super::type_text::type_link;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn response(
        &self,
        page: &mut Page,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
    ) {
        page.heading(3, "Response");
        let gives = match &plan.output {
            OutputPlan::None => "`Response<()>`".to_owned(),
            OutputPlan::Json(ty) | OutputPlan::Whole(ty) => {
                format!("`Response` of {}", type_link(page, ty))
            }
            OutputPlan::Bytes => "`Response<Bytes>`".to_owned(),
            OutputPlan::Stream(ty) => format!(
                "`Response<Entries>`: a stream of {}, read while they arrive",
                type_link(page, ty)
            ),
            OutputPlan::Beside(beside) => {
                format!("`Response` of {}", code_span(beside.name.rust_text()))
            }
            OutputPlan::ByStatus(plan) => {
                format!("`Response` of {}", code_span(plan.name.rust_text()))
            }
            OutputPlan::Optional { body, .. } => {
                let ty = RustType::Option(Box::new(body.clone()));
                format!("`Response` of {}", type_link(page, &ty))
            }
        };
        let statuses: Vec<String> = operation
            .responses
            .iter()
            .map(|response| response.status.value.to_string())
            .collect();
        let statuses = if statuses.is_empty() {
            String::new()
        } else {
            format!(", with status {}", statuses.join(" or "))
        };
        page.markdown(format!("{gives}{statuses}."));
        match &plan.output {
            OutputPlan::Beside(beside) => self.beside(page, operation, beside),
            OutputPlan::ByStatus(plan) => by_status(page, plan),
            _ => {}
        }
        for response in &operation.responses {
            page.docs(&self.docs(page, &response.description));
        }
        response_headers(page, &operation.response_headers);
    }

    fn beside(&self, page: &mut Page, operation: &Operation<Resolved>, plan: &BesidePlan) {
        page.anchor(4, plan.name.rust_text(), Anchor::Type(plan.name.clone()));
        page.markdown("It derefs to the body and holds the members beside the envelope.");
        let body = [
            code_span(&plan.envelope),
            code_span(plan.body_field.rust_text()),
            type_link(page, &plan.body),
            "yes".to_owned(),
            "The body.".to_owned(),
        ];
        let declared = operation
            .responses
            .iter()
            .flat_map(|response| &response.beside);
        let rows = declared.filter_map(|field| {
            let wire = field.wire.value.as_str();
            let planned = plan.fields.iter().find(|planned| planned.wire == wire)?;
            let cells = self.field_cells(page, field, planned);
            Some([
                cells.wire,
                cells.rust,
                cells.ty,
                cells.required,
                cells.description,
            ])
        });
        let rows: Vec<[String; 5]> = [body].into_iter().chain(rows).collect();
        page.table(["Member", "Rust", "Type", "Required", "Description"], &rows);
    }
}

fn by_status(page: &mut Page, plan: &ByStatusPlan) {
    page.anchor(4, plan.name.rust_text(), Anchor::Type(plan.name.clone()));
    let rows: Vec<[String; 3]> = plan
        .variants
        .iter()
        .map(|(name, status, ty)| {
            [
                status.map_or_else(|| "any other 2XX".to_owned(), |status| status.to_string()),
                code_span(name.rust_text()),
                ty.as_ref()
                    .map_or_else(|| "no body".to_owned(), |ty| type_link(page, ty)),
            ]
        })
        .collect();
    page.table(["Status", "Variant", "Type"], &rows);
}

/// The table of response headers. Empty where there are none.
pub(super) fn response_headers(page: &mut Page, headers: &[ResponseHeader]) {
    let rows: Vec<[String; 4]> = headers
        .iter()
        .map(|header| {
            [
                code_span(header.name.value.as_str()),
                match header.ty {
                    HeaderType::Integer => "integer",
                    HeaderType::String => "text",
                    HeaderType::Seconds => "seconds from now",
                    HeaderType::Unix => "seconds since 1970",
                    HeaderType::HttpDate => "HTTP date",
                    HeaderType::Url => "URL",
                }
                .to_owned(),
                match &header.use_ {
                    Some(HeaderUse::Limit { limit }) => format!("limit {}", code_span(limit)),
                    Some(HeaderUse::Remaining { limit }) => {
                        format!("what remains of {}", code_span(limit))
                    }
                    Some(HeaderUse::Reset { limit }) => {
                        format!("when {} begins anew", code_span(limit))
                    }
                    Some(HeaderUse::RetryAfter) => "when to try again".to_owned(),
                    Some(HeaderUse::RequestId) => "the request's id".to_owned(),
                    None => String::new(),
                },
                markdown_text(&header.description),
            ]
        })
        .collect();
    page.table(["Response header", "Value", "Use", "Description"], &rows);
}
