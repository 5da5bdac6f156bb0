//! Requests over a loopback socket, written by hand, so that nothing of a client repairs them.

use std::net::SocketAddr;

use bindery::webhook::{Delivery, Endpoint, Queued, queue};
use http::HeaderMap;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::acme::{Acme, HandClock, SECRET, body, receiver, signed};

/// A status and the headers of an answer.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub head: String,
}

/// A listener on a free port, and its address.
pub async fn listener() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

/// An endpoint that takes bodies of 1,000 bytes and one delivery at a time, and expects a handshake.
pub fn endpoint() -> (
    Endpoint<Acme>,
    Queued<Delivery<Acme>>,
    bindery::webhook::ExpectedHandshake,
) {
    let (queue, queued) = queue(1);
    let handshakes = bindery::webhook::ExpectedHandshakes::new();
    let expected = handshakes.expect("/hooks/1");
    let receiver = receiver(&HandClock::default())
        .max_body(1000)
        .handshakes(handshakes);
    (Endpoint::new(receiver, queue), queued, expected)
}

/// What every adapter answers alike.
pub async fn holds(address: SocketAddr, queued: &mut Queued<Delivery<Acme>>) {
    let text = body("note", "created");
    let right = signed(SECRET, "a", 0, &text);
    let answer = send(address, "POST", right.headers(), &text).await;
    assert_eq!(answer.status, 202, "{answer:?}");

    let second = signed(SECRET, "b", 0, &text);
    let answer = send(address, "POST", second.headers(), &text).await;
    assert_eq!(answer.status, 503, "no room: {answer:?}");
    let delivery = queued.next().await.expect("a delivery");
    assert_eq!((delivery.id(), delivery.route()), (Some("a"), "/hooks/1"));
    let answer = send(address, "POST", second.headers(), &text).await;
    assert_eq!(answer.status, 202, "room again: {answer:?}");
    assert_eq!(queued.next().await.expect("a delivery").id(), Some("b"));

    let cases = [
        ("GET", right.headers(), text.clone(), 405),
        ("POST", right.headers(), format!("{text} "), 401),
        ("POST", &HeaderMap::new(), text.clone(), 401),
        ("POST", right.headers(), " ".repeat(1001), 413),
    ];
    for (method, headers, body, status) in cases {
        let answer = send(address, method, headers, &body).await;
        assert_eq!(answer.status, status, "{answer:?}");
    }
    let chunked = "POST /hooks/1 HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunk = format!("3e9\r\n{}\r\n", " ".repeat(1001));
    let answer = exchange(address, &format!("{chunked}{chunk}0\r\n\r\n")).await;
    assert_eq!(answer.status, 413, "of unknown length: {answer:?}");

    let mut handshake = HeaderMap::new();
    handshake.insert("acme-secret", "another".parse().expect("a header"));
    let answer = send(address, "POST", &handshake, "").await;
    assert_eq!(answer.status, 204, "{answer:?}");
    assert!(answer.head.contains("acme-secret: another"), "{answer:?}");
}

/// Sends a request and reads its answer.
pub async fn send(address: SocketAddr, method: &str, headers: &HeaderMap, body: &str) -> Answered {
    let mut text = format!(
        "{method} /hooks/1 HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        text.push_str(&format!("{name}: {}\r\n", value.to_str().expect("a text")));
    }
    text.push_str("\r\n");
    text.push_str(body);
    exchange(address, &text).await
}

async fn exchange(address: SocketAddr, request: &str) -> Answered {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream
        .write_all(request.as_bytes())
        .await
        .expect("it is sent");
    let mut answer = Vec::new();
    while !answer.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read_buf(&mut answer).await.expect("an answer");
        assert!(read > 0, "it ended: {}", String::from_utf8_lossy(&answer));
    }
    let head = String::from_utf8_lossy(&answer).to_ascii_lowercase();
    let status = head.get(9..12).and_then(|status| status.parse().ok());
    Answered {
        status: status.expect("a status"),
        head,
    }
}
