//! Calls of operations as Rust code.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::plan::{ClientCratePlan, OperationPlan, ResourcePlan, RustName, RustType};
use crate::print::print_statements;

use super::Arguments;
use super::value::Expressions;

/// How an operation is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// By the method of its group: `client.notes().list().send()`.
    Fluent,
    /// By its function: `acme::notes::list(&client, ListNotes::new())`.
    Function,
    /// By the method of its group, without async code: `client.notes().list().send_blocking()`.
    Blocking,
    /// The entries of all pages: `client.notes().list().items()`.
    Items,
}

/// Writes the calls of one client's operations.
pub(crate) struct Snippets<'a> {
    client: &'a RustName,
    expressions: Expressions<'a>,
}

impl<'a> Snippets<'a> {
    /// For the client of this plan, in the library of this name; for a module without one.
    pub(crate) fn new(plan: &'a ClientCratePlan, library: Option<&str>) -> Self {
        Self {
            client: &plan.client.client,
            expressions: Expressions::new(plan, library),
        }
    }

    /// Statements that call an operation with a `client`, as text. None where a value has no
    /// expression.
    pub(crate) fn statements(
        &self,
        resource: &ResourcePlan,
        operation: &OperationPlan,
        arguments: &Arguments,
    ) -> Option<String> {
        let statements = self.use_of(resource, operation, arguments, Form::Fluent)?;
        print_statements(&statements).ok()
    }

    /// A function that makes a client and calls an operation: a whole example for people.
    pub(crate) fn program(
        &self,
        resource: &ResourcePlan,
        operation: &OperationPlan,
        arguments: &Arguments,
        form: Form,
    ) -> Option<TokenStream> {
        let statements = self.use_of(resource, operation, arguments, form)?;
        let client = self.client;
        let imports = self.imports(&statements);
        let function = (form == Form::Function).then(|| {
            let (root, group, name) = (self.root(), &resource.module, &operation.name);
            quote!(use #root::#group::#name;)
        });
        Some(quote! {
            #imports
            #function

            async fn run() -> Result<(), Box<dyn std::error::Error>> {
                let client = #client::from_env()?;
                #statements
                Ok(())
            }
        })
    }

    /// What code that names the client, and perhaps types, imports.
    pub(crate) fn imports(&self, code: &TokenStream) -> TokenStream {
        let (root, client) = (self.root(), self.client);
        if code.to_string().contains("types ::") {
            quote!(use #root::{#client, types};)
        } else {
            quote!(use #root::#client;)
        }
    }

    /// The path of the library.
    pub(crate) fn root(&self) -> &TokenStream {
        self.expressions.root()
    }

    /// Statements that call an operation with a `client` and look at the answer.
    fn use_of(
        &self,
        resource: &ResourcePlan,
        operation: &OperationPlan,
        arguments: &Arguments,
        form: Form,
    ) -> Option<TokenStream> {
        if form == Form::Function {
            return self.use_of_function(resource, operation, arguments);
        }
        let call = self.call(resource, operation, arguments, form)?;
        let is_stream = operation.output.is_stream();
        Some(match form {
            Form::Items => quote! {
                let mut entries = #call;
                while let Some(entry) = entries.next().await {
                    let entry = entry?;
                    println!("{entry:?}");
                }
            },
            _ if is_stream => quote! {
                let mut entries = #call.await?;
                while let Some(entry) = entries.next().await {
                    let entry = entry?;
                    println!("{entry:?}");
                }
            },
            _ => quote! {
                let answer = #call.await?;
                println!("{}", answer.http().status());
            },
        })
    }

    fn use_of_function(
        &self,
        resource: &ResourcePlan,
        operation: &OperationPlan,
        arguments: &Arguments,
    ) -> Option<TokenStream> {
        let (group, method, name) = (&resource.module, &operation.method, &operation.name);
        let root = self.root();
        let (required, setters) = self.parts(operation, arguments)?;
        let operation_value = quote!(let operation = #name::new(#(#required),*) #setters;);
        Some(if operation.output.is_stream() {
            quote! {
                #operation_value
                let mut entries = #root::#group::#method(&client, operation).await?;
                while let Some(entry) = entries.next().await {
                    let entry = entry?;
                    println!("{entry:?}");
                }
            }
        } else {
            quote! {
                #operation_value
                let answer = #root::#group::#method(&client, operation).await?;
                println!("{}", answer.http().status());
            }
        })
    }

    /// The call by the method of its group, without waiting for it.
    pub(crate) fn call(
        &self,
        resource: &ResourcePlan,
        operation: &OperationPlan,
        arguments: &Arguments,
        form: Form,
    ) -> Option<TokenStream> {
        let (group, method) = (&resource.module, &operation.method);
        let send = match form {
            Form::Items => quote!(items),
            Form::Blocking => quote!(send_blocking),
            _ if operation.output.is_stream() => quote!(stream),
            _ => quote!(send),
        };
        let (required, setters) = self.parts(operation, arguments)?;
        let name = &operation.name;
        Some(match form {
            Form::Fluent | Form::Blocking | Form::Items
                if operation.handle_arguments().is_none() =>
            {
                let root = self.expressions.root();
                let operation = quote!(#root::#group::#name::new(#(#required),*) #setters);
                quote!(client.#group().#method(#operation).#send())
            }
            Form::Fluent | Form::Blocking | Form::Items => {
                quote!(client.#group().#method(#(#required),*) #setters.#send())
            }
            Form::Function => return None,
        })
    }

    /// The operation as a value.
    pub(crate) fn operation(
        &self,
        resource: &ResourcePlan,
        operation: &OperationPlan,
        arguments: &Arguments,
    ) -> Option<TokenStream> {
        let (root, group, name) = (self.root(), &resource.module, &operation.name);
        let (required, setters) = self.parts(operation, arguments)?;
        Some(quote!(#root::#group::#name::new(#(#required),*) #setters))
    }

    /// A type with its whole path. None where no path leads to it.
    pub(crate) fn type_path(&self, ty: &RustType) -> Option<TokenStream> {
        self.expressions.type_path(ty)
    }

    /// An output that stands beside its operation, with its whole path.
    pub(crate) fn output_path(
        &self,
        plan: &ClientCratePlan,
        operation: &OperationPlan,
        name: &RustName,
    ) -> Option<TokenStream> {
        let holds = |group: &&ResourcePlan| group.operations.iter().any(|it| it.id == operation.id);
        let group = &plan.resources.iter().find(holds)?.module;
        let root = self.root();
        Some(quote!(#root::#group::#name))
    }

    /// A statement that looks at a value of a type: at a plain member of it, where there is one.
    pub(crate) fn look(&self, name: &TokenStream, ty: &RustType, value: &Value) -> TokenStream {
        self.expressions.look(name, ty, value).unwrap_or_else(|| {
            let text = format!("{{{name}:?}}");
            quote!(println!(#text);)
        })
    }

    /// What `new` takes, and the setters of all else that is given.
    fn parts(
        &self,
        operation: &OperationPlan,
        arguments: &Arguments,
    ) -> Option<(Vec<TokenStream>, TokenStream)> {
        let limit = self.expressions.begin();
        let mut required = Vec::new();
        let mut setters = TokenStream::new();
        for (position, parameter) in operation.parameters.iter().enumerate() {
            let (field, given) = (&parameter.field, arguments.get(position));
            if field.is_argument() {
                required.push(self.expressions.argument(field, given, limit)?);
            } else if field.has_setter() && given.is_some() {
                setters.extend(self.expressions.setters(field, given, limit)?);
            }
        }
        Some((required, setters))
    }
}
