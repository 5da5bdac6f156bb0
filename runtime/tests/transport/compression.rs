//! Answers that the server compresses.

use bindery::{CallOptions, Client, ErrorKind};
use bytes::Bytes;
use http::{Request, Response};
use hyper::body::Incoming;

use crate::{Acme, client, server::Server};

/// `[1, 2, 3]`, compressed by gzip.
const GZIP: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 139, 54, 212, 49, 210, 49, 142, 5, 0, 233, 179, 109, 253, 7,
    0, 0, 0,
];

/// The same as brotli: a piece of 7 bytes that is stored as it is, then an empty last piece (RFC 7932,
/// section 9.2).
const BROTLI: &[u8] = &[
    0x60, 0x00, 0x10, b'[', b'1', b',', b'2', b',', b'3', b']', 0x03,
];

/// An answer in the encoding that the query names, which the client has to accept.
fn compressed(request: &Request<Incoming>) -> Response<Bytes> {
    let accepted = request.headers()["accept-encoding"].to_str().unwrap();
    let wanted = request.uri().query().unwrap();
    assert!(accepted.split(',').any(|name| name == wanted), "{accepted}");
    let body = if wanted == "gzip" { GZIP } else { BROTLI };
    let mut response = Response::new(Bytes::from_static(body));
    let encoding = wanted.parse().unwrap();
    response.headers_mut().insert("content-encoding", encoding);
    response
}

async fn read(client: &Client<Acme>, encoding: &str) {
    // The query has no value, so it is put into the URL as it is.
    let request = || client.request(http::Method::GET, format!("/x?{encoding}"));
    let kept = CallOptions::new().keep_body(true);
    let answer = request().with(kept).send_json::<Vec<i64>>().await.unwrap();
    assert_eq!(*answer, [1, 2, 3]);
    assert_eq!(&answer.http().body().unwrap()[..], b"[1,2,3]");
    assert!(!answer.http().headers().contains_key("content-encoding"));
    // The limit is one of the real length.
    let small = CallOptions::new().max_response(6);
    let error = request().with(small).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    let enough = CallOptions::new().max_response(7);
    request().with(enough).send().await.unwrap();
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn gzip_is_asked_for_and_read() {
    let server = Server::plain(compressed).await;
    read(
        &client(&format!("http://{}", server.address), |b| b),
        "gzip",
    )
    .await;
}

#[cfg(feature = "brotli")]
#[tokio::test]
async fn brotli_is_asked_for_and_read() {
    let server = Server::plain(compressed).await;
    read(&client(&format!("http://{}", server.address), |b| b), "br").await;
}

#[tokio::test]
async fn a_call_without_a_codec_for_it_sees_the_bytes() {
    let server = Server::plain(compressed).await;
    let client = client(&format!("http://{}", server.address), |builder| {
        builder.no_gzip().no_brotli()
    });
    let accept = CallOptions::new().header(
        http::header::ACCEPT_ENCODING,
        http::HeaderValue::from_static("gzip"),
    );
    let request = client.request(http::Method::GET, "/x?gzip").with(accept);
    assert_eq!(&request.send().await.unwrap()[..], GZIP);
}
