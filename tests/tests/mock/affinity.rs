//! The Affinity client against its mock.

use bindery_affinity::types::EventType;
use bindery_affinity::{Affinity, AffinityError};
use bindery_mock::{Mock, User};

fn start() -> (Mock, Affinity) {
    let mock = Mock::start(crate::spec!("affinity")).unwrap();
    let affinity = client(&mock, User::FIRST);
    (mock, affinity)
}

fn client(mock: &Mock, user: User) -> Affinity {
    let builder = Affinity::builder().basic(user.credential());
    builder.base_url(mock.base_url()).build().unwrap()
}

#[tokio::test]
async fn a_subscription_lives_from_its_creation_to_its_deletion() {
    let (mock, affinity) = start();
    let events = [EventType::ListCreated, EventType::PersonCreated];
    let create = affinity.webhooks().create("https://example.com/hook");
    let created = create.subscriptions(events.clone()).send().await.unwrap();
    assert_eq!(created.subscriptions, events);
    assert!(!created.disabled);

    // What is left out stays, but the events are reset when they are left out.
    let update = affinity.webhooks().update(created.id, []);
    let updated = update.disabled(true).send().await.unwrap();
    assert_eq!(updated.webhook_url.as_str(), "https://example.com/hook");
    assert!(updated.disabled);
    assert!(updated.subscriptions.is_empty());
    assert_eq!(&mock.requests()[1].body[..], b"disabled=true");

    let got = affinity.webhooks().get(created.id).send().await.unwrap();
    assert!(got.disabled);
    assert!(
        affinity
            .webhooks()
            .delete(created.id)
            .send()
            .await
            .unwrap()
            .success
    );
    let error = affinity
        .webhooks()
        .get(created.id)
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error.api(), Some(AffinityError::NotFound(_))));
}

#[tokio::test]
async fn an_account_has_three_subscriptions_at_most() {
    let (mock, affinity) = start();
    let second = client(&mock, User::Member(2));
    for affinity in [&affinity, &second, &affinity] {
        affinity
            .webhooks()
            .create("https://example.com")
            .send()
            .await
            .unwrap();
    }
    let error = second
        .webhooks()
        .create("https://example.com")
        .send()
        .await
        .unwrap_err();
    assert!(
        matches!(error.api(), Some(AffinityError::UnprocessableContent(_))),
        "{error:?}"
    );
    assert_eq!(
        error.headers().unwrap()["bindery-mock-reason"],
        "there may be 3 WebhookSubscription per account, and there are"
    );
    assert_eq!(affinity.webhooks().list().send().await.unwrap().len(), 3);
}

#[tokio::test]
async fn only_the_creator_updates_and_an_admin_may_delete() {
    let (mock, affinity) = start();
    let created = affinity
        .webhooks()
        .create("https://example.com")
        .send()
        .await
        .unwrap();
    for other in [User::Member(2), User::Admin] {
        let other = client(&mock, other);
        let error = other
            .webhooks()
            .update(created.id, [])
            .send()
            .await
            .unwrap_err();
        assert!(matches!(error.api(), Some(AffinityError::Forbidden(_))));
    }
    let second = client(&mock, User::Member(2));
    let error = second
        .webhooks()
        .delete(created.id)
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error.api(), Some(AffinityError::Forbidden(_))));
    let admin = client(&mock, User::Admin);
    assert!(
        admin
            .webhooks()
            .delete(created.id)
            .send()
            .await
            .unwrap()
            .success
    );
}

#[tokio::test]
async fn the_documented_headers_tell_how_limits_stand() {
    let (_mock, affinity) = start();
    affinity.webhooks().list().send().await.unwrap();
    let listed = affinity.webhooks().list().send().await.unwrap();
    let headers = listed.http().headers();
    assert_eq!(headers["x-ratelimit-limit-user"], "900");
    assert_eq!(headers["x-ratelimit-limit-user-remaining"], "898");
    assert_eq!(headers["x-ratelimit-limit-org"], "100000");
    let limits = listed.http().rate_limits();
    assert_eq!(limits.len(), 2);
}

#[tokio::test]
async fn both_schemes_are_the_same_user() {
    let (mock, affinity) = start();
    let created = affinity
        .webhooks()
        .create("https://example.com")
        .send()
        .await
        .unwrap();
    let builder = Affinity::builder().bearer(mock.credential());
    let bearer = builder.base_url(mock.base_url()).build().unwrap();
    bearer
        .webhooks()
        .update(created.id, [])
        .send()
        .await
        .unwrap();
}
