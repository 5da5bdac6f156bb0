//! `webhooks.delete`.

use bindery::{Error, Response};
use bindery_affinity::{
    Affinity, AffinityError,
    types::DeleteResult,
    webhooks::{self, DeleteWebhook},
};
use bindery_tests::{Loopback, Reply, call_each};

use crate::{AFFINITY, HEADERS, ID, affinity, variant};

const DELETED: &str = r#"{"success":true}"#;

async fn call(affinity: &Affinity) -> Result<Response<DeleteResult>, Error<AffinityError>> {
    affinity.webhooks().delete(ID).send().await
}

#[tokio::test]
async fn it_deletes_one_subscription() {
    let server = Loopback::start(vec![Reply::json(200, DELETED); 2]);
    let affinity = affinity(&server);
    assert!(call(&affinity).await.unwrap().success);
    webhooks::delete(&affinity, DeleteWebhook::new(ID))
        .await
        .unwrap();
    for sent in server.finish() {
        assert_eq!(sent.line, "DELETE /webhook/1234");
        assert_eq!(sent.own_headers(), HEADERS);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn it_gives_what_the_server_says() {
    let bodies = [
        (DELETED, true),
        (r#"{ "success" : false }"#, false),
        (r#"{"deleted":{"id":1},"success":true}"#, true),
    ];
    let replies = bodies.map(|(body, _)| Reply::json(200, body)).to_vec();
    let called = call_each(affinity, replies, call).await;
    for ((_, success), (result, _)) in bodies.iter().zip(called) {
        assert_eq!(result.unwrap().success, *success);
    }
}

#[tokio::test]
async fn other_bodies_are_refused_and_kept() {
    let others = [
        ("", ""),
        ("{}", ""),
        ("true", ""),
        (r#"{"success":null}"#, "success"),
        (r#"{"success":"true"}"#, "success"),
        (r#"{"success":tru"#, "success"),
    ];
    let others = others.map(|(body, path)| (body.to_owned(), path));
    AFFINITY.refuses_bodies(200, &others, call).await;
    AFFINITY.reads_what_is_json(200, DELETED, call).await;
}

#[tokio::test]
async fn errors_are_told_apart() {
    AFFINITY.tells_errors_apart(None, call, variant).await;
}
