//! The names of all items of a crate, claimed before anything is planned.

use crate::analyze::Analysis;
use crate::ir::{Api, Resolved, TypeIndex};

use super::name::{Case, RustName, Scope, singular};

/// The names of all items.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// The client, such as `Acme`.
    pub(super) client: RustName,
    /// The marker that implements `Provider`, such as `AcmeApi`.
    pub(super) marker: RustName,
    /// The client's builder, such as `AcmeBuilder`.
    pub(super) builder: RustName,
    /// The errors that every operation may answer, such as `AcmeError`.
    pub(super) error: RustName,
    /// By type.
    pub(super) types: Vec<TypeNames>,
    /// By group.
    pub(super) groups: Vec<GroupNames>,
    /// By operation.
    pub(super) operations: Vec<OperationNames>,
    /// Of what is sent to webhooks, where anything is.
    pub(super) events: Option<EventsNames>,
    /// What is taken among the types of the crate.
    pub(super) scope: Scope,
}

/// The names of a type.
#[derive(Clone, Debug)]
pub(super) struct TypeNames {
    /// The form that is read, or the only one.
    pub(super) read: RustName,
    /// The form that is sent; another than `read` only where the type is split.
    pub(super) sent: RustName,
    /// The module that holds it.
    pub(super) module: RustName,
}

/// The names of a group.
#[derive(Clone, Debug)]
pub(super) struct GroupNames {
    /// The module, the client's method, and the cargo feature.
    pub(super) module: RustName,
    /// The handle, such as `Webhooks`.
    pub(super) handle: RustName,
}

/// The names of what is sent to webhooks.
#[derive(Clone, Debug)]
pub(super) struct EventsNames {
    /// The module, and the cargo feature.
    pub(super) module: RustName,
    /// The enum of events, such as `AcmeEvent`.
    pub(super) event: RustName,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub(super) struct OperationNames {
    /// The handle's method, the function, and the module.
    pub(super) method: RustName,
    /// The operation's type, such as `ListWebhooks`.
    pub(super) operation: RustName,
    /// Its error enum, such as `ListWebhooksError`.
    pub(super) error: RustName,
    /// Its output, where the output is a type of its own.
    pub(super) output: RustName,
}

impl Names {
    /// Claims all names, in the order of the spec.
    pub(super) fn claim(api: &Api<Resolved>, analysis: &Analysis) -> Self {
        let mut root = Scope::with_prelude();
        root.reserve_all(ROOT_EXPORTS);
        let client = root.claim(&api.name.value, Case::Camel);
        let marker = root.claim(&format!("{} api", words(&client)), Case::Camel);
        let builder = root.claim(&format!("{} builder", words(&client)), Case::Camel);
        let error = root.claim(&format!("{} error", words(&client)), Case::Camel);
        let event = root.claim(&format!("{} event", words(&client)), Case::Camel);
        let mut scope = Scope::with_prelude();
        scope.reserve_all(STATICS);
        scope.reserve_all([&client, &marker, &builder, &error, &event].map(RustName::rust_text));
        let mut type_modules = Scope::new();
        type_modules.reserve("mod");
        type_modules.reserve_all(DEVICES);
        let types = api
            .types
            .iter()
            .enumerate()
            .map(|(index, def)| {
                let read = scope.claim(&def.name.value, Case::Camel);
                let sent = if analysis.is_split(TypeIndex(index)) {
                    scope.claim(&format!("{}Input", read.rust_text()), Case::Camel)
                } else {
                    read.clone()
                };
                let module = type_modules.claim(&def.name.value, Case::Snake);
                TypeNames { read, sent, module }
            })
            .collect();
        let mut modules = Scope::new();
        modules.reserve_all(ROOT_MODULES);
        modules.reserve_all(DEVICES);
        modules.reserve_all(CLIENT_METHODS);
        let groups: Vec<GroupNames> = api
            .groups
            .iter()
            .map(|group| GroupNames {
                module: modules.claim(&group.name.value, Case::Snake),
                handle: scope.claim(&format!("{} ", group.name.value), Case::Camel),
            })
            .collect();
        let events = api.events.as_ref().map(|_| {
            let is_taken = api.groups.iter().any(|group| group.name.value == "events");
            let module = if is_taken { "webhook events" } else { "events" };
            EventsNames {
                module: modules.claim(module, Case::Snake),
                event,
            }
        });
        let mut methods: Vec<Scope> = groups.iter().map(|_| method_scope()).collect();
        let operations = api
            .operations
            .iter()
            .map(|operation| {
                let id = &operation.id.value;
                let text = operation_text(&id.group, &id.method);
                let group = api
                    .groups
                    .iter()
                    .position(|group| group.name.value == id.group);
                let method = match group.and_then(|group| methods.get_mut(group)) {
                    Some(scope) => scope.claim(&id.method, Case::Snake),
                    None => Scope::new().claim(&id.method, Case::Snake),
                };
                let operation = scope.claim(&text, Case::Camel);
                let error = scope.claim(&format!("{}Error", operation.rust_text()), Case::Camel);
                let output = scope.claim(&format!("{}Output", operation.rust_text()), Case::Camel);
                OperationNames {
                    method,
                    operation,
                    error,
                    output,
                }
            })
            .collect();
        Self {
            client,
            marker,
            builder,
            error,
            types,
            groups,
            operations,
            events,
            scope,
        }
    }
}

/// A name's text with a space behind it, so that the case of what follows is decided anew.
fn words(name: &RustName) -> &str {
    name.file_stem()
}

fn method_scope() -> Scope {
    let mut scope = Scope::new();
    scope.reserve_all(GROUP_NAMES);
    scope.reserve_all(DEVICES);
    scope
}

/// What the crate's root exports of the runtime.
const ROOT_EXPORTS: [&str; 23] = [
    "AnyError",
    "Base64",
    "Bytes",
    "CallOptions",
    "ConfigError",
    "Date",
    "DateTime",
    "Decimal",
    "Duration",
    "Error",
    "ErrorBody",
    "ErrorKind",
    "Json",
    "OffsetDateTime",
    "Response",
    "RetryPolicy",
    "Secret",
    "TimestampMillis",
    "TimestampSeconds",
    "Tristate",
    "Upload",
    "Url",
    "Uuid",
];

/// Statics of an operation's file. A newtype is a name of values too.
const STATICS: [&str; 2] = ["META", "PAGES"];

/// Modules of the crate beside the groups', cargo features beside theirs, and folders of which cargo
/// makes programs.
const ROOT_MODULES: [&str; 11] = [
    "bin",
    "blocking",
    "client",
    "default",
    "error",
    "lib",
    "main",
    "readme",
    "reference",
    "rt",
    "types",
];

/// What Windows takes for a device, so that no file may be called so, whatever its ending.
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Functions of the client that generated code and its users call, beside which stands one for each
/// group.
const CLIENT_METHODS: [&str; 6] = [
    "builder",
    "clone",
    "execute",
    "execute_blocking",
    "from_env",
    "with",
];

/// What stands in a group's module, and in an operation's file, beside the operations: their files, the
/// runtime's name, and functions that hold lists or read answers.
const GROUP_NAMES: [&str; 7] = [
    "blocking",
    "manage",
    "mod",
    "read_by_status",
    "retry_rows",
    "rt",
    "scope_names",
];

/// `list` + `webhooks` gives `list webhooks`; `get` + `webhooks` gives `get webhook`; `list_events`
/// + `webhooks` gives `list webhook events`.
fn operation_text(group: &str, method: &str) -> String {
    let (verb, rest) = method.split_once('_').unwrap_or((method, ""));
    let group = if verb == "list" && rest.is_empty() {
        group.to_owned()
    } else {
        singular(group)
    };
    format!("{verb} {group} {rest}")
}
