//! Requests that mean no good: each is answered, and the mock goes on.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::plain::{Notes, SPEC};

#[tokio::test]
async fn every_request_gets_an_answer() {
    let notes = Notes::start();
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    let many = format!(
        r#"{{"text": "a", "labels": [{}]}}"#,
        vec!["0"; 200_000].join(",")
    );
    let unknown: Vec<String> = (0..20_000).map(|key| format!(r#""k{key}": 0"#)).collect();
    let unknown = format!(r#"{{"text": "a", {}}}"#, unknown.join(","));
    for (line, body, status) in [
        ("POST /notes", deep("[", "]"), 422),
        ("POST /notes", deep("{\"text\":", "}"), 422),
        ("POST /notes", many, 422),
        ("POST /notes", unknown, 201),
        (
            "POST /notes",
            format!("{{\"text\": \"{}\"}}", "x".repeat(1_000_000)),
            422,
        ),
        (
            "POST /notes",
            format!("{{\"text\": {}}}", "9".repeat(1_000_000)),
            422,
        ),
        ("POST /notes", "\u{0}\u{feff}".to_owned(), 422),
        ("GET /notes/%00", String::new(), 404),
        ("GET /notes/..%2F..%2Fetc", String::new(), 404),
        ("GET /notes?where[a][b][c][d]=1", String::new(), 200),
    ] {
        let answer = notes.send(line, &body).await;
        if line.contains("where") {
            assert!(
                answer
                    .note()
                    .starts_with("`where.a` is not documented and ignored")
            );
        }
        let shown: String = answer.text.chars().take(200).collect();
        assert_eq!(answer.status, status, "{line}: {shown}");
        assert!(answer.headers.len() < 40);
    }
    let brackets = format!("GET /notes?where{}=1", "[text]".repeat(5_000));
    assert_eq!(notes.send(&brackets, "").await.status, 422);
    assert_eq!(
        notes.send("GET /notes/%ff", "").await.reason(),
        "`id`: the path is not UTF-8"
    );
    assert_eq!(notes.send("GET /notes", "").await.status, 200);
}

#[tokio::test]
async fn a_type_within_itself_is_read_no_deeper_than_its_values() {
    let within = "| `count` | `integer` | optional | So many. |\n";
    assert!(SPEC.contains(within));
    let recursive = format!("{within}| `inner` | `Where` | optional | More of them. |\n");
    let notes = Notes::changed(&[(within, &recursive)]);
    let nested = async |depth: usize| {
        let line = format!("GET /notes?where{}[count]=1", "[inner]".repeat(depth));
        notes.send(&line, "").await.status
    };
    assert_eq!(nested(50).await, 200);
    assert_eq!(nested(5_000).await, 422);
}

#[test]
fn what_is_no_http_ends_a_connection_and_not_the_mock() {
    let mock = bindery_mock::Mock::start(SPEC).unwrap();
    let address = mock
        .base_url()
        .trim_start_matches("http://")
        .trim_end_matches("/v1");
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"GET\r\n\r\n",
        b"POST /v1/notes HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(garbage).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 400"));
    }
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(b"GET /v1/status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"));
}
