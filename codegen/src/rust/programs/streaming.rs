//! Entries of an answer, as they arrive.

use quote::quote;

use crate::snippet::Form;

use super::{Program, Writer};

impl Writer<'_> {
    pub(super) fn streaming(&self) -> Option<Program> {
        let mut operations = self.current_operations();
        let (resource, operation) = operations.find(|(_, it)| it.output.is_stream())?;
        let call = self.call(resource, operation, Form::Fluent)?;
        Some(self.program(
            "streaming",
            resource,
            &quote!(),
            "The entries of an answer, as they arrive.",
            &quote! {
                let (client, _mock) = client()?;
                let mut entries = #call.await?;
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
