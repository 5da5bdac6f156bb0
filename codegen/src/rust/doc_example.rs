//! Examples in doc comments: a call of each operation, which compiles as a doctest.

use crate::plan::{Docs, OperationPlan, ResourcePlan, RustName};
use crate::snippet::{Arguments, Snippets};

/// The doc comment that shows a call of an operation. Empty where a value cannot be shown.
///
/// Of what might be given to it, the first that can be written down is. In a module, which has no library to
/// name, the call is text.
pub(super) fn doc_example(
    snippets: &Snippets<'_>,
    library: Option<&str>,
    client: &RustName,
    resource: &ResourcePlan,
    operation: &OperationPlan,
    arguments: &[Arguments],
) -> Docs {
    let mut calls = arguments
        .iter()
        .filter_map(|arguments| snippets.statements(resource, operation, arguments));
    let Some(call) = calls.next() else {
        return Docs::default();
    };
    let client = client.rust_text();
    let mut docs = Docs::line("# Example");
    docs.paragraph(match library {
        Some(library) => {
            let imports = if call.contains("types::") {
                format!("{{{client}, types}}")
            } else {
                client.to_owned()
            };
            format!(
                "```no_run\n\
                 # use {library}::{imports};\n\
                 # async fn example(client: {client}) -> Result<(), Box<dyn std::error::Error>> {{\n\
                 {call}\n\
                 # Ok(())\n\
                 # }}\n\
                 ```"
            )
        }
        None => format!("```text\n{call}\n```"),
    });
    docs
}
