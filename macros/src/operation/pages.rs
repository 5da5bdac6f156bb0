//! How the pages of an operation are read.

use bindery_codegen::ir::{JsonPath, PaginationKind, StopWhen};
use bindery_codegen::plan::{ItemsOf, OutputPlan, PaginationPlan, Presence, RustName, RustType};
use proc_macro2::{Ident, Span};
use quote::ToTokens as _;
use syn::{LitStr, Type};

use super::request::RequestFields;
use crate::field_type::{primitive, wrapped};
use crate::problems::{Problems, list};
use crate::runtime_path::UserTokens;
use crate::settings::{Settings, word_value};

const KINDS: [&str; 4] = ["offset", "page", "token", "link"];

const STOPS: [&str; 3] = ["short_page", "empty_page", "no_next"];

const KNOWN: [&str; 15] = [
    "offset",
    "page",
    "token",
    "link",
    "size",
    "at",
    "items",
    "next",
    "next_header",
    "start",
    "per_page",
    "stop",
    "more",
    "item",
    "list",
];

/// Takes `pages(offset, size = limit, at = offset, items = "data")`.
pub(super) fn read(
    settings: &mut Settings,
    fields: Option<&RequestFields>,
    output: &OutputPlan,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> Option<PaginationPlan> {
    let setting = settings.take("pages", problems)?;
    let mut pages = Settings::within(setting, problems);
    let kind = kind(&mut pages, problems);
    let size = argument(&mut pages, "size", fields, problems);
    let has_at = pages.has("at");
    let at = argument(&mut pages, "at", fields, problems);
    let has_items = pages.has("items");
    let items_path = path(&mut pages, "items", problems);
    if !has_items {
        let message = "`items = \"data\"` is missing: the path of the entries in the whole body";
        problems.at(pages.place(), message);
    }
    let next_path = path(&mut pages, "next", problems);
    let next_header = pages.text("next_header", problems).map(|text| text.value());
    let start = pages.number("start", problems);
    let default_size = pages.number("per_page", problems);
    let stop = stop(&mut pages, kind, problems);
    let place = pages.place();
    let items = items(&mut pages, output, user, problems);
    pages.finish(&KNOWN, problems);
    let kind = kind?;
    let plan = PaginationPlan {
        item: items.0,
        kind,
        size,
        default_size,
        at,
        start,
        next_path,
        next_header,
        items_path: items_path?,
        stop,
        items: items.1,
    };
    check(&plan, fields, has_at, place, problems);
    Some(plan)
}

fn kind(pages: &mut Settings, problems: &mut Problems) -> Option<PaginationKind> {
    let mut found = Vec::new();
    for word in KINDS {
        if pages.flag(word, problems) {
            found.push(word);
        }
    }
    match found.as_slice() {
        ["offset"] => Some(PaginationKind::Offset),
        ["page"] => Some(PaginationKind::Page),
        ["token"] => Some(PaginationKind::Token),
        ["link"] => Some(PaginationKind::Link),
        _ => {
            let message = format!("pages are of one kind: {}", list(&KINDS));
            problems.at(pages.place(), message);
            None
        }
    }
}

/// The argument that a setting names.
fn argument(
    pages: &mut Settings,
    name: &str,
    fields: Option<&RequestFields>,
    problems: &mut Problems,
) -> Option<RustName> {
    let setting = pages.take(name, problems)?;
    let word = word_value(&setting, problems)?;
    let field = fields?.named(&word, problems)?;
    Some(field.plan.name.clone())
}

fn path(pages: &mut Settings, name: &str, problems: &mut Problems) -> Option<String> {
    let text = pages.text(name, problems)?;
    json_path(&text, problems).map(|path| path.to_string())
}

fn json_path(text: &LitStr, problems: &mut Problems) -> Option<JsonPath> {
    let path = JsonPath::parse(&text.value());
    if path.is_none() {
        let message = format!(
            "{:?} is no path into a JSON value; expected names and indices, as in `data.items`",
            text.value()
        );
        problems.at(text.span(), message);
    }
    path
}

fn stop(pages: &mut Settings, kind: Option<PaginationKind>, problems: &mut Problems) -> StopWhen {
    let more = pages.text("more", problems);
    let word = pages.word("stop", &STOPS, problems);
    if let Some(more) = more {
        if word.is_some() {
            problems.at(
                more.span(),
                "`more` says when the pages end, so `stop` cannot",
            );
        }
        let path = json_path(&more, problems).unwrap_or_default();
        return StopWhen::False { path };
    }
    match word.map(|word| word.to_string()).as_deref() {
        Some("short_page") => StopWhen::ShortPage,
        Some("empty_page") => StopWhen::EmptyPage,
        Some("no_next") => StopWhen::NoNext,
        _ => match kind {
            Some(PaginationKind::Offset | PaginationKind::Page) => StopWhen::ShortPage,
            _ => StopWhen::NoNext,
        },
    }
}

/// The type of an entry, and where the output has them.
fn items(
    pages: &mut Settings,
    output: &OutputPlan,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> (RustType, ItemsOf) {
    let item = pages.ty("item", problems);
    let list = pages.text("list", problems);
    let fields = list.as_ref().map(|list| fields_of(list, problems));
    let listed = match output {
        OutputPlan::Json(ty) | OutputPlan::Whole(ty) => user.written(ty).as_ref().and_then(item_of),
        _ => None,
    };
    match (item.or(listed), fields) {
        (Some(item), fields) => {
            let item = match primitive(&item) {
                Some(name) => RustType::Std(name),
                None => user.ty(&item),
            };
            (item, fields.map_or(ItemsOf::Output, ItemsOf::Fields))
        }
        (None, _) => {
            let message = "the output is no `Vec`: say which of its fields is the list, and of \
                           what, as in `list = \"entries\", item = Entry`";
            problems.at(pages.place(), message);
            (RustType::Unit, ItemsOf::Output)
        }
    }
}

fn item_of(ty: &Type) -> Option<Type> {
    match wrapped(ty) {
        Some((word, item)) if word == "Vec" => Some(item.clone()),
        _ => None,
    }
}

fn fields_of(list: &LitStr, problems: &mut Problems) -> Vec<RustName> {
    let text = list.value();
    let mut names = Vec::new();
    for name in text.split('.') {
        match syn::parse_str::<Ident>(name) {
            Ok(ident) => names.push(RustName::of(&ident)),
            Err(_) => problems.at(list.span(), format!("`{name}` is no name of a field")),
        }
    }
    names
}

/// What does not go together.
fn check(
    plan: &PaginationPlan,
    fields: Option<&RequestFields>,
    has_at: bool,
    place: Span,
    problems: &mut Problems,
) {
    let position = |name: &RustName| {
        let fields = fields.map(|fields| fields.list.as_slice());
        let mut list = fields.unwrap_or_default().iter();
        list.find(|field| &field.plan.name == name)
    };
    let numbered = matches!(plan.kind, PaginationKind::Offset | PaginationKind::Page);
    if plan.kind == PaginationKind::Link {
        if fields.is_some_and(|fields| fields.link.is_none()) {
            problems.at(
                place,
                "the link to a page needs a field: `#[operation(link)] link: Option<String>`",
            );
        }
    } else if !has_at {
        problems.at(
            place,
            "`at = field` is missing: the argument with the position",
        );
    }
    if !numbered && plan.next_path.is_none() && plan.next_header.is_none() {
        problems.at(
            place,
            "`next = \"path\"` or `next_header = \"Name\"` is missing: where a page says how to go on",
        );
    }
    if let Some(at) = plan.at.as_ref().and_then(position) {
        let ty = at.plan.value.to_token_stream().to_string();
        let is_text = ty == "String";
        if numbered && (is_text || !matches!(at.plan.value, RustType::Std(_))) {
            problems.at(
                at.ident.span(),
                "an offset or a page number is a whole number",
            );
        } else if plan.kind == PaginationKind::Token && !is_text {
            problems.at(
                at.ident.span(),
                "a token is a `String` or an `Option<String>`",
            );
        }
        if at.plan.presence == Presence::Tristate {
            problems.at(at.ident.span(), "a position is an `Option` or always there");
        }
    }
    if plan.default_size.is_some()
        && let Some(size) = plan.size.as_ref().and_then(position)
        && size.plan.presence != Presence::Optional
    {
        problems.at(
            size.ident.span(),
            "with `per_page` the size is an `Option`, for the caller to leave out",
        );
    }
}
