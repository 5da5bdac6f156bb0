//! What the arguments and answers of a provider's operations are to all providers.

use serde_json::{Map, Value};

use super::path::{self, EACH};

/// A path of names; `[]` leads into each entry of a list.
pub type RolePath = &'static [&'static str];

/// Where the names of events stand.
#[derive(Clone, Copy, Debug)]
pub struct EventsRole {
    path: RolePath,
    beside: &'static [(&'static str, &'static str)],
}

impl EventsRole {
    /// At this path: a text, a list of texts (`subscriptions`, `[]`), or a list of objects that have it
    /// (`subscriptions`, `[]`, `event_type`).
    pub const fn new(path: RolePath) -> Self {
        Self { path, beside: &[] }
    }

    /// The other members that such an object must have: names, and JSON.
    #[must_use]
    pub const fn beside(mut self, members: &'static [(&'static str, &'static str)]) -> Self {
        self.beside = members;
        self
    }

    /// The names in an answer.
    pub(super) fn read(&self, json: &Value) -> Vec<String> {
        let values = path::read(json, self.path).into_iter();
        values.filter_map(|value| path::text(value, &[])).collect()
    }

    /// Writes an empty list where the arguments have none: it may be one that must be there.
    pub(super) fn write_empty(&self, members: &mut Map<String, Value>) {
        if let [list, EACH, ..] = self.path {
            let empty = || Value::Array(Vec::new());
            members.entry(*list).or_insert_with(empty);
        }
    }

    /// Writes the names; false where there is room for one only, and there are several.
    pub(super) fn write(&self, members: &mut Map<String, Value>, names: Vec<String>) -> bool {
        let Some(at) = self.path.iter().position(|step| *step == EACH) else {
            let mut names = names.into_iter();
            if let Some(name) = names.next() {
                path::write(members, self.path, name.into());
            }
            return names.next().is_none();
        };
        let (list, entry) = (&self.path[..at], &self.path[at + 1..]);
        let entries = names.into_iter().map(|name| {
            if entry.is_empty() {
                return Value::from(name);
            }
            let mut object = Map::new();
            for (member, json) in self.beside {
                let value = serde_json::from_str(json).unwrap_or_default();
                object.insert((*member).to_owned(), value);
            }
            path::write(&mut object, entry, name.into());
            Value::Object(object)
        });
        path::write(members, list, entries.collect());
        true
    }
}

/// What the arguments of an operation, or its answer, are to all providers.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebhookRoles {
    pub(super) id: Option<RolePath>,
    pub(super) url: Option<RolePath>,
    pub(super) events: Option<EventsRole>,
    pub(super) secret: Option<RolePath>,
    pub(super) replaces: bool,
}

impl WebhookRoles {
    /// None are known.
    pub const fn new() -> Self {
        Self {
            id: None,
            url: None,
            events: None,
            secret: None,
            replaces: false,
        }
    }

    /// What identifies the webhook.
    pub const fn id(&mut self, path: RolePath) {
        self.id = Some(path);
    }

    /// Where deliveries are sent.
    pub const fn url(&mut self, path: RolePath) {
        self.url = Some(path);
    }

    /// Which events are delivered.
    pub const fn events(&mut self, role: EventsRole) {
        self.events = Some(role);
    }

    /// The key that deliveries are signed with.
    pub const fn secret(&mut self, path: RolePath) {
        self.secret = Some(path);
    }

    /// What an update leaves out is reset, so that it is filled with what there is.
    pub const fn replaces(&mut self) {
        self.replaces = true;
    }
}
