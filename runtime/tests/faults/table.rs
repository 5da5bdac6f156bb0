//! The faults, and what becomes of a read and of a write at each.

use crate::{
    FIRST_BYTE, IDLE,
    server::{Then, answer},
};

/// A fault: its name, what is written, and what becomes of the connection.
pub type Fault = (&'static str, Vec<u8>, Then);

/// The faults of an answer.
#[expect(clippy::too_many_lines, reason = "a table")]
pub fn faults() -> Vec<Fault> {
    let raw = |text: &str| text.as_bytes().to_vec();
    let nested = format!("{}{}", "[".repeat(40_000), "]".repeat(40_000));
    vec![
        ("closed before the head", Vec::new(), Then::Close),
        ("reset before the head", Vec::new(), Then::Reset),
        (
            "closed in the head",
            raw("HTTP/1.1 200 OK\r\nContent-Le"),
            Then::Close,
        ),
        (
            "reset in the head",
            raw("HTTP/1.1 200 OK\r\nContent-Le"),
            Then::Reset,
        ),
        (
            "closed after the head",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
            Then::Close,
        ),
        (
            "reset after the head",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n["),
            Then::Reset,
        ),
        ("no head in time", Vec::new(), Then::Hold(FIRST_BYTE)),
        (
            "slow head",
            raw("HTTP/1.1 200 OK\r\nContent-Le"),
            Then::Hold(FIRST_BYTE),
        ),
        (
            "stalled body",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,2"),
            Then::Stall(IDLE),
        ),
        (
            "stalled chunks",
            raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n"),
            Then::Stall(IDLE),
        ),
        (
            "truncated body",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,2"),
            Then::Close,
        ),
        (
            "truncated chunks",
            raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2]\r\n"),
            Then::Close,
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
            "deeply nested error",
            answer("404 Not Found", "", &nested),
            Then::Serve,
        ),
        (
            "invalid UTF-8",
            [
                raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"),
                b"\"\xff\xfe\"".to_vec(),
            ]
            .concat(),
            Then::Serve,
        ),
        ("empty body", answer("200 OK", "", ""), Then::Serve),
    ]
}
