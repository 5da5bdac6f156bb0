//! What a caller sees, and how often a server is asked, when the network or the server misbehaves: the
//! default transport over real sockets, and a clock whose limits the server lets pass. The table stands in
//! `golden/faults.txt`; with `BINDERY_BLESS=1` in the environment the test writes that file anew.
#![cfg(feature = "reqwest")]

#[path = "../acme/mod.rs"]
mod acme;
mod clock;
mod load;
mod server;
mod table;

use std::{fmt::Write as _, time::Duration};

use acme::Ping;
use bindery::{AuthScheme, CallOptions, Client, Credential, Error, Exchange, RetryPolicy};
use http::Method;
use tokio::net::TcpListener;

use crate::{
    clock::Limits,
    server::{Server, Then, answer},
    table::faults,
};

/// How long a client waits for the head of an answer.
const FIRST_BYTE: Duration = Duration::from_secs(3);
/// How long a client waits for a piece of a body.
const IDLE: Duration = Duration::from_secs(5);

provider!(Acme, |meta| {
    meta.auth(&[
        AuthScheme::bearer("token"),
        AuthScheme::exchange(
            "exchange",
            Exchange::new("key", "token").route("POST", "/login"),
        ),
    ]);
});

fn client(url: &str, clock: &Limits, scheme: &'static str) -> Client<Acme> {
    let quick = RetryPolicy::new().maximum_interval(Duration::ZERO);
    let limits = CallOptions::new()
        .retry(quick)
        .first_byte_timeout(FIRST_BYTE)
        .idle_timeout(IDLE)
        .max_response(100_000);
    Client::builder()
        .base_url(url)
        .options(limits)
        .clock(clock.clone())
        .credential(scheme, Credential::secret("s3cret"))
        .build()
        .unwrap()
}

/// What the caller of a call saw, and that it saw no secret.
fn seen<T>(result: &Result<T, Error<std::convert::Infallible>>) -> String {
    let Err(error) = result else {
        return "a value".to_owned();
    };
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = source {
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
        source = error.source();
    }
    format!("{:?} after {} attempts", error.kind(), error.attempts())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_gives_an_error_and_no_write_is_repeated() {
    let mut table = "fault | method | the caller sees | the server saw\n".to_owned();
    let refused = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    for method in [Method::GET, Method::POST] {
        let client = client(&refused, &Limits::default(), "token");
        let result = client.execute(Ping::method(method.clone())).await;
        let seen = seen(&result);
        writeln!(table, "connection refused | {method} | {seen} | 0 requests").unwrap();
    }
    for (name, bytes, then) in faults() {
        for method in [Method::GET, Method::POST] {
            let (bytes, clock) = (bytes.clone(), Limits::default());
            let server = Server::start(&clock, move |_, _| (bytes.clone(), then));
            let client = client(&server.url, &clock, "token");
            let result = client.execute(Ping::method(method.clone())).await;
            let (seen, count) = (seen(&result), server.requests().len());
            writeln!(table, "{name} | {method} | {seen} | {count} requests").unwrap();
            // Only an answer that says that nothing was done is worth another write.
            let is_refusal = name == "429 storm" || name == "503 storm that asks to wait";
            assert!(method == Method::GET || count == 1 || is_refusal, "{name}");
            drop(client);
            server.all_closed().await;
        }
    }
    redirect_to_another_origin(&mut table).await;
    table += &std::thread::spawn(half_open_pool).join().unwrap();
    load::a_thousand_writes_at_once(&mut table).await;
    load::a_token_that_ends(&mut table).await;
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/faults.txt");
    if std::env::var_os("BINDERY_BLESS").is_some() {
        std::fs::write(&golden, &table).unwrap();
    }
    assert_eq!(table, std::fs::read_to_string(golden).unwrap());
}

#[tokio::test]
async fn a_connection_that_dies_while_it_is_used_again_repeats_no_write() {
    // The connection is alive in the pool and breaks off when the second request has arrived.
    let clock = Limits::default();
    let server = Server::start(&clock, |count, _| match count {
        2 => (Vec::new(), Then::Reset),
        _ => (answer("200 OK", "", "1"), Then::Serve),
    });
    let client = client(&server.url, &clock, "token");
    client.execute(Ping::new()).await.unwrap();
    let result = client.execute(Ping::method(Method::POST)).await;
    assert_eq!(seen(&result), "Transport after 1 attempts");
    assert_eq!(server.requests().len(), 2);
    client.execute(Ping::new()).await.unwrap();
}

#[tokio::test]
async fn dropping_the_last_clone_closes_the_connections() {
    let clock = Limits::default();
    let server = Server::start(&clock, |_, _| (answer("200 OK", "", "1"), Then::Serve));
    let client = client(&server.url, &clock, "token");
    client.clone().execute(Ping::new()).await.unwrap();
    assert_eq!(server.connections(), 1);
    drop(client);
    server.all_closed().await;
}

#[tokio::test]
async fn a_dropped_call_closes_its_connection() {
    let clock = Limits::default();
    let (arrived, is_there) = tokio::sync::watch::channel(());
    let server = Server::start(&clock, move |_, _| {
        arrived.send_replace(());
        (Vec::new(), Then::Hold(Duration::MAX))
    });
    let client = client(&server.url, &clock, "token");
    let mut is_there = is_there;
    let call = client.execute(Ping::new());
    tokio::select! {
        result = call => panic!("{result:?}"),
        arrived = is_there.changed() => arrived.unwrap(),
    }
    // The call is dropped; the server waits for a limit that never passes, or for the client to hang up.
    server.all_closed().await;
}

/// Another origin sees no credential, and no write.
async fn redirect_to_another_origin(table: &mut String) {
    let clock = Limits::default();
    let cdn = Server::start(&clock, |_, _| (answer("200 OK", "", "1"), Then::Serve));
    let location = format!("Location: {}/file\r\n", cdn.url);
    let redirect = move |_: usize, _: &str| (answer("302 Found", &location, ""), Then::Serve);
    let api = Server::start(&clock, redirect);
    let client = client(&api.url, &clock, "token");
    let options = CallOptions::new().query("key", "s3cret").header(
        http::HeaderName::from_static("x-key"),
        http::HeaderValue::from_static("s3cret"),
    );
    client.with(options).execute(Ping::new()).await.unwrap();
    assert!(api.requests()[0].contains("authorization: Bearer s3cret"));
    let sent = cdn.requests().remove(0);
    assert!(sent.starts_with("GET /file HTTP/1.1"));
    assert!(
        !sent.contains("authorization") && !sent.contains("s3cret"),
        "{sent}"
    );

    let result = client.execute(Ping::method(Method::POST)).await;
    let write = seen(&result);
    assert_eq!(cdn.requests().len(), 1);
    let name = "redirect to another origin";
    writeln!(
        table,
        "{name} | GET | a value | 1 request, and 1 there without a credential"
    )
    .unwrap();
    writeln!(table, "{name} | POST | {write} | 1 request, and none there").unwrap();
}

/// One connection serves many calls; one that the server has closed meanwhile is replaced. All have their turn
/// on one thread, so that a connection is back in the pool before the next call.
#[tokio::main(flavor = "current_thread")]
async fn half_open_pool() -> String {
    let clock = Limits::default();
    let server = Server::start(&clock, |count, _| {
        let then = if count == 5 { Then::Close } else { Then::Serve };
        (answer("200 OK", "", "1"), then)
    });
    let client = client(&server.url, &clock, "token");
    for _ in 0..5 {
        client.execute(Ping::new()).await.unwrap();
        everyone_has_a_turn().await;
    }
    assert_eq!(server.connections(), 1);
    // The server closed its end; a write finds that out before it is sent.
    server.all_closed().await;
    everyone_has_a_turn().await;
    let result = client.execute(Ping::method(Method::POST)).await;
    let (seen, count) = (seen(&result), server.requests().len() - 5);
    assert_eq!(server.connections(), 2);
    format!("half-open pool | POST | {seen} | {count} requests\n")
}

async fn everyone_has_a_turn() {
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
}
