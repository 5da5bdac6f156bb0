//! Calls that block the calling thread.

use bindery_attio::webhooks::{
    CreateWebhook, DeleteWebhook, GetWebhook, GetWebhookError, ListWebhooks, UpdateWebhook,
    blocking,
};
use bindery_tests::{Loopback, Reply};

use crate::{
    attio,
    bodies::{ID, NOT_FOUND, WEBHOOK, data},
    id,
};

const URL: &str = "https://x.dev";

/// The answers to one call of each operation: list, create, get, update, delete.
fn answers() -> Vec<Reply> {
    let created = WEBHOOK.replacen('{', r#"{"secret":"ca978112","#, 1);
    vec![
        Reply::json(200, data(&format!("[{WEBHOOK}]"))),
        Reply::json(200, data(&created)),
        Reply::json(200, data(WEBHOOK)),
        Reply::json(200, data(WEBHOOK)),
        Reply::json(200, "{}"),
    ]
}

fn assert_lines(server: Loopback) {
    let lines: Vec<_> = server.finish().into_iter().map(|sent| sent.line).collect();
    let one = |method| format!("{method} /v2/webhooks/{ID}");
    let all = |method| format!("{method} /v2/webhooks");
    let expected = [
        all("GET"),
        all("POST"),
        one("GET"),
        one("PATCH"),
        one("DELETE"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn every_operation_can_be_sent_by_its_value() {
    let server = Loopback::start(answers());
    let webhooks = attio(&server).webhooks();
    assert_eq!(webhooks.list().send_blocking().unwrap().len(), 1);
    webhooks.create(URL, []).send_blocking().unwrap();
    webhooks.get(id()).send_blocking().unwrap();
    webhooks
        .update(id())
        .target_url(URL)
        .send_blocking()
        .unwrap();
    webhooks.delete(id()).send_blocking().unwrap();
    assert_lines(server);
}

#[test]
fn every_operation_can_be_sent_by_its_function() {
    let server = Loopback::start(answers());
    let attio = attio(&server);
    blocking::list(&attio, ListWebhooks::new()).unwrap();
    blocking::create(&attio, CreateWebhook::new(URL, [])).unwrap();
    blocking::get(&attio, GetWebhook::new(id())).unwrap();
    blocking::update(&attio, UpdateWebhook::new(id()).target_url(URL)).unwrap();
    blocking::delete(&attio, DeleteWebhook::new(id())).unwrap();
    assert_lines(server);
}

#[test]
fn errors_are_those_of_the_operation() {
    let server = Loopback::start(vec![Reply::json(404, NOT_FOUND)]);
    let error = attio(&server)
        .webhooks()
        .get(id())
        .send_blocking()
        .unwrap_err();
    assert!(matches!(error.api(), Some(GetWebhookError::NotFound(_))));
    server.finish();
}

#[test]
fn items_and_pages_are_iterators() {
    let page = |count| Reply::json(200, data(&format!("[{}]", vec![WEBHOOK; count].join(","))));
    let server = Loopback::start([2, 2, 1, 2, 2, 0].map(page).to_vec());
    let attio = attio(&server);
    let items = attio.webhooks().list().limit(2).items_blocking();
    assert_eq!(items.map(Result::unwrap).count(), 5);
    let pages = attio.webhooks().list().limit(2).pages_blocking();
    let lengths: Vec<_> = pages.map(|page| page.unwrap().len()).collect();
    assert_eq!(lengths, [2, 2, 0]);
    server.finish();
}

#[tokio::test]
async fn they_work_inside_an_async_runtime() {
    let server = Loopback::start(vec![Reply::json(200, data("[]"))]);
    let list = attio(&server).webhooks().list();
    assert!(list.send_blocking().unwrap().is_empty());
    server.finish();
}
