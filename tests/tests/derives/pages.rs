//! Pages of every kind.

use bindery::Operation;
use bindery_tests::{Loopback, Reply};
use serde::Deserialize;

use crate::acme::{Acme, client};

fn lines(server: Loopback) -> Vec<String> {
    server.finish().into_iter().map(|sent| sent.line).collect()
}

#[derive(Clone, Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/numbers",
    output = Vec<u8>,
    pages(offset, size = limit, at = offset, items = "data", per_page = 2)
)]
struct ByOffset {
    #[operation(query)]
    limit: Option<u32>,
    #[operation(query)]
    offset: Option<u64>,
}

#[tokio::test]
async fn by_offset() {
    let server = Loopback::start(vec![
        Reply::json(200, r#"{"data":[1,2]}"#),
        Reply::json(200, r#"{"data":[3]}"#),
    ]);
    let operation = ByOffset {
        limit: None,
        offset: None,
    };
    let mut items = client(&server).items(operation);
    let mut numbers = Vec::new();
    while let Some(number) = items.next().await {
        numbers.push(number.unwrap());
    }
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(
        lines(server),
        ["GET /numbers?limit=2", "GET /numbers?limit=2&offset=2"]
    );
}

#[derive(Clone, Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/pages",
    output = Numbers,
    pages(page, at = page, items = "data.numbers", list = "numbers", item = u8, more = "more"),
    setters
)]
struct ByPage {
    #[operation(query)]
    page: Option<i64>,
}

#[derive(Deserialize)]
struct Numbers {
    numbers: Vec<u8>,
}

#[tokio::test]
async fn by_number() {
    let server = Loopback::start(vec![
        Reply::json(200, r#"{"data":{"numbers":[1]},"more":true}"#),
        Reply::json(200, r#"{"data":{"numbers":[2]},"more":false}"#),
    ]);
    let mut pages = client(&server).pages(ByPage { page: None });
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page.unwrap().numbers.len());
    }
    assert_eq!(sizes, [1, 1]);
    assert_eq!(lines(server), ["GET /pages", "GET /pages?page=2"]);
}

#[derive(Clone, Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/tokens",
    output = Tokens,
    whole,
    pages(token, at = cursor, items = "data", next = "next", list = "data", item = u8)
)]
struct ByToken {
    #[operation(query)]
    cursor: Option<String>,
}

#[derive(Deserialize)]
struct Tokens {
    data: Vec<u8>,
}

#[tokio::test]
async fn by_token() {
    let server = Loopback::start(vec![
        Reply::json(200, r#"{"data":[1],"next":"c2"}"#),
        Reply::json(200, r#"{"data":[2],"next":null}"#),
    ]);
    let mut items = client(&server).items(ByToken { cursor: None });
    let mut numbers = Vec::new();
    while let Some(number) = items.next().await {
        numbers.push(number.unwrap());
    }
    assert_eq!(numbers, [1, 2]);
    assert_eq!(lines(server), ["GET /tokens", "GET /tokens?cursor=c2"]);
}

#[derive(Clone, Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/links",
    output = Vec<u8>,
    pages(link, items = "data", next_header = "Link"),
    new
)]
struct ByLink {
    #[operation(query)]
    size: u8,
    #[operation(link)]
    link: Option<String>,
}

#[tokio::test]
async fn by_link() {
    let first = Reply::new(
        200,
        &[
            ("Content-Type", "application/json"),
            ("Link", "</links?size=1&at=2>; rel=\"next\""),
        ],
        r#"{"data":[1]}"#,
    );
    let server = Loopback::start(vec![first, Reply::json(200, r#"{"data":[2]}"#)]);
    let mut items = client(&server).items(ByLink::new(1));
    let mut numbers = Vec::new();
    while let Some(number) = items.next().await {
        numbers.push(number.unwrap());
    }
    assert_eq!(numbers, [1, 2]);
    assert_eq!(
        lines(server),
        ["GET /links?size=1", "GET /links?size=1&at=2"]
    );
}
