//! All entries of a list.

use quote::quote;

use crate::snippet::Form;

use super::{Program, Writer};

impl Writer<'_> {
    pub(super) fn pagination(&self) -> Option<Program> {
        let mut operations = self.operations();
        let (resource, operation) = operations.find(|(_, it)| it.pagination.is_some())?;
        let call = self.call(resource, operation, Form::Items)?;
        Some(self.program(
            "pagination",
            resource,
            &quote!(),
            "All entries of a list, page by page.",
            &quote! {
                let (client, _mock) = client()?;
                let mut entries = #call;
                let mut count = 0;
                while let Some(entry) = entries.next().await {
                    let entry = entry?;
                    println!("{entry:?}");
                    count += 1;
                }
                println!("{count} entries.");
                Ok(())
            },
        ))
    }
}
