//! Creating a value.

use bindery_codegen::ir::{HeaderType, TypeIndex, WebhookRole};
use serde_json::Value;

use super::Call;
use super::new_value::new_value;
use crate::answer::Answer;
use crate::events::{changed, shake_hands};
use crate::projection::shown;
use crate::refusal::{Refusal, RefusalKind};
use crate::resource::Action;
use crate::route::filled;
use crate::store::Item;
use crate::success::Success;

pub(super) async fn create(call: &mut Call<'_>, ty: TypeIndex) -> Result<Answer, Refusal> {
    let resource = call.resource(ty)?;
    at_most(call, ty)?;
    let number = call.provider.state().store.next_number();
    let value = new_value(call, resource, ty, number);
    let key = resource
        .key_of(&value)
        .unwrap_or_else(|| number.to_string());
    if call.provider.state().store.get(ty, &key).is_some() {
        let name = &call.api().type_def(ty).name.value;
        let reason = format!("there is a {name} with the key {key:?} already");
        return Err(Refusal::new(RefusalKind::TooMany, reason));
    }
    let agreed_key = shake_hands(call, ty, &value, number).await?;
    let item = Item {
        value,
        creator: call.user,
        agreed_key,
    };
    let answer = answer(call, &item, &key);
    changed(call.provider, ty, Action::Create, &item.value);
    call.provider.state().store.insert(ty, key, item);
    call.note_unused(&[]);
    Ok(answer)
}

/// Refuses what would be more than there may be.
fn at_most(call: &Call<'_>, ty: TypeIndex) -> Result<(), Refusal> {
    let given = call.given();
    let state = call.provider.state();
    for most in &call.operation.at_most {
        let per = most.per.value.as_str();
        let counts = |item: &&Item| match per {
            "account" | "organization" | "workspace" => true,
            "user" => item.creator == call.user,
            // Per something that the request names.
            name => given
                .get(name)
                .is_some_and(|wanted| is_of(&item.value, name, wanted)),
        };
        let found = state.store.of_type(ty).filter(counts).count();
        if u64::try_from(found).unwrap_or(u64::MAX) >= most.count.value {
            let name = &call.api().type_def(ty).name.value;
            return Err(Refusal::new(
                RefusalKind::TooMany,
                format!(
                    "there may be {} {name} per {per}, and there are",
                    most.count.value
                ),
            ));
        }
    }
    Ok(())
}

/// Whether a value has this member, or one that holds it.
fn is_of(value: &Value, name: &str, wanted: &Value) -> bool {
    match value.get(name) {
        Some(Value::Object(members)) => members.values().any(|member| member == wanted),
        Some(member) => member == wanted,
        None => false,
    }
}

fn answer(call: &Call<'_>, item: &Item, key: &str) -> Answer {
    let api = call.api();
    let success = Success::of(api, call.operation, Some(Action::Create));
    let Some(ty) = success.ty() else {
        return success.shown();
    };
    let mut whole = success.wrapped(shown(api, &item.value, ty));
    if let (Value::Object(members), Some(agreed)) = (&mut whole, &item.agreed_key) {
        let beside = success.beside().iter();
        for field in beside.filter(|field| field.rules.webhook == Some(WebhookRole::Secret)) {
            members.insert(field.wire.value.to_string(), Value::from(agreed.as_str()));
        }
    }
    let mut answer = success.answer(&whole);
    if let Some(url) = url(call, key) {
        for header in &call.operation.response_headers {
            if header.ty == HeaderType::Url {
                answer.documented_header(header.name.value.as_str(), &url);
            }
        }
    }
    answer
}

/// Where the new value can be read.
fn url(call: &Call<'_>, key: &str) -> Option<String> {
    let does = call.operation.does.as_ref()?;
    let resource = call.provider.resources.get(&does.ty.value)?;
    let get = resource.operation(call.api(), Action::Get)?;
    Some(format!("{}{}", call.provider.base_url, filled(get, key)))
}
