//! Which webhooks get an event.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, Events, Field, JsonPathStep, Need, Resolved, TypeIndex, TypeKind, WebhookRole,
};
use serde_json::{Map, Value};

use super::{HEARTBEAT, filter, roles};
use crate::input::body::members;
use crate::json_path;
use crate::provider::Provider;
use crate::resource::{Action, Resource};
use crate::store::Item;

/// Members of members are looked into so far.
const MAX_DEPTH: usize = 4;

/// A webhook that gets an event.
#[derive(Clone, Debug)]
pub(super) struct Subscriber {
    ty: TypeIndex,
    pub(super) url: String,
    /// Its key and the member that holds it, such as `webhook_id`.
    pub(super) key: Option<(String, Value)>,
    pub(super) item: Item,
}

impl Subscriber {
    /// Whether the provider still has the webhook.
    pub(super) fn is_there(&self, provider: &Provider) -> bool {
        let resource = provider.resources.get(&self.ty);
        let key = resource.and_then(|resource| resource.key_of(&self.item.value));
        key.is_none_or(|key| provider.state().store.get(self.ty, &key).is_some())
    }
}

/// The webhooks that subscribed to an event and whose filter it passes.
///
/// One without any name of an event gets all events where it is optional to name some, and none where it is
/// required.
pub(super) fn of(
    provider: &Provider,
    events: &Events<Resolved>,
    name: &str,
    event: &Value,
) -> Vec<Subscriber> {
    let api = provider.api();
    let passes = |holder: &Map<String, Value>| filter::passes(events, holder, event);
    let mut subscribers = Vec::new();
    for (ty, resource) in &provider.resources {
        let fields = fields(provider, *ty, resource);
        let empty_means_all = !names_are_required(provider, resource);
        let state = provider.state();
        for item in state.store.of_type(*ty) {
            let Value::Object(members) = &item.value else {
                continue;
            };
            let urls = roles::values(api, members, &fields, WebhookRole::Url);
            let Some(url) = urls.into_iter().find_map(Value::as_str) else {
                continue;
            };
            let named = roles::holders(api, members, &fields, WebhookRole::Events);
            let wants = match named.as_slice() {
                _ if name == HEARTBEAT => true,
                [] => empty_means_all,
                named => named.iter().any(|holder| {
                    holder.values.iter().any(|wanted| *wanted == name)
                        && (std::ptr::eq(holder.members, members) || passes(holder.members))
                }),
            };
            let wants = wants && (name == HEARTBEAT || passes(members));
            if wants {
                subscribers.push(Subscriber {
                    ty: *ty,
                    url: url.to_owned(),
                    key: key(resource, &item.value),
                    item: item.clone(),
                });
            }
        }
    }
    subscribers
}

/// The members of a webhook: those that are held, and those that only a request to create has.
pub(super) fn fields<'a>(
    provider: &'a Provider,
    ty: TypeIndex,
    resource: &Resource,
) -> Vec<&'a Field<Resolved>> {
    let api = provider.api();
    let mut fields = provider.held(ty);
    let create = resource.operation(api, Action::Create);
    let sent = create
        .and_then(|create| create.body.as_ref())
        .map_or_else(Vec::new, |body| members(api, body));
    for field in sent {
        if !fields
            .iter()
            .any(|known| known.wire.value == field.wire.value)
        {
            fields.push(field);
        }
    }
    fields
}

/// Whether a request to create must name events.
fn names_are_required(provider: &Provider, resource: &Resource) -> bool {
    let api = provider.api();
    let create = resource.operation(api, Action::Create);
    let Some(body) = create.and_then(|create| create.body.as_ref()) else {
        return false;
    };
    let fields = members(api, body);
    let names = fields
        .iter()
        .find(|field| roles::has(api, field, WebhookRole::Events, MAX_DEPTH));
    names.is_some_and(|names| {
        let own = names.rules.webhook == Some(WebhookRole::Events);
        // Deeper within, what is optional may be the names.
        names.need == Need::Required && (own || is_array(api, names))
    })
}

fn is_array(api: &Api<Resolved>, field: &Field<Resolved>) -> bool {
    matches!(peel(api, &field.ty).kind, TypeKind::Array { .. })
}

fn key(resource: &Resource, value: &Value) -> Option<(String, Value)> {
    let path = resource.key.as_ref()?;
    let name = match path.steps.last()? {
        JsonPathStep::Member { name } => name.to_string(),
        JsonPathStep::Item { .. } => return None,
    };
    Some((name, json_path::at(value, path)?.clone()))
}
