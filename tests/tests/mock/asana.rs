//! The Asana client against its mock.

use bindery_asana::types::{EventAction, WebhookFilter};
use bindery_asana::{Asana, AsanaError};
use bindery_mock::Mock;

fn start() -> (Mock, Asana) {
    let mock = Mock::start(crate::spec!("asana")).unwrap();
    let builder = Asana::builder().personal_access_token(mock.credential());
    let asana = builder.base_url(mock.base_url()).build().unwrap();
    (mock, asana)
}

#[tokio::test]
async fn a_webhook_lives_from_its_creation_to_its_deletion() {
    let (_mock, asana) = start();
    let created = asana
        .webhooks()
        .create("8675309", "https://example.com/hook")
        .send()
        .await
        .unwrap();
    // A request names the resource by its id; an answer shows an object.
    let resource = created.resource.as_ref().unwrap();
    assert_eq!((resource.gid.as_str(), &resource.name), ("8675309", &None));
    assert_eq!(created.active, Some(false));
    let gid = created.gid.clone();
    assert!(gid.as_str().bytes().all(|byte| byte.is_ascii_digit()));

    let filters = [WebhookFilter::new().action(EventAction::Changed)];
    let updated = asana
        .webhooks()
        .update(gid.clone())
        .filters(filters.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(updated.filters.as_deref(), Some(&filters[..]));
    let got = asana.webhooks().get(gid.clone()).send().await.unwrap();
    assert_eq!(got.filters.as_deref(), Some(&filters[..]));

    asana.webhooks().delete(gid.clone()).send().await.unwrap();
    let error = asana.webhooks().get(gid).send().await.unwrap_err();
    let Some(AsanaError::NotFound(body)) = error.api() else {
        panic!("{error:?}")
    };
    let errors = body.value().unwrap().errors.as_ref().unwrap();
    assert!(
        errors[0]
            .message
            .as_ref()
            .unwrap()
            .starts_with("there is no Webhook whose `gid` is")
    );
}

#[tokio::test]
async fn pages_follow_the_token_beside_the_envelope() {
    let (mock, asana) = start();
    for number in 0..5 {
        let target = format!("https://example.com/{number}");
        let resource = if number == 3 { "1" } else { "2" };
        asana
            .webhooks()
            .create(resource, target)
            .send()
            .await
            .unwrap();
    }
    let first = asana.webhooks().list("1331").limit(2).send().await.unwrap();
    assert_eq!(first.len(), 2);
    assert!(first.next_page.value().is_some());
    let mut items = asana.webhooks().list("1331").limit(2).items();
    let mut targets = Vec::new();
    while let Some(item) = items.next().await {
        targets.push(item.unwrap().target.unwrap().to_string());
    }
    assert_eq!(targets.len(), 5);
    assert_eq!(targets[4], "https://example.com/4");
    assert_eq!(mock.requests().len(), 9);
    // Whoever asks for no page is told of none.
    let all = asana.webhooks().list("1331").send().await.unwrap();
    assert_eq!(all.len(), 5);
    assert!(all.next_page.is_absent());
    let one = asana
        .webhooks()
        .list("1331")
        .resource("1")
        .send()
        .await
        .unwrap();
    assert_eq!(one.len(), 1);
    let note = all.http().headers()["bindery-mock-note"].to_str().unwrap();
    assert!(note.contains("`workspace` checked, but changes nothing"));
}

#[tokio::test]
async fn a_page_that_is_too_large_is_refused() {
    let (_mock, asana) = start();
    let error = asana
        .webhooks()
        .list("1331")
        .limit(101)
        .send()
        .await
        .unwrap_err();
    let Some(AsanaError::BadRequest(body)) = error.api() else {
        panic!("{error:?}")
    };
    let errors = body.value().unwrap().errors.as_ref().unwrap();
    assert_eq!(
        errors[0].message.as_deref(),
        Some("`limit`: expected a number >= 1 and <= 100, found 101")
    );
}
