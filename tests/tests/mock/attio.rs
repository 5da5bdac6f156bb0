//! The Attio client against its mock.

use bindery_attio::types::{EventType, Subscription};
use bindery_attio::webhooks::{CreateWebhookError, DeleteWebhookError, GetWebhookError};
use bindery_attio::{Attio, AttioError};
use bindery_mock::Mock;

fn start() -> (Mock, Attio) {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let attio = client(&mock, &mock.credential());
    (mock, attio)
}

fn client(mock: &Mock, token: &str) -> Attio {
    let builder = Attio::builder().oauth2(token).base_url(mock.base_url());
    builder.build().unwrap()
}

#[tokio::test]
async fn a_webhook_lives_from_its_creation_to_its_deletion() {
    let (_mock, attio) = start();
    let subscription = Subscription::new(EventType::NoteCreated, None);
    let create = attio
        .webhooks()
        .create("https://example.com/hook", [subscription.clone()]);
    let created = create.send().await.unwrap();
    assert_eq!(created.target_url.as_str(), "https://example.com/hook");
    assert_eq!(created.subscriptions, std::slice::from_ref(&subscription));
    let id = created.id.webhook_id;

    let got = attio.webhooks().get(id).send().await.unwrap();
    assert_eq!(got.id, created.id);
    assert_eq!(got.created_at, created.created_at);

    let updated = attio
        .webhooks()
        .update(id)
        .target_url("https://example.com/2")
        .send()
        .await
        .unwrap();
    assert_eq!(updated.target_url.as_str(), "https://example.com/2");
    assert_eq!(updated.subscriptions, [subscription]);
    let note = updated.http().headers()["bindery-mock-note"]
        .to_str()
        .unwrap();
    assert!(note.starts_with("no document says what happens to members that are left out"));

    attio.webhooks().delete(id).send().await.unwrap();
    let error = attio.webhooks().get(id).send().await.unwrap_err();
    let Some(GetWebhookError::NotFound(body)) = error.api() else {
        panic!("{error:?}")
    };
    assert!(body.value().unwrap().message.contains(&id.to_string()));
    let error = attio.webhooks().delete(id).send().await.unwrap_err();
    assert!(matches!(error.api(), Some(DeleteWebhookError::NotFound(_))));
}

#[tokio::test]
async fn only_the_creation_shows_the_secret() {
    let (mock, attio) = start();
    let created = attio
        .webhooks()
        .create("https://example.com", [])
        .send()
        .await
        .unwrap();
    assert_eq!(created.secret.expose().len(), 64);
    attio
        .webhooks()
        .get(created.id.webhook_id)
        .send()
        .await
        .unwrap();
    let listed = attio.webhooks().list().send().await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test]
async fn pages_have_the_documented_sizes() {
    let (mock, attio) = start();
    for number in 0..23 {
        let url = format!("https://example.com/{number}");
        attio.webhooks().create(url, []).send().await.unwrap();
    }
    assert_eq!(attio.webhooks().list().send().await.unwrap().len(), 10);
    let last = attio
        .webhooks()
        .list()
        .limit(20)
        .offset(20)
        .send()
        .await
        .unwrap();
    assert_eq!(last.len(), 3);
    assert_eq!(last[2].target_url.as_str(), "https://example.com/22");
    let mut items = attio.webhooks().list().limit(10).items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 23);
    for limit in [9, 101] {
        let error = attio
            .webhooks()
            .list()
            .limit(limit)
            .send()
            .await
            .unwrap_err();
        let Some(AttioError::ClientError(body)) = error.api() else {
            panic!("{error:?}")
        };
        let expected = format!("`limit`: expected a number >= 10 and <= 100, found {limit}");
        assert_eq!(body.value().unwrap().message, expected);
        assert_eq!(body.value().unwrap().status_code, 400);
        // As another operation shows an error of this status.
        assert_eq!(body.value().unwrap().code, "validation_type");
        assert_eq!(
            mock.requests().last().unwrap().reason.as_deref(),
            Some(&*expected)
        );
    }
}

#[tokio::test]
async fn a_body_that_breaks_a_rule_gets_the_documented_400() {
    let (_mock, attio) = start();
    let create = attio.webhooks().create("http://example.com", []);
    let error = create.send().await.unwrap_err();
    let Some(CreateWebhookError::BadRequest(body)) = error.api() else {
        panic!("{error:?}")
    };
    let expected =
        r#"`target_url`: expected a text that matches `^https://`, found "http://example.com""#;
    assert_eq!(body.value().unwrap().message, expected);
    // Nobody has a certificate for an address of their own machine.
    attio
        .webhooks()
        .create("http://127.0.0.1:9/hook", [])
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_wrong_token_gets_401() {
    let (mock, _) = start();
    let error = client(&mock, "hunter2")
        .webhooks()
        .list()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    // No document shows its body: the code says no more than the status.
    let body: serde_json::Value = serde_json::from_slice(error.body().unwrap()).unwrap();
    assert_eq!(body["code"], "unauthorized");
    let note = error.headers().unwrap()["bindery-mock-note"]
        .to_str()
        .unwrap();
    assert!(note.contains("no document shows the body"), "{note}");
    assert!(matches!(error.api(), Some(AttioError::ClientError(_))));
}
