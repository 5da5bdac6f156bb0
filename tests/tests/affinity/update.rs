//! `webhooks.update`.

use bindery::{Error, Response};
use bindery_affinity::{
    Affinity, AffinityError,
    types::{EventType, WebhookSubscription},
    webhooks::{self, UpdateWebhook},
};
use bindery_tests::{
    Loopback, Reply, assert_undecodable, call_each, with_each_member_null, with_extra_members,
    without_each_member,
};

use crate::{AFFINITY, HEADERS_OF_FORM, ID, SUBSCRIPTION, URL, URL_FIELD, affinity, variant};

async fn call(affinity: &Affinity) -> Result<Response<WebhookSubscription>, Error<AffinityError>> {
    affinity.webhooks().update(ID, []).send().await
}

#[tokio::test]
async fn it_sends_what_is_set_and_always_the_list() {
    let one = || UpdateWebhook::new(ID, [EventType::ListCreated]);
    let operations = [
        (one(), "subscriptions%5B%5D=list.created".to_owned()),
        (
            one().disabled(false).webhook_url(URL),
            format!("{URL_FIELD}&subscriptions%5B%5D=list.created&disabled=false"),
        ),
        (
            UpdateWebhook::new(
                ID,
                [
                    EventType::PersonCreated,
                    "star.exploded".into(),
                    EventType::PersonCreated,
                ],
            )
            .disabled(true),
            "subscriptions%5B%5D=person.created&subscriptions%5B%5D=star.exploded\
             &subscriptions%5B%5D=person.created&disabled=true"
                .to_owned(),
        ),
    ];
    let server = Loopback::start(vec![Reply::json(200, SUBSCRIPTION); operations.len()]);
    let affinity = affinity(&server);
    for (operation, _) in &operations {
        webhooks::update(&affinity, operation.clone())
            .await
            .unwrap();
    }
    for ((_, form), sent) in operations.iter().zip(server.finish()) {
        assert_eq!(sent.line, "PUT /webhook/1234");
        assert_eq!(sent.own_headers(), HEADERS_OF_FORM);
        assert_eq!(sent.body, *form);
    }
}

/// A list that is left out becomes that of all events, and an empty list of a form is left out.
#[tokio::test]
async fn an_empty_list_resets_the_events() {
    let server = Loopback::start(vec![Reply::json(200, SUBSCRIPTION); 2]);
    let affinity = affinity(&server);
    affinity.webhooks().update(ID, []).send().await.unwrap();
    let update = affinity.webhooks().update(ID, []).disabled(true);
    update.send().await.unwrap();
    let sent = server.finish();
    assert_eq!(sent[0].line, "PUT /webhook/1234");
    assert_eq!(sent[0].own_headers(), HEADERS_OF_FORM);
    assert_eq!(sent[0].header("content-length"), Some("0"));
    assert_eq!(sent[0].body, "");
    assert_eq!(sent[1].body, "disabled=true");
}

#[tokio::test]
async fn what_was_read_can_be_written_back() {
    let server = Loopback::start(vec![Reply::json(200, SUBSCRIPTION); 2]);
    let affinity = affinity(&server);
    let webhooks = affinity.webhooks();
    let now = webhooks.get(ID).send().await.unwrap().into_inner();
    let update = webhooks.update(now.id, now.subscriptions);
    update.webhook_url(now.webhook_url).send().await.unwrap();
    assert_eq!(
        server.finish()[1].body,
        format!("{URL_FIELD}&subscriptions%5B%5D=list.created&subscriptions%5B%5D=star.exploded")
    );
}

#[tokio::test]
async fn it_gives_the_subscription_as_it_is_now() {
    let extended = with_extra_members(SUBSCRIPTION);
    let replies = vec![Reply::json(200, SUBSCRIPTION), Reply::json(202, extended)];
    for (result, _) in call_each(affinity, replies, call).await {
        let updated = result.unwrap();
        assert_eq!(serde_json::to_string(&*updated).unwrap(), SUBSCRIPTION);
    }
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let mut bodies = without_each_member(SUBSCRIPTION);
    bodies.extend(with_each_member_null(SUBSCRIPTION));
    assert_undecodable(affinity, &bodies, call).await;
}

#[tokio::test]
async fn other_bodies_are_refused_and_kept() {
    let others = [("", ""), ("[]", ""), ("{}", ""), ("{", "")];
    let others = others.map(|(body, path)| (body.to_owned(), path));
    AFFINITY.refuses_bodies(200, &others, call).await;
    AFFINITY.reads_what_is_json(200, SUBSCRIPTION, call).await;
}

#[tokio::test]
async fn errors_are_told_apart() {
    AFFINITY.tells_errors_apart(None, call, variant).await;
}
