//! `#[derive(WebhookProvider)]`: a provider of the user's own among those whose webhooks are managed alike.

use bindery_codegen::emit::EmitWebhooks;
use bindery_codegen::ir::DoesAction;
use bindery_codegen::plan::{Made, Reading, RolesPlan, RustName, WebhookCall, WebhooksPlan};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, LitStr};

use crate::problems::Problems;
use crate::runtime_path::{UserTokens, apart};
use crate::settings::Settings;

const ACTIONS: [(&str, DoesAction); 5] = [
    ("list", DoesAction::List),
    ("create", DoesAction::Create),
    ("get", DoesAction::Get),
    ("update", DoesAction::Update),
    ("delete", DoesAction::Delete),
];

/// The settings of `#[webhooks(..)]`.
const KNOWN: [&str; 12] = [
    "list", "create", "get", "update", "delete", "key", "new", "changes", "webhook", "created",
    "pages", "crate",
];

/// Derives `WebhookProvider`.
pub(crate) fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let tokens = expand(input, &mut problems);
    problems.finish(tokens)
}

fn expand(input: &DeriveInput, problems: &mut Problems) -> Option<TokenStream> {
    let mut settings = Settings::of(&input.attrs, "webhooks", problems);
    let mut user = UserTokens::of(&mut settings, problems);
    let place = settings.place();
    let pages = settings.flag("pages", problems);
    let mut calls = Vec::new();
    for (word, action) in ACTIONS {
        let Some(ty) = settings.ty(word, problems) else {
            problems.at(place, format!("`{word} = Operation` is missing"));
            continue;
        };
        calls.push(WebhookCall {
            action,
            operation: user.ty(&ty),
            reading: match action {
                DoesAction::Delete => Reading::Done,
                DoesAction::List if pages => Reading::Pages,
                _ => Reading::Whole,
            },
            made: Made::Read,
        });
    }
    let key = settings.text("key", problems);
    if key.is_none() {
        problems.at(
            place,
            "`key = \"id\"` is missing: the argument that takes the id",
        );
    }
    let new_webhook = roles(&mut settings, "new", &["url", "events", "secret"], problems);
    let changes = roles(
        &mut settings,
        "changes",
        &["url", "events", "secret", "replaces"],
        problems,
    );
    let answer = ["id", "url", "events", "secret"];
    let webhook = roles(&mut settings, "webhook", &answer, problems);
    let created = roles(&mut settings, "created", &answer, problems);
    if new_webhook.as_ref().is_none_or(|roles| roles.url.is_none()) {
        problems.at(
            place,
            "`new(url = \"..\")` is missing: the argument with the address of a new webhook",
        );
    }
    if webhook.as_ref().is_none_or(|roles| roles.id.is_none()) {
        problems.at(
            place,
            "`webhook(id = \"..\")` is missing: where an answer has a webhook's id",
        );
    }
    settings.finish(&KNOWN, problems);
    let webhook = webhook?;
    let plan = WebhooksPlan {
        key: key?.value(),
        new_webhook: new_webhook?,
        changes: changes.unwrap_or_default(),
        created: created.unwrap_or_else(|| webhook.clone()),
        webhook,
        calls,
    };
    let emit = EmitWebhooks {
        webhooks: &plan,
        marker: &RustName::of(&input.ident),
    };
    Some(user.settle(apart(&quote!(#emit))))
}

/// Paths by role: `new(url = "target", events = "subscriptions[].type")`.
fn roles(
    settings: &mut Settings,
    name: &str,
    known: &[&str],
    problems: &mut Problems,
) -> Option<RolesPlan> {
    let setting = settings.take(name, problems)?;
    let mut list = Settings::within(setting, problems);
    let mut path = |role: &str| {
        let text = known.contains(&role).then(|| list.text(role, problems))??;
        steps(&text, problems)
    };
    let (id, url, events, secret) = (path("id"), path("url"), path("events"), path("secret"));
    let replaces = known.contains(&"replaces") && list.flag("replaces", problems);
    list.finish(known, problems);
    Some(RolesPlan {
        id,
        url,
        events,
        beside: Vec::new(),
        secret,
        replaces,
    })
}

/// The steps of `subscriptions[].type`.
fn steps(text: &LitStr, problems: &mut Problems) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    for part in text.value().split('.') {
        let name = part.trim_end_matches("[]");
        if name.is_empty() || name.contains(['[', ']']) {
            problems.at(
                text.span(),
                "this is no path; expected names, with `[]` behind a list, as in \
                 `subscriptions[].type`",
            );
            return None;
        }
        steps.push(name.to_owned());
        if name.len() < part.len() {
            steps.push("[]".to_owned());
        }
    }
    Some(steps)
}
