//! `webhooks.get`.

use bindery::{Error, Response};
use bindery_affinity::{
    Affinity, AffinityError,
    types::{WebhookSubscription, WebhookSubscriptionId},
    webhooks::{self, GetWebhook},
};
use bindery_tests::{
    Loopback, Reply, assert_undecodable, call_each, cut_short, errors_of, with_each_member_null,
    with_extra_members, without_each_member,
};

use crate::{AFFINITY, HEADERS, ID, SUBSCRIPTION, URL, affinity, variant};

async fn call(affinity: &Affinity) -> Result<Response<WebhookSubscription>, Error<AffinityError>> {
    affinity.webhooks().get(ID).send().await
}

#[tokio::test]
async fn it_asks_for_one_subscription() {
    let server = Loopback::start(vec![Reply::json(200, SUBSCRIPTION); 2]);
    let affinity = affinity(&server);
    let attached = call(&affinity).await.unwrap();
    let function = webhooks::get(&affinity, GetWebhook::new(ID)).await.unwrap();
    assert_eq!(*attached, *function);
    for sent in server.finish() {
        assert_eq!(sent.line, "GET /webhook/1234");
        assert_eq!(sent.own_headers(), HEADERS);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn any_number_is_an_id() {
    let ids = [0, -1, i64::MIN, i64::MAX];
    let server = Loopback::start(vec![Reply::json(200, SUBSCRIPTION); ids.len()]);
    let affinity = affinity(&server);
    for id in ids {
        let get = affinity.webhooks().get(WebhookSubscriptionId(id));
        get.send().await.unwrap();
    }
    for (id, sent) in ids.iter().zip(server.finish()) {
        assert_eq!(sent.line, format!("GET /webhook/{id}"));
    }
}

#[tokio::test]
async fn it_gives_the_subscription() {
    let called = call_each(affinity, vec![Reply::json(200, SUBSCRIPTION)], call).await;
    let subscription = called[0].0.as_ref().unwrap();
    assert_eq!(subscription.http().status(), 200);
    assert_eq!(subscription.id, ID);
    assert_eq!(subscription.webhook_url.as_str(), URL);
    assert_eq!(subscription.subscriptions[1].as_str(), "star.exploded");
    assert_eq!(subscription.created_by, 5678);
    assert!(!subscription.disabled);
    assert_eq!(
        serde_json::to_string(&**subscription).unwrap(),
        SUBSCRIPTION
    );
}

#[tokio::test]
async fn what_is_odd_is_kept_and_what_is_extra_is_ignored() {
    let odd = SUBSCRIPTION.replace(URL, "not a URL");
    let reply = Reply::json(200, with_extra_members(&odd));
    let called = call_each(affinity, vec![reply], call).await;
    let subscription = called[0].0.as_ref().unwrap();
    assert!(subscription.webhook_url.parsed().is_err());
    assert_eq!(serde_json::to_string(&**subscription).unwrap(), odd);
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let mut bodies = without_each_member(SUBSCRIPTION);
    bodies.extend(with_each_member_null(SUBSCRIPTION));
    assert_eq!(bodies.len(), 10);
    assert_undecodable(affinity, &bodies, call).await;
}

#[tokio::test]
async fn nothing_is_converted() {
    let odd = |from, to| SUBSCRIPTION.replace(from, to);
    let bodies = [
        (odd("1234", "\"1234\""), "id"),
        (odd("1234", "1234.5"), "id"),
        (odd("1234", "9223372036854775808"), "id"),
        (odd("false", "\"false\""), "disabled"),
        (odd("false", "0"), "disabled"),
        (odd("\"list.created\"", "7"), "subscriptions[0]"),
        (
            odd(r#"["list.created","star.exploded"]"#, "{}"),
            "subscriptions",
        ),
        (odd("5678", "null"), "created_by"),
    ];
    AFFINITY.refuses_bodies(200, &bodies, call).await;
}

#[tokio::test]
async fn other_bodies_are_refused_and_kept() {
    let cut = cut_short(SUBSCRIPTION);
    let replies = cut.iter().map(|body| Reply::json(200, &**body));
    let errors = errors_of(affinity, replies.collect(), call).await;
    for (body, error) in cut.iter().zip(errors) {
        assert!(error.decode_error().is_some(), "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    let others = [("", ""), ("[]", ""), ("{}", ""), (r#"{"data":{}}"#, "")];
    let others = others.map(|(body, path)| (body.to_owned(), path));
    AFFINITY.refuses_bodies(200, &others, call).await;
    AFFINITY.reads_what_is_json(200, SUBSCRIPTION, call).await;
}

#[tokio::test]
async fn a_success_without_a_body_is_none() {
    let errors = errors_of(affinity, vec![Reply::new(204, &[], "")], call).await;
    assert!(errors[0].decode_error().is_some());
    assert_eq!(errors[0].status().unwrap(), 204);
}

#[tokio::test]
async fn errors_are_told_apart() {
    AFFINITY.tells_errors_apart(None, call, variant).await;
}
