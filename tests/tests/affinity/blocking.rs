//! Calls that block the calling thread.

use bindery_affinity::{
    AffinityError,
    types::EventType,
    webhooks::{CreateWebhook, DeleteWebhook, GetWebhook, ListWebhooks, UpdateWebhook, blocking},
};
use bindery_tests::{Loopback, Reply};

use crate::{ID, SUBSCRIPTION, URL, affinity};

/// The answers to one call of each operation: list, create, get, update, delete.
fn answers() -> Vec<Reply> {
    let one = Reply::json(200, SUBSCRIPTION);
    vec![
        Reply::json(200, format!("[{SUBSCRIPTION}]")),
        one.clone(),
        one.clone(),
        one,
        Reply::json(200, r#"{"success":true}"#),
    ]
}

fn assert_lines(server: Loopback) {
    let lines: Vec<_> = server.finish().into_iter().map(|sent| sent.line).collect();
    assert_eq!(
        lines,
        [
            "GET /webhook",
            "POST /webhook/subscribe",
            "GET /webhook/1234",
            "PUT /webhook/1234",
            "DELETE /webhook/1234",
        ]
    );
}

#[test]
fn every_operation_can_be_sent_by_its_value() {
    let server = Loopback::start(answers());
    let webhooks = affinity(&server).webhooks();
    assert_eq!(webhooks.list().send_blocking().unwrap().len(), 1);
    webhooks.create(URL).send_blocking().unwrap();
    assert_eq!(webhooks.get(ID).send_blocking().unwrap().id, ID);
    let update = webhooks.update(ID, [EventType::NoteCreated]);
    update.send_blocking().unwrap();
    assert!(webhooks.delete(ID).send_blocking().unwrap().success);
    assert_lines(server);
}

#[test]
fn every_operation_can_be_sent_by_its_function() {
    let server = Loopback::start(answers());
    let affinity = affinity(&server);
    blocking::list(&affinity, ListWebhooks::new()).unwrap();
    blocking::create(&affinity, CreateWebhook::new(URL)).unwrap();
    blocking::get(&affinity, GetWebhook::new(ID)).unwrap();
    blocking::update(&affinity, UpdateWebhook::new(ID, [])).unwrap();
    blocking::delete(&affinity, DeleteWebhook::new(ID)).unwrap();
    assert_lines(server);
}

#[test]
fn errors_are_those_of_the_operation() {
    let server = Loopback::start(vec![Reply::json(422, "{}")]);
    let create = affinity(&server).webhooks().create(URL);
    let error = create.send_blocking().unwrap_err();
    assert!(matches!(
        error.api(),
        Some(AffinityError::UnprocessableContent(_))
    ));
    server.finish();
}
