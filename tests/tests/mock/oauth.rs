//! A client that gets its tokens by OAuth 2 client credentials talks to the mock as it does to the provider.

use std::time::Duration;

use bindery_mock::{Fault, Mock};

bindery::client!("tests/mock/tokens.md");

use tokens::Tokens;

fn start() -> Mock {
    Mock::start(include_str!("tokens.md")).unwrap()
}

fn client(mock: &Mock, id: &str, secret: &str) -> Tokens {
    let builder = Tokens::builder().app(id, secret);
    builder.base_url(mock.base_url()).build().unwrap()
}

#[tokio::test]
async fn a_token_is_issued_and_ends() {
    let mock = start();
    let tokens = client(&mock, mock.user_name(), &mock.credential());
    tokens.status().get().send().await.unwrap();
    tokens.status().get().send().await.unwrap();
    // Its end is that of the mock's clock; the client learns of it by a refusal, and gets another.
    mock.advance(Duration::from_secs(3601)).await;
    tokens.status().get().send().await.unwrap();
    let asked: Vec<(String, Option<u16>)> = mock
        .requests()
        .iter()
        .map(|it| (it.target.clone(), it.status))
        .collect();
    let token = || ("/oauth/token?v=2".to_owned(), Some(200));
    let status = |status| ("/status".to_owned(), Some(status));
    assert_eq!(
        asked,
        [
            token(),
            status(200),
            status(200),
            status(401),
            token(),
            status(200)
        ]
    );
}

#[tokio::test]
async fn another_client_is_refused() {
    let mock = start();
    for (id, secret) in [("mock-user", "wrong"), ("wrong", "mock-key")] {
        let error = client(&mock, id, secret).status().get().send().await;
        let text = error.unwrap_err().to_string();
        assert!(text.contains("401"), "{text}");
    }
    let reason = mock.requests()[0].reason.clone().unwrap();
    assert!(
        reason.contains("the id `mock-user` with the secret `mock-key`"),
        "{reason}"
    );
}

#[tokio::test]
async fn what_is_asked_is_checked_and_fails_on_request() {
    let mock = start();
    let root = mock.base_url().trim_end_matches("/v1").to_owned();
    let ask = async |form: &str| {
        let request = reqwest::Client::new()
            .post(format!("{root}/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form.to_owned());
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        let body: serde_json::Value =
            serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default();
        (
            status,
            body["error"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let known = "client_id=mock-user&client_secret=mock-key&grant_type=client_credentials";
    for (form, expected) in [
        (known.to_owned(), (200, "")),
        (format!("{known}&scope=read"), (200, "")),
        (format!("{known}&scope=read+write"), (400, "invalid_scope")),
        ("client_id=mock-user".to_owned(), (400, "invalid_request")),
        (
            "grant_type=password".to_owned(),
            (400, "unsupported_grant_type"),
        ),
        (
            "grant_type=client_credentials".to_owned(),
            (401, "invalid_client"),
        ),
    ] {
        assert_eq!(
            ask(&form).await,
            (expected.0, expected.1.to_owned()),
            "{form}"
        );
    }
    mock.fail_next(Fault::status(503));
    assert_eq!(ask(known).await.0, 503);
}
