#![doc = include_str!("../docs/guide.md")]

#[cfg(test)]
mod alike;
#[cfg(feature = "client")]
mod client;
mod doc_lines;
mod error_table;
mod event;
mod field_type;
mod http_token;
mod open_enum;
mod operation;
mod problems;
mod provider;
mod runtime_path;
mod serde_names;
mod settings;
mod status;
mod union;
mod webhook_provider;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct an operation: it implements `bindery::Operation`, and `Paginated` or `StreamOperation`
/// where the attribute says so.
///
/// # On the struct: `#[operation(..)]`
///
/// | Setting | Meaning |
/// |---|---|
/// | `provider = Type` | Whose operation it is. Required. |
/// | `method = GET` | The HTTP method. Required. |
/// | `path = "/notes/{id}"` | The path below the base URL. Required. |
/// | `output = Type` | What a success gives, out of the provider's envelope; without it nothing. |
/// | `whole` | The output is the whole body, with its envelope. |
/// | `stream` | The output comes many times, one after the other. |
/// | `bytes` | The output is the body's bytes. |
/// | `success(200, 201)` | The documented statuses; without them all of 2xx. |
/// | `success(200 = A, 202 = B, 204)` | The output by status: the enum `NameOutput`, or an `Option` where one status has a body. |
/// | `error(404 = Missing, 410, "4XX" = Failure)` | The documented errors: the enum `NameError`. Without a type the body is kept as bytes. |
/// | `error = Type` | An enum that is there already, such as the provider's. |
/// | `retry(429 = not_processed)` | Whether another attempt may help: `never`, `yes`, or `not_processed` where even a write may be repeated. |
/// | `pages(..)` | How its pages are read, see below. |
/// | `scopes("a", "b")`, `any_scope("a", "b")` | What a token needs: all of these, or one. |
/// | `auth = none`, `auth("scheme")` | How it authenticates, where not as the provider does. |
/// | `replay = safe`, `replay = never` | Whether it may be repeated, where the method does not tell. |
/// | `idempotency = "Header"` | The header that makes repetition safe. |
/// | `envelope = none` | Where it departs from the provider's envelope: `none`, `request_none`, `response_none`, `response_optional`. |
/// | `accept`, `content_type` | Media types, where they are not the usual ones. |
/// | `calls_back` | The provider calls the caller back before it answers. |
/// | `id = "notes.list"` | What errors and traces call it; the struct's name by default. |
/// | `new`, `setters` | Adds `new` with what is required, and a setter for each other field. |
///
/// # On a field: `#[operation(..)]`
///
/// | Place | The field is |
/// |---|---|
/// | `path` | A parameter of the path. |
/// | `query`, `header`, `cookie` | A parameter; `None` is left out. |
/// | `body` | A member of the JSON body. `None` is left out, with `nullable` it is null; a `Tristate` is both. |
/// | `json` | The JSON body. |
/// | `form` | A field of a form. |
/// | `part`, `json_part`, `file` | A part of a multipart body: text, JSON, an `Upload`. |
/// | `bytes` | The body as it is. |
/// | `link` | Nothing that is sent: the link to a page, `link: Option<String>`. |
///
/// An array in a query or a form takes `style = comma_list`, `repeated_key`, `bracket_list`, `space_list` or
/// `pipe_list`; an object `deep_object`, or with a style for arrays within `deep_object_bracket_list` and so
/// on. With `flag`, a `bool` is sent as its bare name or not at all.
///
/// # Pages: `pages(kind, ..)`
///
/// The kind is `offset`, `page`, `token` or `link`. `size` and `at` name the fields with the size and the
/// position of a page; `items = "data"` is the path of the entries in the whole body; `next = "path"` or
/// `next_header = "Link"` says where a page tells how to go on. `per_page = 100` is asked for where the
/// caller asks for nothing, `start = 1` is the first position. Pages end as `stop` says (`short_page`,
/// `empty_page`, `no_next`), or where `more = "path"` is false. Where the output is no `Vec`, `list =
/// "entries"` is the field that holds the list and `item = Entry` its type. The struct must be `Clone`.
#[proc_macro_derive(Operation, attributes(operation, serde))]
pub fn derive_operation(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(operation::derive(&input))
}

/// Makes a marker type a provider: it implements `bindery::Provider`, and its client is `bindery::Client` of
/// it.
///
/// # `#[provider(..)]`
///
/// | Setting | Meaning |
/// |---|---|
/// | `base_url = "https://.."` | What all paths stand below, without a slash at its end. Required. |
/// | `base_url_env = "VARIABLE"` | The variable that overrides it. |
/// | `name = "Acme"` | What errors call it; the type's name by default. |
/// | `server(sandbox = "https://..")` | Further servers, chosen by name. |
/// | `variable(region("eu", "us"))` | Variables `{region}` of the URLs: the default, then all that are allowed; one value alone allows any. |
/// | `auth(kind, ..)` | A way to authenticate; several, the default first. See below. |
/// | `header("X-Version" = "7")` | Headers of every request. |
/// | `envelope = "data"` | The member that bodies are wrapped in. |
/// | `accept`, `content_type` | Media types, where they are not JSON's. |
/// | `error("4XX" = Failure)` | The errors that every operation may answer: the enum `NameError`, for `error = NameError` of operations. |
/// | `error_message("error.detail")`, `error_code(..)` | Where an error body has its message and its code: paths, tried in order. |
/// | `request_id_header = "X-Request-Id"` | The response header with a request's id. |
/// | `retry(409 = never)` | Whether another attempt may help after a status. |
/// | `retry_statuses(429, "5XX")` | The statuses that are worth another attempt, where they are not the usual ones. |
/// | `limit("requests", calls = 600, seconds = 60, methods("POST"))` | A limit that clients can keep; instead of `seconds` also `month` or `in_flight`. |
/// | `response_header("X-Left", integer, remaining = "requests")` | A header with a meaning: a type (`integer`, `string`, `seconds`, `unix`, `http_date`, `url`) and a use (`limit`, `remaining`, `reset` of a limit, `retry_after`, `request_id`). |
/// | `secrets("token")` | Names on the wire of what must not be recorded. |
///
/// # `auth(kind, ..)`
///
/// All take `name` (by default the kind) and `env`, the variable with the secret.
///
/// | Kind | Further settings |
/// |---|---|
/// | `bearer` | |
/// | `basic` | `env_user`, the variable with the user; or `form = secret_user`, `form = empty_user` |
/// | `api_key` | `header = ".."`, `query = ".."` or `cookie = ".."`; `prefix = "Token "` |
/// | `client_credentials` | `token_url`, `env_user` |
/// | `exchange` | `path`, `send`, `token`: the key is sent in a member and the token read at a path; `method`, `bare` without the envelope, `lifetime` in seconds |
#[proc_macro_derive(Provider, attributes(provider))]
pub fn derive_provider(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(provider::derive(&input))
}

/// Makes an enum of documented values one that keeps any other, and writes it back unchanged: of texts with
/// a variant `Unknown(String)`, of whole numbers with `Unknown(i64)`.
///
/// It implements serde's traits, `Display`, conversions, `as_str` or `as_i64`, and `values()`. Texts are named
/// by serde's attributes, numbers by `#[open_enum(value = 1)]`. The enum must be `Clone` and `PartialEq`.
///
/// ```
/// #[derive(Clone, Debug, PartialEq, bindery::OpenEnum)]
/// #[serde(rename_all = "snake_case")]
/// enum Color {
///     Red,
///     #[serde(rename = "blue-ish")]
///     Blue,
///     Unknown(String),
/// }
///
/// assert_eq!(Color::from("blue-ish"), Color::Blue);
/// assert_eq!(Color::from("pink").to_string(), "pink");
/// ```
#[proc_macro_derive(OpenEnum, attributes(open_enum, serde))]
pub fn derive_open_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(open_enum::derive(&input))
}

/// Makes an enum of types a union that keeps any other JSON, in a variant `Unknown(bindery::Json)`.
///
/// With `#[union(tag = "type")]` the member `type` says which variant a value is: a text that serde's
/// attributes name, or `#[union(value = 1)]`. The tag is written beside the type's members; a type that has
/// it as a field says so by `#[union(holds_tag)]`, which saves a step. With `#[union(untagged)]` variants are
/// tried in order, each known by `#[union(field = "x")]`, `#[union(field = "x", is = "y")]` or
/// `#[union(kind = string)]` (`number`, `boolean`, `array`, `object`).
///
/// ```
/// use bindery::{Json, Union};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Clone, Debug, Union)]
/// #[union(tag = "type")]
/// #[serde(rename_all = "snake_case")]
/// enum Shape {
///     Circle(Circle),
///     Unknown(Json),
/// }
///
/// #[derive(Clone, Debug, Deserialize, Serialize)]
/// struct Circle {
///     radius: u8,
/// }
///
/// let shape: Shape = serde_json::from_str(r#"{"type":"circle","radius":1}"#)?;
/// assert!(matches!(shape, Shape::Circle(Circle { radius: 1 })));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[proc_macro_derive(Union, attributes(union, serde))]
pub fn derive_union(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(union::derive(&input))
}

/// Makes an enum the events of a provider: it implements `bindery::webhook::Event`, and `Deliveries` for the
/// enum itself, or for the provider where one is named. It needs the runtime's feature `webhooks`.
///
/// Each variant holds what an event of its name holds; `Unknown(bindery::webhook::UnknownEvent)` keeps any
/// other. Serde's attributes name them. `#[event(kind = NoteCreated)]` on a variant adds a type of that name,
/// which handlers are registered for.
///
/// # `#[event(..)]`
///
/// | Setting | Meaning |
/// |---|---|
/// | `provider = Type` | What a receiver is for, where it is not the enum. |
/// | `name = "Acme"` | What messages call it. |
/// | `type_field("type")` | Where an event has its name; several paths are joined by a dot, and `/` begins at the delivery. |
/// | `at = "body"`, `list = "events"` | Where a delivery has its event, or a list of them; without either it is one. |
/// | `delivery = Type, field = events` | The struct of a delivery, and its field with the events. |
/// | `signature(..)` | How deliveries are signed. Without it they are unverified. |
/// | `id_header`, `time = "path"` | The header with a delivery's id, and where its time stands. |
/// | `success = 202`, `timeout = 10` | The status that acknowledges, and the seconds that the provider waits. |
/// | `handshake(header = "X-Hook-Secret", status = 200)` | A handshake that the answer repeats a header of. |
/// | `method = POST`, `encoding = json` | How deliveries come, where that is known; `json` or `form`. |
///
/// # `signature(..)`
///
/// `hmac = sha256` (`sha1`, `sha512`), `ed25519` or `static_token`; `headers("X-Signature")`; `encoding = hex`
/// (`base64`, `text`); `prefix = "sha256="`; `over = "{timestamp}.{body}"`; `key_encoding`;
/// `timestamp_header`; `tolerance` in seconds.
#[proc_macro_derive(Event, attributes(event, serde))]
pub fn derive_event(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(event::derive(&input))
}

/// Makes a provider one of those whose webhooks are managed alike: it implements `bindery::WebhookProvider`,
/// so that a `bindery::WebhookClient` of it is a `bindery::WebhookApi`.
///
/// # `#[webhooks(..)]`
///
/// | Setting | Meaning |
/// |---|---|
/// | `list`, `create`, `get`, `update`, `delete` `= Operation` | The operations. Each is read from its arguments, so that it derives `Deserialize` too; their outputs derive `Serialize`. |
/// | `key = "id"` | The argument of the last three that takes the id. |
/// | `new(url = "target", events = "events[]", secret = "..")` | What the arguments of `create` are: paths, with `[]` behind a list. |
/// | `changes(..)` | What those of `update` are; with `replaces`, what is left out is reset, and is filled with what there is. |
/// | `webhook(id = "id", url = "target", events = "events[]", secret = "..")` | What an answer tells. |
/// | `created(..)` | What the answer of `create` tells, where it is not the same. |
/// | `pages` | `list` has pages. |
#[proc_macro_derive(WebhookProvider, attributes(webhooks))]
pub fn derive_webhook_provider(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(webhook_provider::derive(&input))
}

/// Generates a client where it stands: the module that a build script would write.
///
/// It takes the path of a spec, from the package, or a literal of several lines that is a spec. Mistakes of
/// the spec are errors of the compiler that name its file, line and column. The crate is built again when the
/// spec changes.
///
/// ```ignore
/// bindery::client!("specs/acme.md");
/// bindery::client!("specs/acme.md", name = notes_api, only("notes", "tags"), events);
/// ```
///
/// - `name`: what the module is called; by default the stem of the file.
/// - `only`: the groups of operations that are wanted; by default all.
/// - `events`: deliveries of webhooks can be received, which takes the runtime's feature `webhooks`.
/// - `crate = "path"`: where the runtime is, if not at `::bindery`; a path that holds in any module.
///
/// With the environment variable `BINDERY_EXPAND_DIR`, the module is written to a file in that folder and
/// included from there, so that editors and people can read it. A relative folder begins at the package.
#[cfg(feature = "client")]
#[proc_macro]
pub fn client(input: TokenStream) -> TokenStream {
    tokens(client::expand(input.into()))
}

fn tokens(result: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    result
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
