//! A server on a loopback socket that answers every request alike and keeps connections open, for benches.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread,
};

/// Starts a server that answers every request without a body with this JSON, and gives its URL.
///
/// Each connection has a thread of its own, so that what the server costs is not counted to the thread of its
/// client. All end with the process.
///
/// # Panics
/// There is no loopback socket to be had.
pub fn keep_alive(body: &str) -> String {
    let answer = format!(
        "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nX-Request-Id: 1f0c6a52\r\n\r\n{body}",
        body.len()
    );
    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback socket");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || serve(&stream, answer.as_bytes()));
        }
    });
    format!("http://{address}")
}

/// Answers until the client closes the connection.
fn serve(mut stream: &TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        if line == b"\r\n" {
            stream.write_all(answer)?;
        }
        line.clear();
    }
    Ok(())
}
