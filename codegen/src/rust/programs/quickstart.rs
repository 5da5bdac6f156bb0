//! A first call.

use quote::quote;

use crate::snippet::Form;

use super::{Program, Writer};

impl Writer<'_> {
    pub(super) fn quickstart(&self) -> Option<Program> {
        let (resource, operation) = self.first_read()?;
        let call = self.call(resource, operation, Form::Fluent)?;
        Some(self.program(
            "quickstart",
            resource,
            &quote!(),
            "A first call.",
            &quote! {
                let (client, _mock) = client()?;
                let answer = #call.await?;
                println!("The status is {}.", answer.http().status());
                println!("{:#?}", answer.into_inner());
                Ok(())
            },
        ))
    }
}
