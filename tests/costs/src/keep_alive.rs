//! A server on a loopback socket that answers every request alike and keeps connections open, for benches.

use std::thread;

use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    runtime::Builder,
};

/// Starts a server that answers every request without a body with this JSON, and gives its URL.
///
/// It has a thread of its own, so that what it costs is not counted to the thread of its clients, and one for
/// all connections, so that two clients are served alike wherever the system lets it run. It ends with the
/// process.
///
/// # Panics
/// There is no loopback socket to be had.
pub fn keep_alive(body: &str) -> String {
    let answer = format!(
        "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nX-Request-Id: 1f0c6a52\r\n\r\n{body}",
        body.len()
    );
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback socket");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    listener
        .set_nonblocking(true)
        .expect("a socket that waits for nobody");
    let runtime = Builder::new_current_thread().enable_io().build();
    let runtime = runtime.expect("a runtime");
    thread::spawn(move || runtime.block_on(accept(listener, answer)));
    format!("http://{address}")
}

async fn accept(listener: std::net::TcpListener, answer: String) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve(stream, answer.clone()));
    }
}

/// Answers until the client closes the connection.
async fn serve(mut stream: TcpStream, answer: String) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (requests, mut answers) = stream.split();
    let mut requests = BufReader::new(requests);
    let mut line = Vec::new();
    while requests.read_until(b'\n', &mut line).await? > 0 {
        if line == b"\r\n" {
            answers.write_all(answer.as_bytes()).await?;
        }
        line.clear();
    }
    Ok(())
}
