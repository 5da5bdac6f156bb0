//! A call that is sent again.

use quote::quote;

use crate::snippet::Form;

use super::{Program, Writer};

impl Writer<'_> {
    pub(super) fn retries(&self) -> Option<Program> {
        let (resource, operation) = self.first_read()?;
        let call = self.call(resource, operation, Form::Fluent)?;
        let (login, root) = (self.login(&call), self.snippets.root());
        let imports = quote! {
            use #root::{CallOptions, RetryPolicy};
            use bindery_mock::Fault;
            use std::time::Duration;
        };
        Some(self.program(
            "retries",
            resource,
            &imports,
            "A call that fails at first and is sent again.",
            &quote! {
                let (client, mock) = client()?;
                #login
                if let Some(mock) = &mock {
                    mock.fail_next(Fault::status(503));
                }
                let policy = RetryPolicy::backoff().initial_interval(Duration::from_millis(20));
                let client = client.with(CallOptions::new().retry(policy));
                let answer = #call.await?;
                println!("Answered at attempt {}.", answer.http().attempts());
                Ok(())
            },
        ))
    }
}
