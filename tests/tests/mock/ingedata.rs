//! The Ingedata client against its mock.

use bindery_ingedata::types::{
    WebhookAttributes, WebhookFilter, WebhookSort, WebhookUpdateAttributes,
};
use bindery_ingedata::{Ingedata, IngedataError};
use bindery_mock::Mock;

fn start() -> (Mock, Ingedata) {
    let mock = Mock::start(crate::spec!("ingedata")).unwrap();
    let builder = Ingedata::builder().api_key(mock.credential());
    let ingedata = builder.base_url(mock.base_url()).build().unwrap();
    (mock, ingedata)
}

fn operations(mock: &Mock) -> Vec<String> {
    let requests = mock.requests().into_iter();
    requests.filter_map(|request| request.operation).collect()
}

#[tokio::test]
async fn a_webhook_lives_from_its_creation_to_its_deletion() {
    let (_mock, ingedata) = start();
    let attributes = WebhookAttributes::new()
        .name("n")
        .url("https://example.com")
        .secret("s");
    let created = ingedata.webhooks().create(attributes).send().await.unwrap();
    let own = created.attributes.as_ref().unwrap();
    assert_eq!(own.name.as_deref(), Some("n"));
    // The example of a request has events, this one has not.
    assert_eq!(own.events, None);
    // What only the provider sets is as the examples show it.
    assert_eq!(own.account_id, Some(7));
    let id: i64 = created.id.as_deref().unwrap().parse().unwrap();

    let renamed = WebhookUpdateAttributes::new().name("m");
    let updated = ingedata
        .webhooks()
        .update(id, renamed)
        .send()
        .await
        .unwrap();
    let own = updated.attributes.as_ref().unwrap();
    assert_eq!(own.name.as_deref(), Some("m"));
    assert_eq!(own.url.as_ref().unwrap().as_str(), "https://example.com");

    let got = ingedata.webhooks().get(id).send().await.unwrap();
    assert_eq!(got.attributes.as_ref().unwrap().name.as_deref(), Some("m"));
    ingedata.webhooks().delete(id).send().await.unwrap();
    let error = ingedata.webhooks().get(id).send().await.unwrap_err();
    let Some(IngedataError::NotFound(body)) = error.api() else {
        panic!("{error:?}")
    };
    let errors = body.value().unwrap().errors.as_ref().unwrap();
    assert!(
        errors[0]
            .detail
            .as_ref()
            .unwrap()
            .starts_with("there is no Webhook")
    );
}

#[tokio::test]
async fn a_key_is_traded_for_a_token_and_again_after_it_expired() {
    let (mock, ingedata) = start();
    ingedata.webhooks().list().send().await.unwrap();
    ingedata.webhooks().list().send().await.unwrap();
    assert_eq!(
        operations(&mock),
        ["auth.login", "webhooks.list", "webhooks.list"]
    );
    assert_eq!(mock.expire_tokens(), 1);
    ingedata.webhooks().list().send().await.unwrap();
    let requests = mock.requests();
    let last: Vec<_> = requests[3..]
        .iter()
        .map(|request| request.status.unwrap())
        .collect();
    assert_eq!(last, [401, 200, 200]);
    assert_eq!(
        requests[5].header("authorization"),
        Some("Bearer mock-token-2")
    );
}

#[tokio::test]
async fn a_wrong_key_gets_401() {
    let (mock, _) = start();
    let builder = Ingedata::builder().api_key("PULSE_hunter2");
    let ingedata = builder.base_url(mock.base_url()).build().unwrap();
    ingedata.webhooks().list().send().await.unwrap_err();
    let requests = mock.requests();
    assert_eq!(requests[0].status, Some(401));
    assert!(!format!("{requests:?}").contains("hunter2"));
}

#[tokio::test]
async fn nested_parameters_are_read() {
    let (mock, ingedata) = start();
    let filter = WebhookFilter::new()
        .name(serde_json::json!(["a", "b"]))
        .secret("hunter2");
    let list = ingedata
        .webhooks()
        .list()
        .filter(filter)
        .sort([WebhookSort::CreatedAtDescending]);
    let listed = list.page_size(2).count(true).send().await.unwrap();
    assert!(listed.is_empty());
    let request = mock.requests().pop().unwrap();
    assert_eq!(request.status, Some(200), "{request}");
    assert!(request.target.contains("hunter2") && !request.to_string().contains("hunter2"));
}

#[tokio::test]
async fn pages_are_numbered_from_one() {
    let (_mock, ingedata) = start();
    for number in 0..5 {
        let attributes = WebhookAttributes::new().name(number.to_string());
        ingedata.webhooks().create(attributes).send().await.unwrap();
    }
    let mut items = ingedata.webhooks().list().page_size(2).items();
    let mut names = Vec::new();
    while let Some(item) = items.next().await {
        names.push(item.unwrap().attributes.unwrap().name.unwrap());
    }
    assert_eq!(names, ["0", "1", "2", "3", "4"]);
}

#[tokio::test]
async fn operations_without_state_answer_their_examples() {
    let (_mock, ingedata) = start();
    let result = ingedata.webhooks().test(1).send().await.unwrap();
    assert!(result.success);
    ingedata.webhooks().list_events().send().await.unwrap();
}
