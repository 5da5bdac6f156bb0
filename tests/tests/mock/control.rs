//! What scripts can ask of the mock itself.

use serde_json::json;

use crate::plain::Notes;

#[tokio::test]
async fn a_reset_forgets_everything() {
    let notes = Notes::start();
    notes.note("a").await;
    let root = notes.mock.base_url().trim_end_matches("/v1").to_owned();
    let offers = notes.send(&format!("GET {root}/_mock"), "").await.json();
    let paths = offers.as_array().unwrap().iter();
    let paths: Vec<_> = paths.map(|offer| offer["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&"/_mock/reset") && paths.contains(&"/_mock/emit/EVENT"));
    let reset = notes.send(&format!("POST {root}/_mock/reset"), "").await;
    assert_eq!(reset.status, 200);
    assert!(notes.mock.requests().is_empty());
    assert_eq!(
        notes.send("GET /notes", "").await.json()["items"],
        json!([])
    );
    // As at the start, also what is created has the same keys.
    assert_eq!(notes.note("b").await, "n_1001");
}

#[tokio::test]
async fn tokens_expire_on_request() {
    let mock = bindery_mock::Mock::start(crate::spec!("ingedata")).unwrap();
    let client = reqwest::Client::new();
    let login = client
        .post(format!("{}/api/v3/iam/auth/api/login", mock.base_url()))
        .header("Content-Type", "application/json")
        .body(r#"{"key": "mock-key"}"#);
    let login: serde_json::Value =
        serde_json::from_str(&login.send().await.unwrap().text().await.unwrap()).unwrap();
    let token = login["meta"]["token"].as_str().unwrap();
    let list = async || {
        let url = format!("{}/api/v3/notification/webhooks", mock.base_url());
        client
            .get(url)
            .bearer_auth(token)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(list().await, 200);
    let expire = client.post(format!("{}/_mock/expire", mock.base_url()));
    assert_eq!(
        expire.send().await.unwrap().text().await.unwrap(),
        r#"{"expired":1}"#
    );
    assert_eq!(list().await, 401);
}
