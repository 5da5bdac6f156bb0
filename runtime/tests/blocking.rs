//! Calls that block, from wherever they are made.
#![cfg(all(feature = "blocking", feature = "reqwest"))]

mod acme;

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread::JoinHandle,
};

use acme::{Ping, Script, Step};
use bindery::{__codegen::v1 as rt, CallOptions, Client, ErrorKind};

provider!(Acme, |_meta| {});

/// Numbers, written as generated code writes its streams.
#[derive(Clone, Debug)]
struct Watch<C = ()> {
    call: C,
}

rt::streamed! { Watch {} for Acme => i64 as entry, rt::Infallible }

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("watch");
    meta.route(http::Method::GET, "/watch");
    meta.success(&[200]);
    meta
};

impl rt::Arguments for Watch {
    fn write(&self, _: &mut rt::RequestWriter<'_>) {}
}

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

/// A server of one connection that sends a piece whenever it is told to.
fn pieces() -> (
    String,
    std::sync::mpsc::Sender<&'static str>,
    JoinHandle<()>,
) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (send, pieces) = std::sync::mpsc::channel::<&'static str>();
    let server = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
        let mut stream = stream;
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        for piece in pieces {
            write!(stream, "{:x}\r\n{piece}\r\n", piece.len()).unwrap();
        }
        // The caller gives up the rest: it closes the connection.
        assert!(lines.next().is_none_or(|line| line.is_err()));
    });
    (url, send, server)
}

#[test]
fn entries_of_a_stream_come_one_by_one() {
    let (url, send, server) = pieces();
    let watch = Watch { call: () }.attach(client(&url).attach());
    send.send("1\n\"x\"\n").unwrap();
    let mut entries = watch.stream_blocking().unwrap().into_inner();
    assert_eq!(entries.next().unwrap().unwrap(), 1);
    let error = entries.next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    send.send("3\n").unwrap();
    assert_eq!(entries.next().unwrap().unwrap(), 3);
    drop(entries);
    drop(send);
    server.join().unwrap();
}

#[test]
fn bytes_are_read_while_they_arrive() {
    let (url, send, server) = pieces();
    send.send("ab").unwrap();
    let answer = client(&url).download_blocking(Ping::new()).unwrap();
    assert_eq!(answer.http().status(), 200);
    let mut bytes = answer.into_inner();
    assert_eq!(&bytes.next().unwrap().unwrap()[..], b"ab");
    send.send("cd").unwrap();
    assert_eq!(&bytes.next().unwrap().unwrap()[..], b"cd");
    drop(bytes);
    drop(send);
    server.join().unwrap();
}

#[test]
fn errors_of_streams_are_those_of_calls() {
    let script = Script::steps([
        Step::Answer(acme::Answer(404, &[], "no")),
        Step::BreakOff(200),
    ]);
    let client = acme::client::<Acme>(&script, &[]);
    let error = client.stream_blocking(Watch { call: () }).unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    let mut entries = client
        .stream_blocking(Watch { call: () })
        .unwrap()
        .into_inner();
    let error = entries.next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(entries.next().is_none());
}

#[test]
fn what_no_operation_describes_blocks_too_until_the_client_is_closed() {
    let script = Script::new(&[(200, "[1]"), (200, "[2]")]);
    let client = acme::client::<Acme>(&script, &[]);
    let request = || client.request(http::Method::GET, "/x");
    let kept = CallOptions::new().keep_body(true);
    let answer = request().with(kept).send_json_blocking::<Vec<i64>>();
    let answer = answer.unwrap();
    assert_eq!(*answer, [1]);
    assert_eq!(&answer.http().body().unwrap()[..], b"[1]");
    let answer = request().send_blocking().unwrap();
    assert_eq!(&answer[..], b"[2]");
    assert!(answer.http().body().is_none());
    client.close_blocking();
    let error = request().send_blocking().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
}
