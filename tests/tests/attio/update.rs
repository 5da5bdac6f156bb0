//! `webhooks.update`.

use bindery::{Error, Response};
use bindery_attio::{
    Attio,
    types::{AndFilter, EventType, Filter, FilterCondition, FilterOperator, Subscription, Webhook},
    webhooks::{self, UpdateWebhook, UpdateWebhookError},
};
use bindery_tests::{
    Loopback, Reply, assert_documented, assert_undecodable, assert_unexpected, call_each,
    with_each_member_null, with_extra_members, without_each_member,
};

use crate::{
    HEADERS_OF_BODY, attio,
    bodies::{FAILURES, ID, NOT_FOUND, OTHER, RATE_LIMIT, REFUSALS, UNDOCUMENTED, WEBHOOK, data},
    id,
};

async fn call(attio: &Attio) -> Result<Response<Webhook>, Error<UpdateWebhookError>> {
    attio.webhooks().update(id()).send().await
}

#[tokio::test]
async fn it_sends_only_what_is_set() {
    let update = || UpdateWebhook::new(id());
    let condition = FilterCondition::new("actor.type", FilterOperator::NotEquals, "app");
    let subscriptions = [
        Subscription::new(
            EventType::TaskUpdated,
            Filter::And(AndFilter::new([condition])),
        ),
        Subscription::new(EventType::TaskDeleted, None),
    ];
    let operations = [
        (update(), r#"{"data":{}}"#),
        (
            update().target_url("https://x.dev"),
            r#"{"data":{"target_url":"https://x.dev"}}"#,
        ),
        (
            update().subscriptions([]),
            r#"{"data":{"subscriptions":[]}}"#,
        ),
        (
            update()
                .subscriptions(subscriptions)
                .target_url("https://x.dev"),
            r#"{"data":{"target_url":"https://x.dev","subscriptions":[{"event_type":"task.updated","filter":{"$and":[{"field":"actor.type","operator":"not_equals","value":"app"}]}},{"event_type":"task.deleted","filter":null}]}}"#,
        ),
    ];
    let server = Loopback::start(vec![Reply::json(200, data(WEBHOOK)); operations.len()]);
    let attio = attio(&server);
    for (operation, _) in &operations {
        webhooks::update(&attio, operation.clone()).await.unwrap();
    }
    for ((_, body), sent) in operations.iter().zip(server.finish()) {
        assert_eq!(sent.line, format!("PATCH /v2/webhooks/{ID}"));
        assert_eq!(sent.own_headers(), HEADERS_OF_BODY);
        assert_eq!(sent.body, *body);
    }
}

#[tokio::test]
async fn it_gives_the_webhook_as_it_is_now() {
    let extended = with_extra_members(&data(WEBHOOK));
    let replies = vec![Reply::json(200, data(WEBHOOK)), Reply::json(200, extended)];
    for (webhook, _) in call_each(attio, replies, call).await {
        assert_eq!(serde_json::to_string(&*webhook.unwrap()).unwrap(), WEBHOOK);
    }
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let body = data(WEBHOOK);
    let mut bodies = without_each_member(&body);
    bodies.extend(with_each_member_null(&body));
    bodies.retain(|changed| !changed.path.contains(".filter"));
    assert_undecodable(attio, &bodies, call).await;
}

#[tokio::test]
async fn its_documented_errors_are_variants() {
    assert_documented(attio, &[404], NOT_FOUND, call, |error| match error {
        UpdateWebhookError::NotFound(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &[429], RATE_LIMIT, call, |error| match error {
        UpdateWebhookError::TooManyRequests(body) => Some(body),
        _ => None,
    })
    .await;
    let others = [&[400], &REFUSALS[..]].concat();
    assert_documented(attio, &others, OTHER, call, |error| match error {
        UpdateWebhookError::ClientError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &FAILURES, OTHER, call, |error| match error {
        UpdateWebhookError::ServerError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_unexpected(attio, &UNDOCUMENTED, call).await;
}
