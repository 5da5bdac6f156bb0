//! A server on a loopback socket that answers what it is told to and keeps what it was sent.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::JoinHandle,
};

/// The server. It takes one connection per reply, in order, and then ends.
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    sent: Receiver<Sent>,
    is_over: Arc<AtomicBool>,
    server: JoinHandle<std::io::Result<()>>,
}

/// What the server answers with.
#[derive(Clone, Debug)]
pub struct Reply {
    head: String,
    body: Vec<u8>,
}

/// A request as it was on the wire.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The first line, without ` HTTP/1.1`.
    pub line: String,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Reply {
    /// A JSON body.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::new(status, &[("Content-Type", "application/json")], body.into())
    }

    /// Any headers and any body.
    pub fn new(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let mut head = format!(
            "HTTP/1.1 {status} Status\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        Self { head, body }
    }

    /// The same reply, broken off after this many bytes of the body it announces.
    #[must_use]
    pub fn broken_off(mut self, length: usize) -> Self {
        self.body.truncate(length);
        self
    }
}

impl Sent {
    /// The value of a header, if it was sent once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }

    /// All headers but the two that every request needs, `host` and `content-length`, by name.
    pub fn own_headers(&self) -> Vec<(&str, &str)> {
        let headers = self.headers.iter();
        let mut own: Vec<_> = headers
            .map(|(name, value)| (&**name, &**value))
            // What the transport adds of itself; the last depends on its features.
            .filter(|(name, _)| !matches!(*name, "host" | "content-length" | "accept-encoding"))
            .collect();
        own.sort_unstable();
        own
    }
}

impl Loopback {
    /// Starts the server.
    ///
    /// # Panics
    /// There is no loopback socket to be had.
    pub fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback socket");
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let (keep, sent) = channel();
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&is_over);
        let server = std::thread::spawn(move || {
            replies.into_iter().try_for_each(|reply| {
                let (stream, _) = listener.accept()?;
                if ends.load(Ordering::SeqCst) {
                    return Err(std::io::Error::other("a reply was never asked for"));
                }
                serve(&stream, &reply, &keep)
            })
        });
        Self {
            address,
            sent,
            is_over,
            server,
        }
    }

    /// Where the server listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was sent, after every reply was given.
    ///
    /// # Panics
    /// The server failed, or has replies left that nobody asked for.
    pub fn finish(self) -> Vec<Sent> {
        self.is_over.store(true, Ordering::SeqCst);
        if !self.server.is_finished() {
            // Wakes a server that still waits for a request; one that is about to end needs no waking.
            let _ = TcpStream::connect(self.address);
        }
        self.server
            .join()
            .expect("the server does not panic")
            .expect("the server answers");
        self.sent.iter().collect()
    }
}

fn serve(stream: &TcpStream, reply: &Reply, keep: &Sender<Sent>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        match header.trim_end().split_once(": ") {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.to_owned())),
            None => break,
        }
    }
    let mut sent = Sent {
        line: line.trim_end().trim_end_matches(" HTTP/1.1").to_owned(),
        headers,
        body: String::new(),
    };
    let length = sent
        .header("content-length")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    reader.take(length).read_to_string(&mut sent.body)?;
    // Whoever started the server may have ended without asking.
    let _ = keep.send(sent);
    let mut stream = stream;
    stream.write_all(reply.head.as_bytes())?;
    stream.write_all(b"\r\n")?;
    stream.write_all(&reply.body)
}
