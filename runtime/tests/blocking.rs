//! Calls that block, from wherever they are made.
#![cfg(all(feature = "blocking", feature = "reqwest"))]

mod acme;

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread::JoinHandle,
};

use acme::Ping;
use bindery::{Client, ErrorKind};

provider!(Acme, |_meta| {});

/// Serves one connection until the client closes it; how many requests came on it.
fn serve(stream: TcpStream) -> usize {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut stream = stream;
    let mut count = 0;
    while let Some(Ok(line)) = lines.next() {
        if line.is_empty() {
            count += 1;
            let answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1";
            stream.write_all(answer.as_bytes()).unwrap();
        }
    }
    count
}

/// A server of this many connections, and how many requests came on each.
fn server(connections: usize) -> (String, JoinHandle<Vec<usize>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let served = (0..connections).map(|_| {
            let (stream, _) = listener.accept().unwrap();
            std::thread::spawn(|| serve(stream))
        });
        let served: Vec<_> = served.collect();
        served
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    (url, server)
}

fn client(url: &str) -> Client<Acme> {
    Client::builder().base_url(url).build().unwrap()
}

fn call(client: &Client<Acme>) {
    assert_eq!(
        client.execute_blocking(Ping::new()).unwrap().into_inner(),
        1
    );
}

#[test]
fn a_plain_thread_blocks_and_the_last_clone_closes_the_connection() {
    let (url, server) = server(1);
    let client = client(&url);
    call(&client);
    call(&client.clone());
    std::thread::scope(|scope| {
        scope.spawn(|| call(&client));
    });
    drop(client);
    assert_eq!(server.join().unwrap(), [3]);
}

#[test]
fn every_kind_of_runtime_can_be_blocked() {
    let runtimes = [
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap(),
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap(),
    ];
    for runtime in runtimes {
        let (url, server) = server(1);
        let client = client(&url);
        runtime.block_on(async {
            call(&client);
            let in_task = client.clone();
            tokio::spawn(async move { call(&in_task) }).await.unwrap();
            let in_blocking = client.clone();
            tokio::task::spawn_blocking(move || call(&in_blocking))
                .await
                .unwrap();
        });
        drop(client);
        assert_eq!(server.join().unwrap(), [3]);
    }
}

#[test]
fn a_client_outlives_the_runtime_it_was_used_in() {
    let (url, server) = server(2);
    let client = client(&url);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(client.execute(Ping::new())).unwrap();
    drop(runtime);
    call(&client);
    drop(client);
    assert_eq!(server.join().unwrap(), [1, 1]);
}

#[test]
fn a_blocking_call_inside_of_one_is_refused() {
    #[derive(Debug)]
    struct Nested(Client<Acme>);

    impl bindery::Interceptor for Nested {
        fn before(
            &self,
            _: &mut http::Request<bindery::Body>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            let error = self.0.execute_blocking(Ping::new()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Cancelled);
            Err(error.into())
        }
    }

    let inner = client("http://localhost:1");
    let builder = Client::<Acme>::builder().base_url("http://localhost:1");
    let outer = builder.interceptor(Nested(inner)).build().unwrap();
    let error = outer.execute_blocking(Ping::new()).unwrap_err();
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "a blocking call inside a blocking call cannot end"
    );
}
