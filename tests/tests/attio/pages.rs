//! `webhooks.list`, all pages.

use bindery::ErrorKind;
use bindery_attio::{Attio, webhooks::ListWebhooks};
use bindery_tests::{Loopback, Reply};

use crate::{
    attio,
    bodies::{RATE_LIMIT, WEBHOOK, data},
};

/// A page of this many webhooks.
fn page(webhooks: usize) -> Reply {
    Reply::json(
        200,
        data(&format!("[{}]", vec![WEBHOOK; webhooks].join(","))),
    )
}

fn lines(server: Loopback) -> Vec<String> {
    server.finish().into_iter().map(|sent| sent.line).collect()
}

async fn count_items(attio: &Attio, operation: ListWebhooks) -> usize {
    let mut items = attio.items(operation);
    let mut count = 0;
    while let Some(item) = items.next().await {
        assert_eq!(serde_json::to_string(&item.unwrap()).unwrap(), WEBHOOK);
        count += 1;
    }
    count
}

#[tokio::test]
async fn items_end_after_a_short_page() {
    let server = Loopback::start(vec![page(2), page(2), page(1)]);
    let mut items = attio(&server).webhooks().list().limit(2).items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 5);
    assert!(items.next().await.is_none());
    assert_eq!(
        lines(server),
        [
            "GET /v2/webhooks?limit=2",
            "GET /v2/webhooks?limit=2&offset=2",
            "GET /v2/webhooks?limit=2&offset=4",
        ]
    );
}

#[tokio::test]
async fn items_end_after_an_empty_page() {
    let server = Loopback::start(vec![page(2), page(2), page(0)]);
    let operation = ListWebhooks::new().limit(2).offset(3);
    assert_eq!(count_items(&attio(&server), operation).await, 4);
    assert_eq!(
        lines(server),
        [
            "GET /v2/webhooks?limit=2&offset=3",
            "GET /v2/webhooks?limit=2&offset=5",
            "GET /v2/webhooks?limit=2&offset=7",
        ]
    );
}

#[tokio::test]
async fn pages_give_each_page_with_its_facts() {
    let with_date = |webhooks, date| {
        let body = data(&format!("[{}]", vec![WEBHOOK; webhooks].join(",")));
        Reply::new(200, &[("Date", date)], body)
    };
    let replies = vec![
        with_date(2, "one"),
        with_date(2, "two"),
        with_date(1, "three"),
    ];
    let server = Loopback::start(replies);
    let mut pages = attio(&server).webhooks().list().limit(2).pages();
    let mut seen = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        let date = page.http().headers()["date"].to_str().unwrap().to_owned();
        seen.push((date, page.len()));
    }
    let expected = [("one", 2), ("two", 2), ("three", 1)];
    assert_eq!(seen, expected.map(|(date, count)| (date.to_owned(), count)));
    assert_eq!(server.finish().len(), 3);
}

#[tokio::test]
async fn a_size_that_nobody_gave_is_the_largest() {
    let server = Loopback::start(vec![page(100), page(99)]);
    assert_eq!(count_items(&attio(&server), ListWebhooks::new()).await, 199);
    assert_eq!(
        lines(server),
        [
            "GET /v2/webhooks?limit=100",
            "GET /v2/webhooks?limit=100&offset=100",
        ]
    );
}

#[tokio::test]
async fn a_page_is_got_when_its_first_item_is_asked_for() {
    let server = Loopback::start(vec![page(2)]);
    let mut items = attio(&server).webhooks().list().limit(2).items();
    assert!(items.next().await.unwrap().is_ok());
    assert!(items.next().await.unwrap().is_ok());
    drop(items);
    assert_eq!(server.finish().len(), 1);
}

#[tokio::test]
async fn an_error_ends_the_items_after_those_before_it() {
    let server = Loopback::start(vec![page(2), Reply::json(429, RATE_LIMIT)]);
    let mut items = attio(&server).webhooks().list().limit(2).items();
    assert!(items.next().await.unwrap().is_ok());
    assert!(items.next().await.unwrap().is_ok());
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(items.next().await.is_none());
    assert_eq!(server.finish().len(), 2);
}

#[tokio::test]
async fn an_offset_that_cannot_grow_is_an_error_and_no_loop() {
    let server = Loopback::start(vec![page(2)]);
    let list = attio(&server).webhooks().list().limit(2).offset(i64::MAX);
    let mut pages = list.pages();
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 2);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(pages.next().await.is_none());
    server.finish();
}
