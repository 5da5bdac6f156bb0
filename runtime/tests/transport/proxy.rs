//! A proxy: it forwards requests for `http` and opens tunnels for `https`.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

/// A proxy that keeps the heads of what it was asked for.
#[derive(Debug)]
pub struct Proxy {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
        };
        let asked = Arc::clone(&proxy.asked);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pass_on(stream, Arc::clone(&asked)));
            }
        });
        proxy
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn pass_on(mut client: TcpStream, asked: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match client.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let text = String::from_utf8(head.clone()).unwrap();
    asked.lock().unwrap().push(text.clone());
    let target = text.split(' ').nth(1).unwrap();
    let port = |address: &str| address.rsplit_once(':').unwrap().1.parse::<u16>().unwrap();
    let mut server = if text.starts_with("CONNECT ") {
        let server = TcpStream::connect(("127.0.0.1", port(target))).await;
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        server.unwrap()
    } else {
        let address = target.strip_prefix("http://").unwrap();
        let address = address.split('/').next().unwrap();
        let mut server = TcpStream::connect(("127.0.0.1", port(address)))
            .await
            .unwrap();
        server.write_all(&head).await.unwrap();
        server
    };
    let _ = copy_bidirectional(&mut client, &mut server).await;
}
