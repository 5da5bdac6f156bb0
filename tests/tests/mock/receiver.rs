//! Who receives deliveries: a socket on which every request is answered alike.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Sender};
use std::thread;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The socket, and what arrived there.
pub struct Receiver {
    address: String,
    received: mpsc::Receiver<Received>,
}

/// A request.
#[derive(Debug)]
pub struct Received {
    pub line: String,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    pub fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// All headers.
    pub fn headers(&self) -> http::HeaderMap {
        let pairs = self.headers.iter();
        pairs
            .map(|(name, value)| {
                (
                    name.parse::<http::HeaderName>().unwrap(),
                    value.parse().unwrap(),
                )
            })
            .collect()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Whether the header holds the HMAC-SHA256 of the body in hexadecimal digits.
    pub fn is_signed(&self, header: &str, key: &str) -> bool {
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
        mac.update(self.body.as_bytes());
        let digits: String = mac
            .finalize()
            .into_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.header(header) == digits
    }
}

impl Receiver {
    /// Answers with this status, and repeats the headers of these names.
    pub fn start(status: u16, repeats: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (tell, received) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { return };
                if serve(&stream, status, repeats, &tell).is_none() {
                    return;
                }
            }
        });
        Self { address, received }
    }

    pub fn url(&self) -> String {
        format!("http://{}/hunter2", self.address)
    }

    /// The next request; it is waited for.
    pub fn next(&self) -> Received {
        self.received.recv().unwrap()
    }

    /// Whether nothing more arrived until now.
    pub fn is_empty(&self) -> bool {
        self.received.try_recv().is_err()
    }
}

/// None when nobody wants to know any more.
fn serve(stream: &TcpStream, status: u16, repeats: &[&str], tell: &Sender<Received>) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        match header.trim_end().split_once(": ") {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.to_owned())),
            None => break,
        }
    }
    let mut received = Received {
        line: line.trim_end().to_owned(),
        headers,
        body: String::new(),
    };
    let length = received.header("content-length").parse().unwrap_or(0);
    reader
        .take(length)
        .read_to_string(&mut received.body)
        .ok()?;
    let mut answer =
        format!("HTTP/1.1 {status} Status\r\nConnection: close\r\nContent-Length: 0\r\n");
    for name in repeats {
        answer += &format!("{name}: {}\r\n", received.header(name));
    }
    tell.send(received).ok()?;
    let mut stream = stream;
    stream.write_all(format!("{answer}\r\n").as_bytes()).ok()
}
