//! What the client adds to every call.

#[path = "../acme/mod.rs"]
mod acme;
mod limits;
mod raw;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use acme::{Answer, Ping, Script, client};
use bindery::{
    Body, CallOptions, Client, ErrorKind, HeaderType, HeaderUse, Interceptor, Limit, LimitPeriod,
    Progress, ResponseHeader,
};
use http::{HeaderName, HeaderValue};

provider!(Acme, |meta| {
    meta.package("acme-client", "1.2.3");
    meta.headers(&[("x-version", "7"), ("x-kind", "provider")]);
    meta.request_id_header("x-request");
    meta.response_headers(&[
        ResponseHeader::new("x-limit", HeaderType::Integer, HeaderUse::Limit("user")),
        ResponseHeader::new("x-left", HeaderType::Integer, HeaderUse::Remaining("user")),
        ResponseHeader::new("x-reset", HeaderType::Seconds, HeaderUse::Reset("user")),
        ResponseHeader::new("x-month", HeaderType::Integer, HeaderUse::Limit("month")),
        ResponseHeader::new(
            "x-month-left",
            HeaderType::Integer,
            HeaderUse::Remaining("month"),
        ),
        ResponseHeader::new("x-other", HeaderType::String, HeaderUse::Other),
    ]);
    meta.limits(&[
        Limit::new("reads", 2, LimitPeriod::Every(Duration::from_secs(10))).methods(&["GET"]),
        Limit::new("at once", 1, LimitPeriod::InFlight),
        Limit::new("monthly", 1, LimitPeriod::Month),
    ]);
});

#[tokio::test]
async fn headers_of_the_provider_the_client_and_the_call_are_sent() {
    let script = Script::new(&[(200, "1")]);
    let client: Client<Acme> = Client::builder()
        .transport(script.clone())
        .user_agent("sync/9")
        .build()
        .unwrap();
    let header = |name, value| {
        CallOptions::new().header(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    };
    let client = client
        .with(header("x-kind", "client"))
        .with(header("x-call", "call"));
    client.execute(Ping::new()).await.unwrap();

    let sent = &script.sent()[0];
    let agent = format!(
        "sync/9 acme-client/1.2.3 bindery/{}",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(sent.header("user-agent"), Some(agent.as_str()));
    assert_eq!(sent.header("accept"), Some("application/json"));
    assert_eq!(sent.header("x-version"), Some("7"));
    assert_eq!(sent.header("x-kind"), Some("client"));
    assert_eq!(sent.header("x-call"), Some("call"));
}

#[tokio::test]
async fn a_call_may_add_query_body_fields_and_another_base_url() {
    let script = Script::new(&[(200, "1"), (200, "1")]);
    let client = client::<Acme>(&script, &[]);
    let options = CallOptions::new()
        .query("a b", "1&2")
        .field("extra", [1])
        .unwrap()
        .field("name", "new")
        .unwrap()
        .base_url("http://localhost:1/api/");
    let request = client
        .request(http::Method::PUT, "/x?y=1")
        .with(options.clone());
    let request = request.json(&serde_json::json!({"name": "old"})).unwrap();
    assert_eq!(request.send_json::<i64>().await.unwrap().into_inner(), 1);
    let sent = &script.sent()[0];
    assert_eq!(sent.line, "PUT http://localhost:1/api/x?y=1&a+b=1%262");
    // The order of members is serde_json's, which other crates may change by its features.
    let body: serde_json::Value = serde_json::from_str(&sent.body).unwrap();
    assert_eq!(body, serde_json::json!({"extra": [1], "name": "new"}));
    assert_eq!(sent.header("content-type"), Some("application/json"));

    let error = client.with(options).execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(
        error.to_string(),
        "ping: `body` is no JSON object to add fields to"
    );
    let error = client.with(CallOptions::new().base_url("nowhere"));
    let error = error.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn documented_headers_tell_of_limits_and_the_request() {
    let headers: &[(&str, &str)] = &[
        ("x-limit", "900"),
        ("x-left", "899"),
        ("x-reset", "12"),
        ("x-month", "many"),
        ("x-month-left", "5"),
        ("x-request", "r-7"),
    ];
    let script = Script::answers([Answer(200, headers, "1"), Answer(200, &[], "1")]);
    let client = client::<Acme>(&script, &[]);
    let response = client.execute(Ping::new()).await.unwrap();
    let limits = response.http().rate_limits();
    assert_eq!(limits.len(), 2);
    assert_eq!(limits[0].name(), "user");
    assert_eq!(limits[0].limit(), Some(900));
    assert_eq!(limits[0].remaining(), Some(899));
    assert_eq!(limits[0].resets_in(), Some(Duration::from_secs(12)));
    assert_eq!((limits[1].name(), limits[1].limit()), ("month", None));
    assert_eq!(limits[1].remaining(), Some(5));
    assert_eq!(response.http().request_id(), Some("r-7"));
    let response = client.execute(Ping::new()).await.unwrap();
    assert!(response.http().rate_limits().is_empty());
}

/// Signs requests and hides a status.
#[derive(Debug)]
struct Signer;

impl Interceptor for Signer {
    fn before(
        &self,
        request: &mut http::Request<Body>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        if request.uri().query().is_some() {
            return Err("no queries".into());
        }
        request
            .headers_mut()
            .insert("x-signed", HeaderValue::from_static("1"));
        Ok(())
    }

    fn after(&self, response: &mut http::Response<Body>) {
        *response.status_mut() = http::StatusCode::OK;
    }
}

#[tokio::test]
async fn interceptors_see_requests_and_responses() {
    let script = Script::new(&[(201, "1")]);
    let builder = Client::<Acme>::builder().transport(script.clone());
    let client = builder.interceptor(Signer).build().unwrap();
    let response = client.execute(Ping::new()).await.unwrap();
    assert_eq!(response.http().status(), 200);
    assert_eq!(script.sent()[0].header("x-signed"), Some("1"));
    let refused = client.with(CallOptions::new().query("a", "b"));
    let error = refused.execute(Ping::new()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "ping: an interceptor refused the request"
    );
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "no queries"
    );
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn progress_of_both_bodies_is_reported() {
    let script = Script::new(&[(200, "[1]")]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let report = |name: &'static str| {
        let seen = Arc::clone(&seen);
        move |progress: Progress| {
            seen.lock()
                .unwrap()
                .push((name, progress.done, progress.total));
        }
    };
    let options = CallOptions::new()
        .on_upload(report("up"))
        .on_download(report("down"));
    let client = client::<Acme>(&script, &[]).with(options);
    let body = "x".repeat(100_000);
    let request = client
        .request(http::Method::POST, "/x")
        .json(&body)
        .unwrap();
    request.send().await.unwrap();
    let total = Some(100_002);
    assert_eq!(
        *seen.lock().unwrap(),
        [
            ("up", 65_536, total),
            ("up", 100_002, total),
            ("down", 3, None)
        ]
    );
    assert_eq!(script.sent()[0].body.len(), 100_002);
    assert_eq!(script.sent()[0].header("content-length"), Some("100002"));
}

#[tokio::test]
async fn a_closed_client_waits_for_calls_and_refuses_new_ones() {
    let script = Script::new(&[(200, "1")]);
    let client = client::<Acme>(&script, &[]);
    let under_way = tokio::spawn({
        let client = client.clone();
        async move { client.execute(Ping::new()).await }
    });
    tokio::task::yield_now().await;
    client.close().await;
    assert!(under_way.is_finished());
    assert!(under_way.await.unwrap().is_ok());
    let error = client.clone().execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert_eq!(error.to_string(), "ping: the client is closed");
}

#[test]
fn clients_errors_and_calls_cross_threads_and_errors_are_small() {
    fn crosses<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn is_sent<T: Send>(_: T) {}
    let client = client::<Acme>(&Script::new(&[]), &[]);
    crosses(&client);
    is_sent(client.execute(Ping::new()));
    assert_eq!(size_of::<bindery::AnyError>(), size_of::<usize>());
}
