//! A server that misbehaves as it is told to.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
};

use crate::clock::Limits;

/// What the server does with its connection after it wrote an answer.
#[derive(Clone, Copy, Debug)]
pub enum Then {
    Close,
    Reset,
    /// It sends nothing more, and a limit of this length passes.
    Hold(Duration),
    /// It sends nothing more, and this limit passes for every piece that the client waits for.
    Stall(Duration),
    Serve,
}

/// A server that keeps each request and answers as it is told to.
#[derive(Debug)]
pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
    /// How many connections there were, and how many are open.
    connections: Arc<watch::Sender<(usize, usize)>>,
}

type Answer = dyn Fn(usize, &str) -> (Vec<u8>, Then) + Send + Sync;

impl Server {
    /// A server that answers request number n, counted from 1.
    pub fn start(
        clock: &Limits,
        answer: impl Fn(usize, &str) -> (Vec<u8>, Then) + Send + Sync + 'static,
    ) -> Self {
        let listener = listen();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
            connections: Arc::new(watch::Sender::new((0, 0))),
        };
        let requests = Arc::clone(&server.requests);
        let connections = Arc::clone(&server.connections);
        let (clock, answer): (_, Arc<Answer>) = (clock.clone(), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                connections.send_modify(|(all, open)| (*all, *open) = (*all + 1, *open + 1));
                let (requests, connections) = (Arc::clone(&requests), Arc::clone(&connections));
                let (clock, answer) = (clock.clone(), Arc::clone(&answer));
                tokio::spawn(async move {
                    serve(&mut stream, &requests, &*answer, &clock).await;
                    drop(stream);
                    connections.send_modify(|(_, open)| *open -= 1);
                });
            }
        });
        server
    }

    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// How many connections were accepted.
    pub fn connections(&self) -> usize {
        self.connections.borrow().0
    }

    /// Waits until no connection is open.
    pub async fn all_closed(&self) {
        let mut connections = self.connections.subscribe();
        connections.wait_for(|(_, open)| *open == 0).await.unwrap();
    }
}

/// Takes a thousand connections at once: what finds no place in a shorter queue may seem open to the server for
/// ever, since the kernel answers it without keeping it.
fn listen() -> TcpListener {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    socket.listen(2048).unwrap()
}

async fn serve(
    stream: &mut TcpStream,
    requests: &Mutex<Vec<String>>,
    answer: &Answer,
    clock: &Limits,
) {
    while let Some(request) = read(stream).await {
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
            Then::Hold(limit) | Then::Stall(limit) => {
                let passing = async {
                    clock.pass(limit).await;
                    if let Then::Stall(_) = then {
                        // The first piece may have come while its limit passed.
                        loop {
                            clock.pass(limit).await;
                        }
                    }
                    std::future::pending::<()>().await;
                };
                // The client gives up, because the limit passes or for a reason of its own.
                let hang_up = async { drop(stream.read(&mut [0]).await) };
                tokio::select! {
                    () = passing => {}
                    () = hang_up => {}
                }
                return;
            }
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

/// A whole answer.
pub fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}").into_bytes()
}
