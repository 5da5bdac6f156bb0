//! What is sent again by default. The server asks for no wait, so that none is waited.

use bindery_asana::{Asana, ErrorKind};
use bindery_tests::{Loopback, Reply};

use crate::{WEBHOOK, data, variant};

fn serve(replies: Vec<Reply>) -> (Loopback, Asana) {
    let server = Loopback::start(replies);
    let builder = Asana::builder().oauth2("t").base_url(server.url());
    let asana = builder.build().unwrap();
    (server, asana)
}

fn at_once(status: u16) -> Reply {
    Reply::new(status, &[("Retry-After", "0")], "{}")
}

#[tokio::test]
async fn what_may_be_repeated_is_sent_again_as_it_was() {
    for status in [429, 500, 503] {
        let (server, asana) = serve(vec![
            at_once(status),
            Reply::json(200, data("[]")),
            at_once(status),
            Reply::json(200, data(WEBHOOK)),
            at_once(status),
            Reply::json(200, data("{}")),
        ]);
        let listed = asana.webhooks().list("1").send().await.unwrap();
        assert_eq!(listed.http().attempts(), 2);
        asana
            .webhooks()
            .update("1")
            .filters([])
            .send()
            .await
            .unwrap();
        asana.webhooks().delete("1").send().await.unwrap();
        for twice in server.finish().chunks(2) {
            assert_eq!(twice[0].line, twice[1].line);
            assert_eq!(twice[0].headers, twice[1].headers);
            assert_eq!(twice[0].body, twice[1].body);
        }
    }
}

#[tokio::test]
async fn what_will_not_get_better_is_sent_once() {
    for status in [400, 401, 402, 403, 404, 451] {
        let (server, asana) = serve(vec![at_once(status)]);
        let error = asana.webhooks().list("1").send().await.unwrap_err();
        assert_eq!(variant(error.api().unwrap()).0, status);
        assert_eq!(error.attempts(), 1);
        server.finish();
    }
}

#[tokio::test]
async fn the_last_answer_is_the_outcome() {
    let (server, asana) = serve(vec![at_once(429), at_once(500), at_once(429)]);
    let error = asana.webhooks().get("1").send().await.unwrap_err();
    assert_eq!(variant(error.api().unwrap()).0, 429);
    assert_eq!(error.attempts(), 3);
    server.finish();
}

#[tokio::test]
async fn a_creation_is_never_sent_again() {
    let target = "https://x.dev";
    for status in [408, 429, 500, 503] {
        let (server, asana) = serve(vec![at_once(status)]);
        let error = asana
            .webhooks()
            .create("1", target)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.attempts(), 1);
        server.finish();
    }
    let (server, asana) = serve(vec![Reply::json(201, data(WEBHOOK)).broken_off(9)]);
    let error = asana
        .webhooks()
        .create("1", target)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.attempts(), 1);
    server.finish();
}
