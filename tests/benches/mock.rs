//! How long a mock takes to start, and a request to it.
//!
//! `cargo bench -p bindery-tests --bench mock` measures. Run as a test, each bench runs once.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use bindery_mock::Mock;
use criterion::{Criterion, criterion_group, criterion_main};

const SPEC: &str = include_str!("../../specs/attio.md");

fn mock(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("mock");
    group.bench_function("start and stop", |bencher| {
        bencher.iter(|| Mock::start(SPEC).expect("the spec is in order"));
    });

    let mock = Mock::start(SPEC).expect("the spec is in order");
    let address = mock.base_url().trim_start_matches("http://").to_owned();
    let mut connection = TcpStream::connect(address).expect("the mock listens");
    connection
        .set_nodelay(true)
        .expect("a socket has this option");
    let request = "GET /v2/webhooks HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer mock-key\r\n\r\n";
    let mut answer = [0; 4096];
    group.bench_function("list nothing", |bencher| {
        bencher.iter(|| {
            connection
                .write_all(request.as_bytes())
                .expect("the mock reads");
            // The answer is so short that it comes in one piece.
            let length = connection.read(&mut answer).expect("the mock answers");
            assert!(answer[..length].starts_with(b"HTTP/1.1 200 "));
        });
    });
    group.finish();
}

criterion_group!(benches, mock);
criterion_main!(benches);
