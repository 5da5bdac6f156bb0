//! `webhooks.create`.

use bindery::{Error, Response};
use bindery_affinity::{
    Affinity, AffinityError,
    types::{EventType, WebhookSubscription},
    webhooks::{self, CreateWebhook},
};
use bindery_tests::{
    Loopback, Reply, assert_undecodable, call_each, with_each_member_null, with_extra_members,
    without_each_member,
};

use crate::{AFFINITY, HEADERS_OF_FORM, SUBSCRIPTION, URL, URL_FIELD, affinity, variant};

async fn call(affinity: &Affinity) -> Result<Response<WebhookSubscription>, Error<AffinityError>> {
    affinity.webhooks().create(URL).send().await
}

/// What each operation sends in its form.
async fn forms_of(operations: Vec<CreateWebhook>) -> Vec<String> {
    let server = Loopback::start(vec![Reply::json(200, SUBSCRIPTION); operations.len()]);
    let affinity = affinity(&server);
    for operation in operations {
        webhooks::create(&affinity, operation).await.unwrap();
    }
    let sent = server.finish();
    for sent in &sent {
        assert_eq!(sent.line, "POST /webhook/subscribe");
        assert_eq!(sent.own_headers(), HEADERS_OF_FORM);
        let length = sent.body.len().to_string();
        assert_eq!(sent.header("content-length"), Some(&*length));
    }
    sent.into_iter().map(|sent| sent.body).collect()
}

#[tokio::test]
async fn it_sends_a_form_with_one_field_per_event() {
    let create = || CreateWebhook::new(URL);
    let two = [EventType::ListCreated, EventType::ListEntryDeleted];
    let forms = forms_of(vec![
        create(),
        create().subscriptions([]),
        create().subscriptions(two),
        create().subscriptions(["star exploded&disabled=1".into()]),
    ])
    .await;
    assert_eq!(forms[0], URL_FIELD);
    assert_eq!(forms[1], URL_FIELD, "an empty list is no field");
    assert_eq!(
        forms[2],
        format!(
            "{URL_FIELD}&subscriptions%5B%5D=list.created&subscriptions%5B%5D=list_entry.deleted"
        )
    );
    assert_eq!(
        forms[3],
        format!("{URL_FIELD}&subscriptions%5B%5D=star+exploded%26disabled%3D1")
    );
}

#[tokio::test]
async fn every_event_has_its_name_on_the_wire() {
    let values = EventType::values();
    assert_eq!(values.len(), 29);
    let events = values.iter().map(|(event, _)| event.clone());
    let forms = forms_of(vec![CreateWebhook::new(URL).subscriptions(events)]).await;
    let fields: String = values
        .iter()
        .map(|(_, name)| format!("&subscriptions%5B%5D={name}"))
        .collect();
    assert_eq!(forms, [format!("{URL_FIELD}{fields}")]);
}

#[tokio::test]
async fn text_stays_inside_its_field() {
    for (url, field) in [
        ("", "webhook_url="),
        (
            "https://x.dev/?a=1&subscriptions[]=note.created#top",
            "webhook_url=https%3A%2F%2Fx.dev%2F%3Fa%3D1%26subscriptions%5B%5D%3Dnote.created%23top",
        ),
        ("a b+c%20", "webhook_url=a+b%2Bc%2520"),
        ("ä\r\nHost: x\0", "webhook_url=%C3%A4%0D%0AHost%3A+x%00"),
    ] {
        assert_eq!(forms_of(vec![CreateWebhook::new(url)]).await, [field]);
    }
}

#[tokio::test]
async fn it_gives_the_subscription() {
    let extended = with_extra_members(SUBSCRIPTION);
    let replies = vec![
        Reply::json(200, SUBSCRIPTION),
        Reply::json(201, SUBSCRIPTION),
        Reply::json(200, extended),
    ];
    for (result, _) in call_each(affinity, replies, call).await {
        let created = result.unwrap();
        assert_eq!(serde_json::to_string(&*created).unwrap(), SUBSCRIPTION);
    }
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let mut bodies = without_each_member(SUBSCRIPTION);
    bodies.extend(with_each_member_null(SUBSCRIPTION));
    assert_eq!(bodies.len(), 10);
    assert_undecodable(affinity, &bodies, call).await;
}

#[tokio::test]
async fn other_bodies_are_refused_and_kept() {
    let others = [("", ""), ("[]", ""), ("{}", ""), ("\"ok\"", "")];
    let others = others.map(|(body, path)| (body.to_owned(), path));
    AFFINITY.refuses_bodies(200, &others, call).await;
    AFFINITY.refuses_bodies(201, &others, call).await;
    AFFINITY.reads_what_is_json(200, SUBSCRIPTION, call).await;
}

#[tokio::test]
async fn errors_are_told_apart() {
    AFFINITY.tells_errors_apart(None, call, variant).await;
}
