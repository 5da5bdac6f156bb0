//! The fields of the struct: arguments, and where each goes.

use bindery_codegen::plan::{Docs, FieldPlan, Place, Presence, RustName, RustType, Style};
use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::DeriveInput;
use syn::ext::IdentExt as _;

use super::path::Template;
use super::request::{RequestField, RequestFields};
use crate::doc_lines::docs;
use crate::field_type::FieldType;
use crate::http_token::check_token;
use crate::problems::{Problems, list};
use crate::runtime_path::UserTokens;
use crate::serde_names::{is_renamed, wire_names};
use crate::settings::Settings;

/// Where an argument may go.
const PLACES: [&str; 12] = [
    "path",
    "query",
    "header",
    "cookie",
    "body",
    "json",
    "form",
    "part",
    "json_part",
    "file",
    "bytes",
    "link",
];

/// The settings of `#[operation(..)]` on a field.
const KNOWN: [&str; 15] = [
    "path",
    "query",
    "header",
    "cookie",
    "body",
    "json",
    "form",
    "part",
    "json_part",
    "file",
    "bytes",
    "link",
    "style",
    "flag",
    "nullable",
];

/// How an array or an object is written, and the runtime's name of it.
const STYLES: [(&str, Style); 9] = [
    ("comma_list", "CommaList"),
    ("repeated_key", "RepeatedKey"),
    ("bracket_list", "BracketList"),
    ("space_list", "SpaceList"),
    ("pipe_list", "PipeList"),
    ("deep_object", "DeepObjectCommaList"),
    ("deep_object_comma_list", "DeepObjectCommaList"),
    ("deep_object_repeated_key", "DeepObjectRepeatedKey"),
    ("deep_object_bracket_list", "DeepObjectBracketList"),
];

/// Reads all fields.
pub(super) fn read(
    input: &DeriveInput,
    fields: Vec<&syn::Field>,
    path: Option<&Template>,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> RequestFields {
    let mut request = RequestFields::default();
    let Some(names) = wire_names(input, problems) else {
        return request;
    };
    let mut complete = true;
    for (field, wire) in fields.into_iter().zip(names) {
        let Some(ident) = &field.ident else { continue };
        match one(field, ident, wire, path, user, problems) {
            Some((plan, Some(place))) => request.list.push(RequestField {
                ident: ident.clone(),
                plan,
                place,
            }),
            Some((plan, None)) => link(&mut request, ident, plan, problems),
            None => complete = false,
        }
    }
    request.check_names(problems);
    request.check_body(problems);
    if let Some(path) = path {
        request.check_path(path, complete, problems);
    }
    request
}

fn link(request: &mut RequestFields, ident: &Ident, plan: FieldPlan, problems: &mut Problems) {
    let fits = ident == "link" && plan.presence == Presence::Optional;
    if !fits || plan.value.to_token_stream().to_string() != "String" {
        problems.at(
            ident.span(),
            "the link to a page is a field `link: Option<String>`",
        );
    }
    request.link = Some(plan);
}

/// A field and its place; no place for the link to a page.
fn one(
    field: &syn::Field,
    ident: &Ident,
    wire: String,
    path: Option<&Template>,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> Option<(FieldPlan, Option<Place>)> {
    let mut settings = Settings::of(&field.attrs, "operation", problems);
    let mut words: Vec<&str> = Vec::new();
    for place in PLACES {
        if settings.flag(place, problems) {
            words.push(place);
        }
    }
    let flag = settings.flag("flag", problems);
    let nullable = settings.flag("nullable", problems);
    let styles = STYLES.map(|(word, _)| word);
    let has_style = settings.has("style");
    let style = settings.word("style", &styles, problems);
    let misspelt = settings.finish(&KNOWN, problems);
    let word = match words.as_slice() {
        [word] => *word,
        [] if misspelt => return None,
        [] => {
            let in_path = path.is_some_and(|path| path.parameters.contains(&wire));
            let advice = if in_path {
                "it stands in the path, so add `#[operation(path)]`".to_owned()
            } else {
                format!("add `#[operation(..)]` with {}", list(&PLACES[..11]))
            };
            problems.at(
                ident.span(),
                format!("`{ident}` has no place in the request; {advice}"),
            );
            return None;
        }
        several => {
            problems.at(
                ident.span(),
                format!("`{ident}` has several places: {}; leave one", list(several)),
            );
            return None;
        }
    };
    let mut ty = FieldType::of(&field.ty, user);
    if nullable {
        match ty.presence {
            Presence::Optional if word == "body" => ty.presence = Presence::Nullable,
            _ => problems.on(
                &field.ty,
                "`nullable` is for an `Option` in a JSON body: `None` is sent as null",
            ),
        }
    }
    let style = style.and_then(|style| {
        let known = STYLES.iter().find(|(word, _)| style == word);
        known.map(|(_, name)| *name)
    });
    let kind = Kind {
        word,
        style: if flag { Some("Flag") } else { style },
        styled: has_style || flag,
        flag,
    };
    kind.check(field, &ty, problems);
    let wire = match word {
        // Names of headers have hyphens, and no case.
        "header" if !is_renamed(field) => ident.unraw().to_string().replace('_', "-"),
        _ => wire,
    };
    if matches!(word, "header" | "cookie") {
        check_token(word, &wire, ident.span(), problems);
    }
    let plan = FieldPlan {
        name: RustName::of(ident),
        wire,
        docs: setter_docs(field, ident),
        value: ty.value,
        presence: ty.presence,
        argument: ty.argument,
        constant: None,
        always_asked: false,
        example: None,
        deprecated: None,
    };
    Some((plan, kind.place()))
}

/// What a setter of the field says of itself.
fn setter_docs(field: &syn::Field, ident: &Ident) -> Docs {
    let docs = docs(&field.attrs);
    if docs.is_empty() {
        Docs::line(format!("Sets `{}`.", ident.unraw()))
    } else {
        docs
    }
}

/// What the attribute of a field says.
#[derive(Clone, Copy, Debug)]
struct Kind<'w> {
    word: &'w str,
    style: Option<Style>,
    /// Whether a style is given, known or not.
    styled: bool,
    flag: bool,
}

impl Kind<'_> {
    fn place(self) -> Option<Place> {
        Some(match self.word {
            "path" => Place::Path,
            "query" => Place::Query(self.style),
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            "body" => Place::JsonMember,
            "json" => Place::Json,
            "form" => Place::FormField(self.style),
            "part" => Place::Part,
            "json_part" => Place::JsonPart,
            "file" => Place::FilePart,
            "bytes" => Place::Bytes,
            _ => return None,
        })
    }

    /// What cannot be right whatever the types are.
    fn check(self, field: &syn::Field, ty: &FieldType, problems: &mut Problems) {
        let takes_style = matches!(self.word, "query" | "form");
        let message = match (self.word, ty.presence) {
            ("path" | "json" | "bytes", Presence::Optional | Presence::Tristate) => {
                let what = match self.word {
                    "path" => "a path parameter",
                    _ => "the whole body",
                };
                format!("{what} is always there: it cannot be an `Option`")
            }
            ("body" | "json_part", _) if !self.flag && self.style.is_none() => return,
            (word, Presence::Tristate) => {
                format!("only a member of a JSON body can be null: a {word} cannot be a `Tristate`")
            }
            ("path" | "cookie", _) if ty.word == "Vec" => {
                format!("a {} is a single value, not a `Vec`", self.word)
            }
            _ if self.flag && !takes_style => {
                "`flag` is for a query or a form: `true` sends the bare name".to_owned()
            }
            _ if self.flag && ty.word != "bool" => {
                "`flag` is for a `bool`: `true` sends the bare name, `false` nothing".to_owned()
            }
            _ if self.style.is_some() && !takes_style => {
                "`style` is for an array or an object in a query or a form".to_owned()
            }
            _ if takes_style && ty.word == "Vec" && !self.styled => {
                let styles: Vec<&str> = STYLES[..5].iter().map(|(word, _)| *word).collect();
                format!("an array needs `style = ..`, one of {}", list(&styles))
            }
            ("file", _) if matches!(ty.value, RustType::Std(_)) => {
                "a file is an `Upload`: its name, its media type and its content".to_owned()
            }
            _ => return,
        };
        problems.on(&field.ty, message);
    }
}
