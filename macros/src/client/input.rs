//! What stands between the macro's brackets.

use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Path, Token};

use super::spec_text::SpecText;
use crate::problems::Problems;
use crate::settings::Settings;

/// The spec, and how its client is wanted.
#[derive(Debug)]
pub(super) struct Input {
    /// A path from the package, or the text of a spec.
    pub(super) spec: LitStr,
    name: Option<String>,
    /// The groups of operations that are wanted; empty means all.
    pub(super) only: Vec<LitStr>,
    /// Whether deliveries of webhooks are to be received, which takes the runtime's feature `webhooks`.
    pub(super) events: bool,
    /// Where the runtime is, if not at `::bindery`.
    pub(super) runtime: Option<Path>,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let spec = input.parse::<LitStr>().map_err(|error| {
            let message = "expected the path of a spec, or the text of one: `\"specs/acme.md\"`";
            syn::Error::new(error.span(), message)
        })?;
        let mut problems = Problems::default();
        let mut settings = if input.is_empty() {
            Settings::none("client")
        } else {
            input.parse::<Token![,]>()?;
            Settings::parse("client", input)?
        };
        let name = settings.any_word("name", &mut problems);
        let only = settings.texts("only", &mut problems);
        let events = settings.flag("events", &mut problems);
        let runtime = settings.text("crate", &mut problems);
        let runtime = runtime.and_then(|path| problems.keep(path.parse()));
        settings.finish(&["name", "only", "events", "crate"], &mut problems);
        problems.finish(Some(Self {
            spec,
            name: name.map(|name| name.to_string()),
            only: only.unwrap_or_default(),
            events,
            runtime,
        }))
    }
}

impl Input {
    /// The module's name: the one that is asked for, or the stem of the spec's file.
    pub(super) fn module_name(&self, text: &SpecText) -> String {
        match &self.name {
            Some(name) => name.clone(),
            None => text.stem(),
        }
    }
}
