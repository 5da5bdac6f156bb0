//! How to authenticate.

use quote::quote;

use crate::plan::code_span;
use crate::reference::{Anchor, Page};

use super::Writer;

impl Writer<'_> {
    pub(super) fn auth(&self, page: &mut Page) {
        let schemes = &self.plan.client.schemes;
        if schemes.is_empty() {
            return;
        }
        page.heading(2, "Authenticate");
        let rows: Vec<[String; 3]> = schemes
            .iter()
            .map(|scheme| {
                let variables = scheme.env_user.iter().chain(&scheme.env);
                let variables: Vec<String> = variables.map(|name| code_span(name)).collect();
                [
                    variables.join(", "),
                    code_span(&scheme.name),
                    code_span(&format!(".{}(..)", scheme.method.rust_text())),
                ]
            })
            .collect();
        page.markdown(format!(
            "`{}::from_env()` takes the credential from the first of these variables that is set; the \
             builder takes it from you. {} tells more.",
            self.plan.client.client.rust_text(),
            self.reference("The reference", &Anchor::Section("auth")),
        ));
        page.table(["Variable", "Scheme", "Method of the builder"], &rows);
        let Some(scheme) = schemes.first() else {
            return;
        };
        let client = self.client();
        let method = &scheme.method;
        let arguments = scheme.user.iter().chain([&scheme.secret]);
        let arguments: Vec<_> = arguments.collect();
        let names = arguments.iter().map(|name| quote!(#name: String));
        let values = arguments.iter().map(|name| quote!(#name));
        self.rust(
            page,
            &quote! {
                fn client(#(#names),*) -> Result<#client, Box<dyn std::error::Error>> {
                    Ok(#client::builder().#method(#(#values),*).build()?)
                }
            },
        );
        page.markdown("No credential is ever printed: not by `Debug`, not in errors, not in logs.");
    }
}
