//! The transports for users' tests.
#![cfg(feature = "testing")]

mod acme;

use std::time::Duration;

use acme::Ping;
use bindery::{
    ApiKeyPlace, AuthScheme, Client, Credential, ErrorKind, Exchange, RetryPolicy,
    testing::{Recorder, Replay, Reply, Script},
    transport::TransportErrorKind,
};
use http::{HeaderName, HeaderValue, Method};

provider!(Acme, |meta| {
    meta.envelope("data");
    meta.secrets(&["password", "x-hook-secret"]);
    meta.auth(&[
        AuthScheme::api_key("query", ApiKeyPlace::Query("api_key"), ""),
        AuthScheme::exchange(
            "exchange",
            Exchange::new("key", "meta.token")
                .route("POST", "/login")
                .bare(),
        ),
    ]);
});

fn client(transport: impl bindery::Transport + 'static, scheme: &'static str) -> Client<Acme> {
    let builder = Client::builder().transport(transport);
    builder
        .credential(scheme, Credential::secret("s3cret"))
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_script_answers_by_operation_and_keeps_the_calls() {
    let script = Script::new::<Acme>();
    script.on("ping").fail(TransportErrorKind::Other);
    script.on("ping").output(&7).unwrap();
    script
        .on("ping")
        .reply(Reply::json(404, "{}").after(Duration::from_secs(5)));
    script.on("POST /things").json(201, "{}");
    let client = client(script.clone(), "query");

    assert_eq!(client.execute(Ping::new()).await.unwrap().into_inner(), 7);
    let request = client
        .request(Method::POST, "/things")
        .query("api_key", "s3cret");
    let body = serde_json::json!({"name": "x", "login": [{"password": "s3cret"}]});
    request.json(&body).unwrap().send().await.unwrap();
    let start = tokio::time::Instant::now();
    assert_eq!(
        client
            .execute(Ping::new())
            .await
            .unwrap_err()
            .status()
            .unwrap(),
        404
    );
    assert_eq!(start.elapsed(), Duration::from_secs(5));
    let once = client.with(bindery::CallOptions::new().retry(RetryPolicy::none()));
    let error = once.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 501);

    script.assert_calls(["ping", "ping", "POST /things", "ping", "ping"]);
    let call = &script.calls()[2];
    assert_eq!(call.method, "POST");
    assert_eq!(
        call.url,
        "https://api.acme.dev/v1/things?api_key=REDACTED&api_key=REDACTED"
    );
    let body: serde_json::Value = serde_json::from_str(&call.body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"login": [{"password": "REDACTED"}], "name": "x"})
    );
    assert!(!format!("{script:?}").contains("s3cret"));
}

#[tokio::test]
async fn what_is_recorded_holds_no_secret_and_can_be_replayed() {
    let script = Script::new::<Acme>();
    script.on("").json(200, r#"{"meta":{"token":"t0ken"}}"#);
    let secret = HeaderName::from_static("x-hook-secret");
    let answer = Reply::json(200, r#"{"data":{"id":1,"password":"hunter2"}}"#);
    script
        .on("ping")
        .reply(answer.header(secret, HeaderValue::from_static("hunter2")));
    let recorder = Recorder::new::<Acme>(script);
    let live = client(recorder.clone(), "exchange")
        .execute(Ping::new())
        .await
        .unwrap();
    assert_eq!(live["password"], "hunter2");

    let fixture = recorder.fixture().unwrap();
    for secret in ["s3cret", "t0ken", "hunter2"] {
        assert!(!fixture.contains(secret), "{fixture}");
    }
    let replay = Replay::new::<Acme>(&fixture).unwrap();
    let client = client(replay.clone(), "exchange");
    let replayed = client.execute(Ping::new()).await.unwrap();
    assert_eq!(replayed["id"], 1);
    assert_eq!(replayed["password"], "REDACTED");
    assert_eq!(replay.left(), 0);
    let once = client.with(bindery::CallOptions::new().retry(RetryPolicy::none()));
    let error = once.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(Replay::new::<Acme>("{}").is_err());
}
