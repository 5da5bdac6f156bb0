//! `webhooks.list`.

use bindery::{Error, Response};
use bindery_affinity::{
    Affinity, AffinityError,
    types::{EventType, WebhookSubscription},
    webhooks::{self, ListWebhooks},
};
use bindery_tests::{
    Loopback, Reply, assert_undecodable, call_each, cut_short, errors_of, with_each_member_null,
    with_extra_members, without_each_member,
};

use crate::{AFFINITY, HEADERS, SUBSCRIPTION, affinity, variant};

async fn call(
    affinity: &Affinity,
) -> Result<Response<Vec<WebhookSubscription>>, Error<AffinityError>> {
    affinity.webhooks().list().send().await
}

#[tokio::test]
async fn it_asks_for_all_subscriptions() {
    let server = Loopback::start(vec![Reply::json(200, "[]"); 2]);
    let affinity = affinity(&server);
    assert!(call(&affinity).await.unwrap().is_empty());
    webhooks::list(&affinity, ListWebhooks::new())
        .await
        .unwrap();
    for sent in server.finish() {
        assert_eq!(sent.line, "GET /webhook");
        assert_eq!(sent.own_headers(), HEADERS);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn it_gives_a_bare_array_in_its_order() {
    let disabled = SUBSCRIPTION
        .replace("false", "true")
        .replace("1234", "2345");
    let body = format!("[{SUBSCRIPTION},{disabled}]");
    let called = call_each(affinity, vec![Reply::json(200, &*body)], call).await;
    let subscriptions = called[0].0.as_ref().unwrap();
    assert_eq!(subscriptions.len(), 2);
    assert_eq!(subscriptions[1].id.0, 2345);
    assert!(subscriptions[1].disabled);
    assert_eq!(
        subscriptions[0].subscriptions,
        [
            EventType::ListCreated,
            EventType::Unknown("star.exploded".to_owned())
        ]
    );
    assert_eq!(serde_json::to_string(&**subscriptions).unwrap(), body);
}

#[tokio::test]
async fn members_that_no_document_has_are_ignored() {
    let body = format!("[{SUBSCRIPTION}]");
    let reply = Reply::json(200, with_extra_members(&body));
    let called = call_each(affinity, vec![reply], call).await;
    let subscriptions = called[0].0.as_ref().unwrap();
    assert_eq!(serde_json::to_string(&**subscriptions).unwrap(), body);
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let body = format!("[{SUBSCRIPTION},{SUBSCRIPTION}]");
    let mut bodies = without_each_member(&body);
    bodies.extend(with_each_member_null(&body));
    assert_eq!(bodies.len(), 20);
    assert_undecodable(affinity, &bodies, call).await;
}

#[tokio::test]
async fn other_bodies_are_refused_and_kept() {
    let body = format!("[{SUBSCRIPTION}]");
    let cut = cut_short(&body);
    let errors = errors_of(
        affinity,
        cut.iter().map(|body| Reply::json(200, &**body)).collect(),
        call,
    )
    .await;
    for (body, error) in cut.iter().zip(errors) {
        assert!(error.decode_error().is_some(), "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    let others = [
        ("", ""),
        ("null", ""),
        (r#"{"data":[]}"#, ""),
        ("[7]", "[0]"),
    ];
    let others = others.map(|(body, path)| (body.to_owned(), path));
    AFFINITY.refuses_bodies(200, &others, call).await;
    AFFINITY.reads_what_is_json(200, &body, call).await;
}

#[tokio::test]
async fn errors_are_told_apart() {
    AFFINITY.tells_errors_apart(None, call, variant).await;
}

#[tokio::test]
async fn an_error_shows_its_status_and_nothing_invented() {
    let replies = vec![
        Reply::json(404, r#"{"message":"not documented"}"#),
        Reply::json(418, "{}"),
    ];
    let errors = errors_of(affinity, replies, call).await;
    assert_eq!(
        errors[0].to_string(),
        "webhooks.list: 404 Not Found (28 bytes of application/json)"
    );
    assert_eq!(
        errors[1].to_string(),
        "webhooks.list: 418 I'm a teapot \
         (a status that is not documented; 2 bytes of application/json)"
    );
}

#[tokio::test]
async fn the_headers_of_the_limits_are_read() {
    let headers = [
        ("Content-Type", "application/json"),
        ("X-Ratelimit-Limit-User", "900"),
        ("X-Ratelimit-Limit-User-Remaining", "899"),
        ("X-Ratelimit-Limit-User-Reset", "40"),
        ("X-Ratelimit-Limit-Org", "100000"),
        ("X-Ratelimit-Limit-Org-Remaining", "99998"),
    ];
    let server = Loopback::start(vec![
        Reply::new(200, &headers, "[]"),
        Reply::new(429, &headers, "{}"),
        Reply::json(200, "[]"),
    ]);
    let affinity = affinity(&server);
    let answer = call(&affinity).await.unwrap();
    let error = call(&affinity).await.unwrap_err();
    for limits in [answer.http().rate_limits(), error.rate_limits()] {
        let facts = limits.iter().map(|limit| {
            let resets_in = limit.resets_in().map(|wait| wait.as_secs());
            (limit.name(), limit.limit(), limit.remaining(), resets_in)
        });
        assert_eq!(
            facts.collect::<Vec<_>>(),
            [
                ("user", Some(900), Some(899), Some(40)),
                ("account", Some(100_000), Some(99_998), None),
            ]
        );
    }
    assert!(
        call(&affinity)
            .await
            .unwrap()
            .http()
            .rate_limits()
            .is_empty()
    );
    server.finish();
}
