//! Webhooks with filters beyond the names of events.

use bindery_asana::Asana;
use bindery_asana::types::{EventAction, WebhookFilter};
use bindery_attio::Attio;
use bindery_attio::types::{
    AndFilter, EventType, Filter, FilterCondition, FilterOperator, Subscription,
};
use bindery_mock::Mock;
use serde_json::json;

use crate::receiver::Receiver;

#[tokio::test]
async fn conditions_of_a_subscription_hold_for_its_events_alone() {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let builder = Attio::builder().oauth2(mock.credential());
    let attio = builder.base_url(mock.base_url()).build().unwrap();
    let receiver = Receiver::start(200, &[]);
    let condition = FilterCondition::new("id.list_id", FilterOperator::Equals, "7");
    let filter = Filter::And(AndFilter::new([condition]));
    let subscriptions = [
        Subscription::new(EventType::ListEntryCreated, filter),
        Subscription::new(EventType::ListEntryDeleted, None),
    ];
    let create = attio.webhooks().create(receiver.url(), subscriptions);
    create.send().await.unwrap();
    for (event, list, expected) in [
        ("list-entry.created", "7", 1),
        ("list-entry.created", "8", 0),
        ("list-entry.deleted", "8", 1),
    ] {
        let payload = json!({ "id": { "list_id": list } });
        let delivered = mock.emit_with(event, payload).await.unwrap();
        assert_eq!(delivered.len(), expected, "{event} {list}");
    }
}

#[tokio::test]
async fn an_event_has_the_members_of_one_of_the_filters() {
    let mock = Mock::start(crate::spec!("asana")).unwrap();
    let builder = Asana::builder().personal_access_token(mock.credential());
    let asana = builder.base_url(mock.base_url()).build().unwrap();
    let receiver = Receiver::start(200, &["x-hook-secret"]);
    let filter = WebhookFilter::new()
        .resource_type("task")
        .action(EventAction::Changed)
        .fields(["due_on"]);
    let create = asana.webhooks().create("12345", receiver.url());
    create.filters([filter]).send().await.unwrap();
    let event = |kind: &str, field: &str| {
        json!({
            "user": { "resource_type": "user" },
            "resource": { "gid": "1", "resource_type": kind },
            "change": { "field": field, "action": "changed" },
        })
    };
    for (name, event, expected) in [
        ("task.changed", event("task", "due_on"), 1),
        ("task.changed", event("task", "name"), 0),
        ("task.added", event("task", "due_on"), 0),
        ("project.changed", event("project", "due_on"), 0),
    ] {
        let delivered = mock.emit_with(name, event).await.unwrap();
        assert_eq!(delivered.len(), expected, "{name}");
    }
}
