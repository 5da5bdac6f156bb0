//! The handshake that the spec shows, as a receiver answers it.

use quote::quote;

use crate::ir::ExampleRole;
use crate::plan::{Docs, EventsPlan};
use crate::print::print_statements;

use super::Writer;

impl Writer<'_> {
    pub(super) fn handshake(&self, plan: &EventsPlan) -> Docs {
        self.shown_handshake(plan).unwrap_or_default()
    }

    fn shown_handshake(&self, plan: &EventsPlan) -> Option<Docs> {
        plan.meta.handshake.as_ref()?;
        let shown = |wanted: fn(&ExampleRole<_>) -> bool| {
            let example = self.deliveries(wanted).next()?;
            Some(Message::read(&example.text))
        };
        let request = shown(|role| matches!(role, ExampleRole::Handshake))?;
        let answer = shown(|role| matches!(role, ExampleRole::HandshakeResponse))?;
        let mut words = request.first.split(' ');
        let (method, target) = (words.next()?, words.next()?);
        let path = target.split('?').next()?;
        let status: u16 = answer.first.split(' ').nth(1)?.parse().ok()?;
        let status = proc_macro2::Literal::u16_unsuffixed(status);
        let sent = request.headers.iter();
        let sent = sent.map(|(name, value)| quote!(.header(#name, #value)));
        let answered = answer.headers.iter();
        let answered = answered.map(|(name, value)| quote!(assert_eq!(headers[#name], #value);));
        let (root, module) = (self.snippets.root(), &plan.module);
        let (receiver, secret) = if plan.meta.signature.is_some() {
            (
                quote!(Receiver::new(Secret::from("the webhook's secret"))),
                Some(quote!(use #root::Secret;)),
            )
        } else {
            (quote!(Receiver::unsigned()), None)
        };
        let imports = print_statements(&quote! {
            #secret
            use #root::#module::Receiver;
            use #root::#module::webhook::{ExpectedHandshakes, Incoming, Outcome};
        });
        let statements = print_statements(&quote! {
            let handshakes = ExpectedHandshakes::new();
            let expected = handshakes.expect(#path);
            let receiver = #receiver.handshakes(handshakes);
            let request = http::Request::builder().method(#method).uri(#target) #(#sent)*.body("")?;
            match receiver.receive(Incoming::from(request)).await {
                Outcome::Respond(answer) => {
                    assert_eq!(answer.status(), #status);
                    let headers = answer.headers();
                    #(#answered)*
                }
                _ => return Err("it is no handshake".into()),
            }
            assert!(expected.secret().is_some());
        });
        let mut lines = vec!["```".to_owned()];
        lines.extend(imports.ok()?.lines().map(|line| format!("# {line}")));
        lines.push("# #[tokio::main]".to_owned());
        lines.push("# async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned());
        lines.extend(statements.ok()?.lines().map(str::to_owned));
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        let mut docs = Docs::line("# Handshake");
        docs.paragraph(lines.join("\n"));
        Some(docs)
    }
}

/// The head of an HTTP message.
struct Message<'t> {
    first: &'t str,
    headers: Vec<(&'t str, &'t str)>,
}

impl<'t> Message<'t> {
    fn read(text: &'t str) -> Self {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let headers = lines.map_while(|line| line.split_once(':'));
        Self {
            first,
            headers: headers.map(|(name, value)| (name, value.trim())).collect(),
        }
    }
}
