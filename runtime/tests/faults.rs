//! What a caller sees, and how often a server is asked, when the network or the server misbehaves: the
//! default transport over real sockets. The table stands in `golden/faults.txt`; with `UPDATE_GOLDEN=1` in
//! the environment the test writes that file anew.
#![cfg(feature = "reqwest")]

mod acme;

use std::{
    fmt::Write as _,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use acme::Ping;
use bindery::{AuthScheme, CallOptions, Client, Credential, Exchange, RetryPolicy};
use http::Method;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

provider!(Acme, |meta| {
    meta.auth(&[
        AuthScheme::bearer("token"),
        AuthScheme::exchange(
            "exchange",
            Exchange::new("key", "token").route("POST", "/login"),
        ),
    ]);
});

/// What the server does with its connection after it wrote an answer.
#[derive(Clone, Copy, Debug)]
enum Then {
    Close,
    Reset,
    Hold,
    Serve,
}

/// A server that keeps the head of each request and answers as it is told to.
#[derive(Debug)]
struct Server {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    async fn start(
        answer: impl Fn(usize, &str) -> (Vec<u8>, Then) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
            connections: Arc::default(),
        };
        let (requests, connections) = (
            Arc::clone(&server.requests),
            Arc::clone(&server.connections),
        );
        let answer = Arc::new(answer);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, Arc::clone(&requests), Arc::clone(&answer)));
            }
        });
        server
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn serve(
    mut stream: TcpStream,
    requests: Arc<Mutex<Vec<String>>>,
    answer: Arc<impl Fn(usize, &str) -> (Vec<u8>, Then)>,
) {
    while let Some(request) = read(&mut stream).await {
        let (bytes, then) = {
            let mut requests = requests.lock().unwrap();
            requests.push(request);
            answer(requests.len(), requests.last().unwrap())
        };
        if stream.write_all(&bytes).await.is_err() {
            return;
        }
        match then {
            Then::Serve => {}
            Then::Close => return,
            Then::Reset => return stream.set_zero_linger().unwrap(),
            Then::Hold => std::future::pending().await,
        }
    }
}

/// The head and the body of a request.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Some(text);
            }
        }
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => request.extend_from_slice(&piece[..length]),
        }
    }
}

fn client(url: &str) -> Client<Acme> {
    let quick = RetryPolicy::new().maximum_interval(Duration::ZERO);
    let limits = CallOptions::new()
        .retry(quick)
        .first_byte_timeout(Duration::from_millis(200))
        .idle_timeout(Duration::from_millis(200))
        .max_response(100_000);
    let builder = Client::builder().base_url(url).options(limits);
    builder
        .credential("token", Credential::secret("s3cret"))
        .build()
        .unwrap()
}

fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}").into_bytes()
}

/// The faults: a name, what is written, and what becomes of the connection.
fn faults() -> Vec<(&'static str, Vec<u8>, Then)> {
    let raw = |text: &str| text.as_bytes().to_vec();
    let nested = format!("{}{}", "[".repeat(40_000), "]".repeat(40_000));
    vec![
        ("closed before the head", Vec::new(), Then::Close),
        ("reset before the head", Vec::new(), Then::Reset),
        (
            "reset after the head",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n["),
            Then::Reset,
        ),
        (
            "closed in the head",
            raw("HTTP/1.1 200 OK\r\nContent-Le"),
            Then::Close,
        ),
        (
            "closed after the head",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
            Then::Close,
        ),
        (
            "truncated body",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,2"),
            Then::Close,
        ),
        ("no head in time", Vec::new(), Then::Hold),
        (
            "stalled body",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,2"),
            Then::Hold,
        ),
        ("no HTTP", raw("\0\0\0 hello\r\n\r\n"), Then::Close),
        (
            "length too small",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n[1,2]"),
            Then::Close,
        ),
        (
            "two lengths",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n[1,2]"),
            Then::Close,
        ),
        (
            "garbage chunk",
            raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[1]"),
            Then::Close,
        ),
        (
            "429 storm",
            answer("429 Too Many", "Retry-After: 0\r\n", "{}"),
            Then::Serve,
        ),
        (
            "503 storm",
            answer("503 Unavailable", "", "down"),
            Then::Serve,
        ),
        (
            "503 storm that asks to wait",
            answer("503 Unavailable", "Retry-After: 0\r\n", ""),
            Then::Serve,
        ),
        (
            "HTML error",
            answer("500 Oops", "Content-Type: text/html\r\n", "<html>"),
            Then::Serve,
        ),
        (
            "HTML success",
            answer("200 OK", "Content-Type: text/html\r\n", "<html>"),
            Then::Serve,
        ),
        (
            "redirect loop",
            answer("302 Found", "Location: /ping\r\n", ""),
            Then::Serve,
        ),
        (
            "oversized body",
            answer("200 OK", "", &"1".repeat(100_001)),
            Then::Serve,
        ),
        (
            "deeply nested body",
            answer("200 OK", "", &nested),
            Then::Serve,
        ),
        (
            "invalid UTF-8",
            [
                answer("200 OK", "", "\"??\"")[..38].to_vec(),
                b"\"\xff\xfe\"".to_vec(),
            ]
            .concat(),
            Then::Close,
        ),
        ("empty body", answer("200 OK", "", ""), Then::Serve),
    ]
}

#[tokio::test]
async fn every_fault_gives_an_error_and_no_write_is_repeated() {
    let mut table = String::new();
    let refused = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    for method in [Method::GET, Method::POST] {
        let error = client(&refused)
            .execute(Ping::method(method.clone()))
            .await
            .unwrap_err();
        let row = format!("{:?}, {} attempts", error.kind(), error.attempts());
        writeln!(table, "connection refused | {method} | 0 requests | {row}").unwrap();
    }
    for (name, bytes, then) in faults() {
        for method in [Method::GET, Method::POST] {
            let bytes = bytes.clone();
            let server = Server::start(move |_, _| (bytes.clone(), then)).await;
            let client = client(&server.url);
            let error = client
                .execute(Ping::method(method.clone()))
                .await
                .unwrap_err();
            let count = server.requests().len();
            let row = format!("{:?}, {} attempts", error.kind(), error.attempts());
            writeln!(table, "{name} | {method} | {count} requests | {row}").unwrap();
            assert!(!format!("{error} {error:?}").contains("s3cret"));
        }
    }
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/faults.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &table).unwrap();
    }
    assert_eq!(table, std::fs::read_to_string(golden).unwrap());
}

#[tokio::test]
async fn one_connection_serves_many_calls_and_a_closed_one_is_replaced() {
    let server = Server::start(|count, _| {
        let then = if count == 5 { Then::Close } else { Then::Serve };
        (answer("200 OK", "", "1"), then)
    })
    .await;
    let client = client(&server.url);
    for _ in 0..5 {
        client.execute(Ping::new()).await.unwrap();
    }
    assert_eq!(server.connections.load(Ordering::SeqCst), 1);
    // The server closes its end; a write finds that out before it is sent.
    tokio::task::yield_now().await;
    client.execute(Ping::method(Method::POST)).await.unwrap();
    assert_eq!(server.requests().len(), 6);
    assert_eq!(server.connections.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn dropping_the_last_clone_closes_the_connections() {
    let (closed, is_closed) = tokio::sync::oneshot::channel();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read(&mut stream).await.unwrap();
        stream.write_all(&answer("200 OK", "", "1")).await.unwrap();
        assert!(read(&mut stream).await.is_none());
        closed.send(()).unwrap();
    });
    let client = client(&url);
    client.clone().execute(Ping::new()).await.unwrap();
    drop(client);
    is_closed.await.unwrap();
}

#[tokio::test]
async fn another_origin_sees_no_credential() {
    let cdn = Server::start(|_, _| (answer("200 OK", "", "1"), Then::Serve)).await;
    let location = format!("Location: {}/file\r\n", cdn.url);
    let api = Server::start(move |_, _| (answer("302 Found", &location, ""), Then::Serve)).await;
    client(&api.url).execute(Ping::new()).await.unwrap();
    assert!(api.requests()[0].contains("authorization: Bearer s3cret"));
    let sent = cdn.requests().remove(0);
    assert!(sent.starts_with("GET /file HTTP/1.1"));
    assert!(
        !sent.contains("authorization") && !sent.contains("s3cret"),
        "{sent}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_at_once_are_all_answered_once() {
    let server = Server::start(|_, _| (answer("200 OK", "", "1"), Then::Serve)).await;
    let client = client(&server.url).with(CallOptions::new().first_byte_timeout(Duration::MAX));
    let calls = (0..1000).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.execute(Ping::method(Method::POST)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.requests().len(), 1000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_ends_under_load_is_replaced_once() {
    // The first token holds for the first 20 calls.
    let pings = AtomicUsize::new(0);
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |_, request| {
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
    })
    .await;
    let builder = Client::<Acme>::builder().base_url(&server.url);
    let client = builder
        .credential("exchange", Credential::secret("k"))
        .build()
        .unwrap();
    let calls = (0..100).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.execute(Ping::method(Method::POST)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let requests = server.requests();
    let count = |start: &str| {
        requests
            .iter()
            .filter(|sent| sent.starts_with(start))
            .count()
    };
    assert_eq!(count("POST /login"), 2);
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn compressed_answers_are_read_and_limited_by_their_real_length() {
    const BODY: &[u8] = &[
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 139, 54, 212, 49, 210, 49, 142, 5, 0, 233, 179, 109, 253,
        7, 0, 0, 0,
    ];
    let server = Server::start(|_, request| {
        assert!(request.contains("accept-encoding: gzip"), "{request}");
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
            BODY.len()
        );
        ([head.as_bytes(), BODY].concat(), Then::Serve)
    })
    .await;
    let client = client(&server.url);
    let body = client.execute(Ping::new()).await.unwrap();
    assert_eq!(body.into_inner(), serde_json::json!([1, 2, 3]));
    let small = client.with(CallOptions::new().max_response(6));
    let error = small.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), bindery::ErrorKind::Limit);
}
