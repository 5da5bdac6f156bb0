//! `#[derive(Event)]`: typed events of webhooks, and how their deliveries are verified.

mod signature;

use bindery_codegen::emit::{EmitDeliveriesTraits, EmitEventKinds, EmitEventTraits};
use bindery_codegen::ir::{JsonPath, Method};
use bindery_codegen::plan::{
    Docs, EventEnumPlan, EventKindPlan, EventsAtPlan, PathPlan, RustName, RustType, WebhookMetaPlan,
};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Data, DeriveInput, LitStr, Variant};

use crate::doc_lines::docs;
use crate::http_token::check_token;
use crate::open_enum::held;
use crate::problems::Problems;
use crate::runtime_path::{UserTokens, apart, as_visible_as};
use crate::serde_names::wire_names;
use crate::settings::{Settings, word_value};

/// The settings of `#[event(..)]` on the enum.
const KNOWN: [&str; 16] = [
    "name",
    "provider",
    "type_field",
    "at",
    "list",
    "delivery",
    "field",
    "signature",
    "id_header",
    "time",
    "success",
    "timeout",
    "handshake",
    "method",
    "encoding",
    "crate",
];

/// Derives `Event`, and `Deliveries` for the enum or for the provider.
pub(crate) fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let tokens = expand(input, &mut problems);
    problems.finish(tokens)
}

fn expand(input: &DeriveInput, problems: &mut Problems) -> Option<TokenStream> {
    let mut settings = Settings::of(&input.attrs, "event", problems);
    let mut user = UserTokens::of(&mut settings, problems);
    let provider = settings.ty("provider", problems).map(|ty| user.ty(&ty));
    let meta = meta(input, &mut settings, problems);
    let body = body(&mut settings, &meta, problems);
    settings.finish(&KNOWN, problems);
    let (events, kinds) = events(input, &mut user, problems)?;
    let kinds = EventEnumPlan {
        kinds,
        ..events.clone()
    };
    let own = RustType::Tokens(events.name.to_token_stream());
    let delivery = body.as_ref().map(|(body, field)| {
        let name = &events.name;
        quote!(rt::delivery_body! { #body, #name in #field })
    });
    let body = match &body {
        Some((body, _)) => RustType::Tokens(body.to_token_stream()),
        None => RustType::RuntimeOf("RawDelivery", Box::new(own.clone())),
    };
    let traits = EmitEventTraits(&events);
    let deliveries = EmitDeliveriesTraits {
        marker: provider.unwrap_or_else(|| own.clone()),
        events: own,
        body,
        meta: &meta,
    };
    let kinds = EmitEventKinds(&kinds);
    let kinds = as_visible_as(&input.vis, quote!(#kinds));
    let implementations = apart(&quote!(#traits #delivery #deliveries));
    Some(user.settle(quote!(#kinds #implementations)))
}

/// The variants, and those whose kind has a type.
fn events(
    input: &DeriveInput,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> Option<(EventEnumPlan, Vec<EventKindPlan>)> {
    let Data::Enum(data) = &input.data else {
        problems.on(&input.ident, "events are an enum, with a variant for each");
        return None;
    };
    if let Some(parameter) = input.generics.params.first() {
        problems.on(parameter, "an enum of events has no parameters");
    }
    if !data
        .variants
        .iter()
        .any(|variant| variant.ident == "Unknown")
    {
        problems.on(
            &input.ident,
            "events that nobody knows are kept: add a variant `Unknown(bindery::webhook::UnknownEvent)`",
        );
    }
    let names = wire_names(input, problems)?;
    let mut all: Vec<EventKindPlan> = Vec::new();
    let mut with_kind = Vec::new();
    for (variant, wire) in data.variants.iter().zip(names) {
        let Some(ty) = held(variant) else {
            problems.on(variant, "an event holds one value: `Name(Type)`");
            continue;
        };
        if variant.ident == "Unknown" {
            continue;
        }
        if all.iter().any(|known| known.wire == wire) {
            problems.on(&variant.ident, format!("two events are called {wire:?}"));
        }
        let kind = kind(variant, problems);
        let plan = EventKindPlan {
            wire,
            variant: RustName::of(&variant.ident),
            kind: kind.clone().unwrap_or_else(|| RustName::of(&variant.ident)),
            payload: user.ty(ty),
            docs: docs(&variant.attrs),
            example: Docs::default(),
            sample: None,
        };
        if kind.is_some() {
            with_kind.push(plan.clone());
        }
        all.push(plan);
    }
    let plan = EventEnumPlan {
        name: RustName::of(&input.ident),
        kinds: all,
        comparable: false,
    };
    Some((plan, with_kind))
}

/// `#[event(kind = NoteCreated)]`: the type that handlers are registered for.
fn kind(variant: &Variant, problems: &mut Problems) -> Option<RustName> {
    let mut settings = Settings::of(&variant.attrs, "event", problems);
    let kind = settings.take("kind", problems);
    settings.finish(&["kind"], problems);
    let word = word_value(&kind?, problems)?;
    Some(RustName::of(&word))
}

fn meta(input: &DeriveInput, settings: &mut Settings, problems: &mut Problems) -> WebhookMetaPlan {
    let name = settings.text("name", problems);
    let methods = Method::ALL.map(Method::as_str);
    let method = settings.word("method", &methods, problems);
    let encoding = settings.word("encoding", &["json", "form"], problems);
    let at = settings.text("at", problems);
    let list = settings.text("list", problems);
    let events = match (at, list) {
        (Some(_), Some(list)) => {
            problems.at(
                list.span(),
                "one event is `at` a path, or a `list` of them, not both",
            );
            EventsAtPlan::Whole
        }
        (Some(at), None) => EventsAtPlan::One(json_path(&at, problems)),
        (None, Some(list)) => EventsAtPlan::Many(json_path(&list, problems)),
        (None, None) => EventsAtPlan::Whole,
    };
    let names = settings.texts("type_field", problems).unwrap_or_default();
    let time = settings.text("time", problems);
    WebhookMetaPlan {
        provider: name.map_or_else(|| input.ident.to_string(), |name| name.value()),
        method: method.and_then(|word| methods.into_iter().find(|known| word == known)),
        encoding: encoding.map(|word| if word == "json" { "Json" } else { "Form" }),
        signature: signature::read(settings, problems),
        id_header: header(settings, "id_header", problems),
        events,
        event_name: names.iter().map(|text| place(text, problems)).collect(),
        time: time.map(|text| place(&text, problems)),
        success: settings.number("success", problems),
        timeout: settings.number("timeout", problems),
        handshake: handshake(settings, problems),
    }
}

/// A path from the event, or with `/` from the delivery.
fn place(text: &LitStr, problems: &mut Problems) -> PathPlan {
    let value = text.value();
    let inner = value.strip_prefix('/');
    let path = LitStr::new(inner.unwrap_or(&value), text.span());
    PathPlan {
        from_delivery: inner.is_some(),
        path: json_path(&path, problems),
    }
}

fn json_path(text: &LitStr, problems: &mut Problems) -> String {
    match JsonPath::parse(&text.value()) {
        Some(path) => path.to_string(),
        None => {
            problems.at(
                text.span(),
                "this is no path into a JSON value; expected names and indices, as in `data.type`",
            );
            String::new()
        }
    }
}

/// Takes the name of a header, which has no case.
fn header(settings: &mut Settings, name: &str, problems: &mut Problems) -> Option<String> {
    let text = settings.text(name, problems)?;
    check_token("header", &text.value(), text.span(), problems);
    Some(text.value().to_ascii_lowercase())
}

/// `handshake(header = "X-Hook-Secret", status = 200)`.
fn handshake(settings: &mut Settings, problems: &mut Problems) -> Option<(String, u16)> {
    let setting = settings.take("handshake", problems)?;
    let mut handshake = Settings::within(setting, problems);
    let header = header(&mut handshake, "header", problems);
    let status = handshake.number("status", problems);
    if header.is_none() {
        problems.at(
            handshake.place(),
            "`header = \"..\"` is missing: the header that the answer repeats",
        );
    }
    handshake.finish(&["header", "status"], problems);
    Some((header?, status.unwrap_or(200)))
}

/// `delivery = Envelope, field = events`: the body, and its field with the events.
fn body(
    settings: &mut Settings,
    meta: &WebhookMetaPlan,
    problems: &mut Problems,
) -> Option<(proc_macro2::Ident, proc_macro2::Ident)> {
    let place = settings.place();
    let delivery = settings.take("delivery", problems);
    let field = settings.take("field", problems);
    match (delivery, field) {
        (Some(delivery), Some(field)) => {
            if meta.events == EventsAtPlan::Whole {
                problems.at(
                    place,
                    "`at = \"path\"` or `list = \"path\"` is missing: where a delivery has events",
                );
            }
            Some((
                word_value(&delivery, problems)?,
                word_value(&field, problems)?,
            ))
        }
        (Some(_), None) => {
            problems.at(
                place,
                "`field = name` is missing: the field of the delivery with the events",
            );
            None
        }
        (None, Some(_)) => {
            problems.at(
                place,
                "`delivery = Type` is missing: the struct that has the field",
            );
            None
        }
        (None, None) => {
            if meta.events != EventsAtPlan::Whole {
                problems.at(
                    place,
                    "`delivery = Type, field = name` is missing: the body that holds the events",
                );
            }
            None
        }
    }
}
