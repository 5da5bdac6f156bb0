//! A call without async code.

use quote::quote;

use crate::snippet::Form;

use super::{Program, Writer};

impl Writer<'_> {
    pub(super) fn blocking(&self) -> Option<Program> {
        let (resource, operation) = self.first_read()?;
        let call = self.call(resource, operation, Form::Blocking)?;
        let head = self.head(&self.types_of(&call).unwrap_or_default());
        Some(Program {
            name: "blocking",
            features: vec![
                resource.module.file_stem().to_owned(),
                "blocking".to_owned(),
            ],
            tokens: quote! {
                //! A call without async code.
                #head

                #[rustfmt::skip]
                pub fn main() -> Result<(), Box<dyn Error>> {
                    let (client, _mock) = client()?;
                    let answer = #call?;
                    println!("The status is {}.", answer.http().status());
                    Ok(())
                }
            },
        })
    }
}
