//! The default transport over real sockets: HTTP/2, certificate authorities, proxies, compression, and clients
//! that somebody else set up.
#![cfg(feature = "reqwest")]

#[path = "../acme/mod.rs"]
mod acme;
#[cfg(any(feature = "gzip", feature = "brotli"))]
mod compression;
mod proxy;
mod server;

use acme::Ping;
use bindery::{
    AuthScheme, Client, Credential, ErrorKind,
    transport::{
        ReqwestTransport,
        reqwest::{self, Certificate},
    },
};
use http::Version;

use crate::{
    proxy::Proxy,
    server::{Server, one},
};

provider!(Acme, |meta| {
    meta.auth(&[AuthScheme::bearer("token")]);
});

/// A client over a reqwest client that is set up by `set`.
fn client(
    url: &str,
    set: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
) -> Client<Acme> {
    let transport = set(ReqwestTransport::builder()).build().unwrap();
    Client::builder()
        .base_url(url)
        .credential("token", Credential::secret("s3cret"))
        .transport(ReqwestTransport::from_client(transport))
        .build()
        .unwrap()
}

fn trusting(authority: &[u8]) -> impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    let authority = Certificate::from_der(authority).unwrap();
    |builder| builder.add_root_certificate(authority)
}

#[tokio::test]
async fn a_server_is_trusted_by_the_authority_that_is_given() {
    let (server, authority) = Server::tls(one).await;
    let url = format!("https://localhost:{}", server.address.port());

    let error = client(&url, |builder| builder)
        .execute(Ping::new())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(server.got().is_empty());

    let client = client(&url, trusting(&authority));
    let answer = client.execute(Ping::new()).await.unwrap();
    assert_eq!(answer.http().version(), Version::HTTP_2);
    assert_eq!(server.got()[0].version, Version::HTTP_2);
    assert_eq!(server.got()[0].headers["authorization"], "Bearer s3cret");
}

#[tokio::test]
async fn calls_share_one_connection_of_http_2() {
    let (secure, authority) = Server::tls(one).await;
    let plain = Server::plain(one).await;
    let secure_url = format!("https://localhost:{}", secure.address.port());
    let plain_url = format!("http://{}", plain.address);
    let by_alpn = client(&secure_url, trusting(&authority));
    let by_knowledge = client(&plain_url, reqwest::ClientBuilder::http2_prior_knowledge);
    for (client, server) in [(by_alpn, secure), (by_knowledge, plain)] {
        client.execute(Ping::new()).await.unwrap();
        let calls = (0..50).map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.execute(Ping::method(http::Method::POST)).await })
        });
        for call in calls.collect::<Vec<_>>() {
            let answer = call.await.unwrap().unwrap();
            assert_eq!(answer.http().version(), Version::HTTP_2);
        }
        assert_eq!(server.got().len(), 51);
        assert_eq!(server.connections(), 1);
    }
}

#[tokio::test]
async fn without_tls_and_knowledge_it_is_http_1() {
    let server = Server::plain(one).await;
    let client = client(&format!("http://{}", server.address), |builder| builder);
    let answer = client.execute(Ping::new()).await.unwrap();
    assert_eq!(answer.http().version(), Version::HTTP_11);
    assert_eq!(server.got()[0].version, Version::HTTP_11);
}

#[tokio::test]
async fn a_proxy_forwards_http() {
    let server = Server::plain(one).await;
    let proxy = Proxy::start().await;
    let through = reqwest::Proxy::all(format!("http://user:pr0xy@{}", proxy.address)).unwrap();
    let url = format!("http://{}", server.address);
    let client = client(&url, |builder| builder.proxy(through));
    client.execute(Ping::new()).await.unwrap();
    let asked = proxy.asked();
    assert!(
        asked[0].starts_with(&format!("GET {url}/ping HTTP/1.1\r\n")),
        "{}",
        asked[0]
    );
    // dXNlcjpwcjB4eQ==: user:pr0xy
    assert!(asked[0].contains("proxy-authorization: Basic dXNlcjpwcjB4eQ=="));
    assert_eq!(server.got().len(), 1);
}

#[tokio::test]
async fn a_proxy_tunnels_https_and_sees_no_credential() {
    let (server, authority) = Server::tls(one).await;
    let proxy = Proxy::start().await;
    let through = reqwest::Proxy::all(format!("http://user:pr0xy@{}", proxy.address)).unwrap();
    let host = format!("localhost:{}", server.address.port());
    let client = client(&format!("https://{host}"), |builder| {
        trusting(&authority)(builder.proxy(through))
    });
    client.execute(Ping::new()).await.unwrap();
    let asked = proxy.asked();
    assert!(asked[0].starts_with(&format!("CONNECT {host} HTTP/1.1\r\n")));
    assert!(!asked[0].contains("s3cret"));
    let got = server.got();
    assert_eq!(got[0].headers["authorization"], "Bearer s3cret");
    assert!(!got[0].headers.contains_key("proxy-authorization"));
}

#[tokio::test]
async fn what_a_proxy_cannot_reach_is_no_connection() {
    let through = reqwest::Proxy::all("http://user:pr0xy@127.0.0.1:1").unwrap();
    let client = client("https://localhost:1", |builder| builder.proxy(through));
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let mut source: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = source {
        assert!(!format!("{error} {error:?}").contains("pr0xy"), "{error:?}");
        source = error.source();
    }
    let transport = ReqwestTransport::from_client(
        ReqwestTransport::builder()
            .proxy(reqwest::Proxy::all("http://user:pr0xy@127.0.0.1:1").unwrap())
            .build()
            .unwrap(),
    );
    assert!(!format!("{client:?} {transport:?}").contains("pr0xy"));
}
