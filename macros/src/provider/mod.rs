//! `#[derive(Provider)]`: a marker type of the user's as a provider.

mod auth;
mod facts;

use bindery_codegen::emit::{EmitErrorEnum, EmitProvider};
use bindery_codegen::plan::{ClientPlan, Docs, ProviderPlan, RustName};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, LitStr};

use crate::error_table::{error_enum, retry_rows};
use crate::http_token::check_token;
use crate::problems::Problems;
use crate::runtime_path::{UserTokens, apart, as_visible_as};
use crate::settings::{Key, Settings};

/// The settings of `#[provider(..)]`.
const KNOWN: [&str; 20] = [
    "base_url",
    "base_url_env",
    "name",
    "auth",
    "server",
    "variable",
    "header",
    "envelope",
    "accept",
    "content_type",
    "error",
    "error_message",
    "error_code",
    "request_id_header",
    "retry",
    "retry_statuses",
    "limit",
    "response_header",
    "secrets",
    "crate",
];

/// Derives `Provider`, and the enum of the errors that every operation may answer.
pub(crate) fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let tokens = expand(input, &mut problems);
    problems.finish(Some(tokens))
}

fn expand(input: &DeriveInput, problems: &mut Problems) -> TokenStream {
    let mut settings = Settings::of(&input.attrs, "provider", problems);
    let mut user = UserTokens::of(&mut settings, problems);
    check_marker(input, problems);
    let name = settings.text("name", problems);
    let error = settings.take("error", problems);
    let errors = error.map(|setting| {
        let name = RustName::of(&format_ident!("{}Error", input.ident));
        let docs = Docs::line("Errors that every operation may answer.");
        error_enum(name, docs, setting, &mut user, problems)
    });
    let plan = ClientPlan {
        display_name: name.map_or_else(|| input.ident.to_string(), |name| name.value()),
        client: RustName::of(&input.ident),
        marker: RustName::of(&input.ident),
        builder: RustName::of(&input.ident),
        docs: Docs::default(),
        provider: provider(&mut settings, problems),
        schemes: auth::schemes(&mut settings, problems),
        errors: None,
    };
    settings.finish(&KNOWN, problems);
    let types = errors.as_ref().map(EmitErrorEnum);
    let types = as_visible_as(&input.vis, quote!(#types));
    let provider = EmitProvider(&plan);
    let implementations = apart(&quote!(#provider));
    user.settle(quote!(#types #implementations))
}

fn check_marker(input: &DeriveInput, problems: &mut Problems) {
    if let Some(parameter) = input.generics.params.first() {
        problems.on(parameter, "a provider is one type, without parameters");
    }
    if !matches!(&input.data, syn::Data::Struct(_)) {
        problems.on(
            &input.ident,
            "a provider is a struct, usually without fields: `struct Acme;`",
        );
    }
}

fn provider(settings: &mut Settings, problems: &mut Problems) -> ProviderPlan {
    let base_url = settings.text("base_url", problems);
    match &base_url {
        Some(url) => check_url(url, problems),
        None => settings.missing(
            problems,
            "`base_url = \"https://..\"` is missing: what the paths of the operations stand below",
        ),
    }
    let mut text = |name: &str| settings.text(name, problems).map(|text| text.value());
    let base_url_env = text("base_url_env");
    let accept = text("accept").filter(|value| value != "application/json");
    let content_type = text("content_type").filter(|value| value != "application/json");
    let envelope = text("envelope");
    let request_id_header = text("request_id_header").map(|name| name.to_ascii_lowercase());
    let headers = settings.pairs("header", problems);
    let servers = settings.pairs("server", problems);
    for (_, url) in &servers {
        check_url(url, problems);
    }
    ProviderPlan {
        base_url: base_url.map(|url| url.value()).unwrap_or_default(),
        base_url_env,
        accept,
        content_type,
        headers: headers
            .into_iter()
            .map(|(name, value)| {
                check_token("header", &name.text(), name.span(), problems);
                (name.text().to_ascii_lowercase(), value.value())
            })
            .collect(),
        envelope,
        error_message: facts::paths(settings, "error_message", problems),
        error_code: facts::paths(settings, "error_code", problems),
        request_id_header,
        retry: retry_rows(settings, problems),
        retry_statuses: facts::retry_statuses(settings, problems),
        limits: facts::limits(settings, problems),
        response_headers: facts::response_headers(settings, problems),
        secrets: settings
            .texts("secrets", problems)
            .unwrap_or_default()
            .iter()
            .map(LitStr::value)
            .collect(),
        servers: servers
            .into_iter()
            .map(|(name, url)| (name.text(), url.value()))
            .collect(),
        variables: variables(settings, problems),
    }
}

/// `variable(region("eu", "us"))`: the default first, then all that are allowed; a single value allows
/// any other.
fn variables(
    settings: &mut Settings,
    problems: &mut Problems,
) -> Vec<(String, String, Vec<String>)> {
    let mut variables = Vec::new();
    for setting in settings.take_all("variable") {
        let mut list = Settings::within(setting, problems);
        while let Some(entry) = list.next() {
            let (name, place) = (entry.key.text(), entry.key.span());
            let mut values = Settings::within(entry, problems);
            let mut texts = Vec::new();
            while let Some(value) = values.next() {
                match value.key {
                    Key::Text(text) => texts.push(text.value()),
                    key => problems.at(key.span(), "expected a value, as a text"),
                }
            }
            match texts.as_slice() {
                [] => problems.at(place, format!("expected `{name}(\"default\", \"other\")`")),
                [only] => variables.push((name, only.clone(), Vec::new())),
                [default, ..] => variables.push((name, default.clone(), texts.clone())),
            }
        }
    }
    variables
}

fn check_url(url: &LitStr, problems: &mut Problems) {
    let text = url.value();
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    let message = match rest {
        None | Some("") => "a base URL begins with `https://` and a host",
        Some(rest) if rest.ends_with('/') => "a base URL ends without a slash: paths begin with it",
        Some(rest) if rest.contains(['?', '#', ' ', '@']) => {
            "a base URL has no query, no fragment and no user"
        }
        Some(_) => return,
    };
    problems.at(url.span(), message);
}
