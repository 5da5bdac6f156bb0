//! Many calls at once on one client.

use std::{
    fmt::Write as _,
    sync::atomic::{AtomicUsize, Ordering},
};

use http::Method;

use crate::{
    acme::Ping,
    client,
    clock::Limits,
    server::{Server, Then, answer},
};

fn starts(requests: &[String], start: &str) -> usize {
    let sent = requests.iter().filter(|sent| sent.starts_with(start));
    sent.count()
}

/// All are done once.
pub async fn a_thousand_writes_at_once(table: &mut String) {
    // Both ends of a thousand connections are in this process.
    rlimit::increase_nofile_limit(4096).unwrap();
    let clock = Limits::default();
    let server = Server::start(&clock, |_, _| (answer("200 OK", "", "1"), Then::Serve));
    let client = client(&server.url, &clock, "token");
    let calls = (0..1000).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.execute(Ping::method(Method::POST)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let count = server.requests().len();
    writeln!(
        table,
        "1,000 calls at once | POST | 1000 values | {count} requests"
    )
    .unwrap();
    drop(client);
    server.all_closed().await;
}

/// It is replaced once for all calls, and what it was refused for is sent once more.
pub async fn a_token_that_ends(table: &mut String) {
    // The first token holds for the first 20 calls.
    let pings = AtomicUsize::new(0);
    let logins = AtomicUsize::new(0);
    let clock = Limits::default();
    let server = Server::start(&clock, move |_, request| {
        let body = if request.starts_with("POST /login") {
            format!(
                r#"{{"token":"t{}"}}"#,
                logins.fetch_add(1, Ordering::SeqCst)
            )
        } else if request.contains("Bearer t0") && pings.fetch_add(1, Ordering::SeqCst) >= 20 {
            return (answer("401 Unauthorized", "", ""), Then::Serve);
        } else {
            "1".to_owned()
        };
        (answer("200 OK", "", &body), Then::Serve)
    });
    let client = client(&server.url, &clock, "exchange");
    let calls = (0..100).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.execute(Ping::method(Method::POST)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let requests = server.requests();
    let logins = starts(&requests, "POST /login");
    let refused = requests.len() - logins - 100;
    assert!(refused <= 80, "{refused} refused calls were sent again");
    let saw = format!("{logins} logins, no write done twice");
    writeln!(
        table,
        "token expiry, 100 calls at once | POST | 100 values | {saw}"
    )
    .unwrap();
}
