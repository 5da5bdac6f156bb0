//! The handshake that a creation waits for.

use bindery_asana::Asana;
use bindery_asana::webhooks::CreateWebhookError;
use bindery_mock::Mock;

use crate::receiver::Receiver;

fn start() -> (Mock, Asana) {
    let mock = Mock::start(crate::spec!("asana")).unwrap();
    let builder = Asana::builder().personal_access_token(mock.credential());
    let asana = builder.base_url(mock.base_url()).build().unwrap();
    (mock, asana)
}

#[tokio::test]
async fn both_sides_have_the_same_key_after_it() {
    let (mock, asana) = start();
    let receiver = Receiver::start(204, &["x-hook-secret"]);
    let created = asana
        .webhooks()
        .create("12345", receiver.url())
        .send()
        .await
        .unwrap();
    let shaken = receiver.next();
    assert_eq!(shaken.body, "");
    let key = shaken.header("x-hook-secret").to_owned();
    assert_eq!(created.x_hook_secret.as_ref().unwrap().expose(), key);

    mock.emit("task.changed").await.unwrap();
    let arrived = receiver.next();
    assert!(arrived.is_signed("x-hook-signature", &key));
    assert_eq!(arrived.json()["events"][0]["action"], "changed");
    mock.emit("heartbeat").await.unwrap();
    let heartbeat = receiver.next();
    assert!(heartbeat.is_signed("x-hook-signature", &key));
    assert_eq!(heartbeat.body, r#"{"events":[]}"#);
    // An event without an example is made, and says in two members what it is.
    mock.emit("story.removed").await.unwrap();
    let event = &receiver.next().json()["events"][0];
    assert_eq!(event["resource"]["resource_type"], "story");
    assert_eq!(event["action"], "removed");
}

#[tokio::test]
async fn without_it_nothing_is_created() {
    for (receiver, why) in [
        (
            Receiver::start(200, &[]),
            "the answer must repeat the header `X-Hook-Secret`, and came without it",
        ),
        (Receiver::start(410, &["x-hook-secret"]), "it answered 410"),
    ] {
        let (_mock, asana) = start();
        let create = asana.webhooks().create("12345", receiver.url());
        let error = create.send().await.unwrap_err();
        assert_eq!(error.status().unwrap(), 400, "{error:?}");
        let reason = error.headers().unwrap()["bindery-mock-reason"]
            .to_str()
            .unwrap();
        assert_eq!(
            reason,
            format!("the handshake with the webhook's address failed: {why}")
        );
        assert!(asana.webhooks().list("1").send().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_stranger_is_not_called_and_that_is_said() {
    let (_mock, asana) = start();
    let create = asana.webhooks().create("12345", "https://example.com/hook");
    let created = create.send().await.unwrap();
    assert!(created.x_hook_secret.is_some());
    let note = created.http().headers()["bindery-mock-note"]
        .to_str()
        .unwrap();
    assert!(note.starts_with("the handshake was left out"));
    let error = asana
        .webhooks()
        .create("1", "http://127.0.0.1:1/")
        .send()
        .await
        .unwrap_err();
    assert!(matches!(
        error.api(),
        Some(CreateWebhookError::BadRequest(_))
    ));
}
