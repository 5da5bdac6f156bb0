//! `webhooks.create`.

use bindery::{Error, ErrorKind, Response};
use bindery_attio::{
    Attio,
    types::{
        AndFilter, CreatedWebhook, EventType, Filter, FilterCondition, FilterOperator, OrFilter,
        Subscription,
    },
    webhooks::{self, CreateWebhook, CreateWebhookError},
};
use bindery_tests::{
    Loopback, Reply, assert_documented, assert_undecodable, assert_unexpected, call_each,
    cut_short, errors_of, with_each_member_null, with_extra_members, without_each_member,
};

use crate::{
    HEADERS_OF_BODY, attio,
    bodies::{FAILURES, OTHER, RATE_LIMIT, REFUSALS, UNDOCUMENTED, VALIDATION, WEBHOOK, data},
};

const URL: &str = "https://example.com/webhook";

/// The webhook as only its creation shows it.
fn created() -> String {
    format!(r#"{},"secret":"ca978112"}}"#, WEBHOOK.trim_end_matches('}'))
}

async fn call(attio: &Attio) -> Result<Response<CreatedWebhook>, Error<CreateWebhookError>> {
    attio.webhooks().create(URL, []).send().await
}

/// What creating a webhook with these subscriptions sends.
async fn body_of(target_url: &str, subscriptions: Vec<Subscription>) -> String {
    let server = Loopback::start(vec![Reply::json(200, data(&created())); 2]);
    let attio = attio(&server);
    let operation = CreateWebhook::new(target_url, subscriptions.clone());
    webhooks::create(&attio, operation).await.unwrap();
    let create = attio.webhooks().create(target_url, subscriptions);
    create.send().await.unwrap();
    let sent = server.finish();
    for sent in &sent {
        assert_eq!(sent.line, "POST /v2/webhooks");
        assert_eq!(sent.own_headers(), HEADERS_OF_BODY);
        assert_eq!(
            sent.header("content-length"),
            Some(&*sent.body.len().to_string())
        );
    }
    assert_eq!(sent[0].body, sent[1].body);
    sent[0].body.clone()
}

#[tokio::test]
async fn it_sends_the_webhook_in_the_envelope() {
    assert_eq!(
        body_of(URL, vec![]).await,
        r#"{"data":{"target_url":"https://example.com/webhook","subscriptions":[]}}"#
    );
    let condition = |field, operator, value| FilterCondition::new(field, operator, value);
    let and = Filter::And(AndFilter::new([
        condition("parent_object_id", FilterOperator::Equals, "97052eb9"),
        condition("actor.type", FilterOperator::NotEquals, "system"),
    ]));
    let or = Filter::Or(OrFilter::new([condition(
        "id.list_id",
        FilterOperator::Equals,
        "d34c5f6b",
    )]));
    let subscriptions = vec![
        Subscription::new(EventType::NoteCreated, and),
        Subscription::new(EventType::ListEntryUpdated, or),
        Subscription::new(EventType::NoteDeleted, None),
        Subscription::new(EventType::RecordMerged, Filter::And(AndFilter::new([]))),
    ];
    assert_eq!(
        body_of(URL, subscriptions).await,
        concat!(
            r#"{"data":{"target_url":"https://example.com/webhook","subscriptions":["#,
            r#"{"event_type":"note.created","filter":{"$and":["#,
            r#"{"field":"parent_object_id","operator":"equals","value":"97052eb9"},"#,
            r#"{"field":"actor.type","operator":"not_equals","value":"system"}]}},"#,
            r#"{"event_type":"list-entry.updated","filter":{"$or":["#,
            r#"{"field":"id.list_id","operator":"equals","value":"d34c5f6b"}]}},"#,
            r#"{"event_type":"note.deleted","filter":null},"#,
            r#"{"event_type":"record.merged","filter":{"$and":[]}}]}}"#
        )
    );
}

#[tokio::test]
async fn every_event_has_its_name_on_the_wire() {
    let values = EventType::values();
    assert_eq!(values.len(), 27);
    let events = values.iter().map(|(event, _)| event.clone());
    let body = body_of(
        URL,
        events.map(|event| Subscription::new(event, None)).collect(),
    )
    .await;
    let names: Vec<_> = values
        .iter()
        .map(|(_, name)| format!(r#"{{"event_type":"{name}","filter":null}}"#))
        .collect();
    let expected = format!(r#""subscriptions":[{}]"#, names.join(","));
    assert!(body.contains(&expected), "{body}");
}

#[tokio::test]
async fn what_no_document_has_can_be_sent_too() {
    let condition = FilterCondition::new("f", "resembles".into(), "v");
    let subscriptions = vec![
        Subscription::new(
            "star.exploded".into(),
            Filter::Or(OrFilter::new([condition])),
        ),
        Subscription::new(
            EventType::NoteCreated,
            Filter::Unknown(serde_json::json!({ "$nor": [] })),
        ),
    ];
    assert_eq!(
        body_of(URL, subscriptions).await,
        concat!(
            r#"{"data":{"target_url":"https://example.com/webhook","subscriptions":["#,
            r#"{"event_type":"star.exploded","filter":{"$or":["#,
            r#"{"field":"f","operator":"resembles","value":"v"}]}},"#,
            r#"{"event_type":"note.created","filter":{"$nor":[]}}]}}"#
        )
    );
}

#[tokio::test]
async fn text_is_sent_as_it_is_and_stays_inside_its_string() {
    let hostile = "https://x.dev/\"}},\u{0}\r\nHost: evil\\\u{2028}ä{{name}}";
    let body = body_of(hostile, vec![]).await;
    let parsed: serde_json::Value = serde_json::from_str(&body).unwrap();
    let expected = serde_json::json!({ "data": { "target_url": hostile, "subscriptions": [] } });
    assert_eq!(parsed, expected);
}

#[tokio::test]
async fn it_gives_the_webhook_with_its_secret() {
    let called = call_each(attio, vec![Reply::json(200, data(&created()))], call).await;
    let webhook = called[0].0.as_ref().unwrap();
    assert_eq!(webhook.secret.expose(), "ca978112");
    assert_eq!(webhook.id.webhook_id, crate::id());
    assert_eq!(serde_json::to_string(&**webhook).unwrap(), created());
}

#[tokio::test]
async fn members_that_no_document_has_are_ignored() {
    let extended = with_extra_members(&data(&created()));
    let called = call_each(attio, vec![Reply::json(200, extended)], call).await;
    let webhook = called[0].0.as_ref().unwrap();
    assert_eq!(serde_json::to_string(&**webhook).unwrap(), created());
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let body = data(&created());
    let mut bodies = without_each_member(&body);
    bodies.extend(with_each_member_null(&body));
    bodies.retain(|changed| !changed.path.contains(".filter"));
    let secrets = bodies
        .iter()
        .filter(|changed| changed.path == "data.secret");
    assert_eq!(secrets.count(), 1);
    assert_undecodable(attio, &bodies, call).await;
}

#[tokio::test]
async fn a_body_cut_short_is_undecodable_and_kept() {
    let bodies = cut_short(&data(&created()));
    let replies = bodies.iter().map(|body| Reply::json(200, &**body));
    let errors = errors_of(attio, replies.collect(), call).await;
    for (body, error) in bodies.iter().zip(errors) {
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[tokio::test]
async fn its_documented_errors_are_variants() {
    assert_documented(attio, &[400], VALIDATION, call, |error| match error {
        CreateWebhookError::BadRequest(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &[429], RATE_LIMIT, call, |error| match error {
        CreateWebhookError::TooManyRequests(body) => Some(body),
        _ => None,
    })
    .await;
    let others = [&[404], &REFUSALS[..]].concat();
    assert_documented(attio, &others, OTHER, call, |error| match error {
        CreateWebhookError::ClientError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &FAILURES, OTHER, call, |error| match error {
        CreateWebhookError::ServerError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_unexpected(attio, &UNDOCUMENTED, call).await;
}

#[tokio::test]
async fn an_error_shows_what_the_server_says() {
    let errors = errors_of(attio, vec![Reply::json(400, VALIDATION)], call).await;
    assert_eq!(
        errors[0].to_string(),
        "webhooks.create: 400 Bad Request: validation_type: Related list not found"
    );
}
