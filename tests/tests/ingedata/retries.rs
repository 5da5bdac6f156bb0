//! What is sent again by default. The server asks for no wait, so that none is waited.

use bindery_ingedata::{
    Ingedata,
    types::{WebhookAttributes, WebhookUpdateAttributes},
};
use bindery_tests::{Loopback, Reply};

use crate::{data, variant};

fn serve(replies: Vec<Reply>) -> (Loopback, Ingedata) {
    let server = Loopback::start(replies);
    let builder = Ingedata::builder().token("t").base_url(server.url());
    let ingedata = builder.build().unwrap();
    (server, ingedata)
}

fn at_once(status: u16) -> Reply {
    Reply::new(status, &[("Retry-After", "0")], "{}")
}

#[tokio::test]
async fn what_may_be_repeated_is_sent_again_as_it_was() {
    let (server, ingedata) = serve(vec![
        at_once(500),
        Reply::json(200, data("[]")),
        at_once(500),
        Reply::json(200, "[]"),
        at_once(500),
        Reply::new(204, &[], ""),
    ]);
    let listed = ingedata.webhooks().list().count(true).send().await.unwrap();
    assert_eq!(listed.http().attempts(), 2);
    ingedata.webhooks().list_events().send().await.unwrap();
    ingedata.webhooks().delete(1).send().await.unwrap();
    for twice in server.finish().chunks(2) {
        assert_eq!(twice[0].line, twice[1].line);
        assert_eq!(twice[0].headers, twice[1].headers);
    }
}

#[tokio::test]
async fn a_write_that_may_have_been_done_is_sent_once() {
    let (server, ingedata) = serve(vec![at_once(500); 3]);
    let attributes = (WebhookAttributes::new(), WebhookUpdateAttributes::new());
    let errors = [
        ingedata
            .webhooks()
            .create(attributes.0)
            .send()
            .await
            .unwrap_err(),
        ingedata
            .webhooks()
            .update(1, attributes.1)
            .send()
            .await
            .unwrap_err(),
        ingedata.webhooks().test(1).send().await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(variant(error.api().unwrap()).0, 500);
        assert_eq!(error.attempts(), 1);
    }
    server.finish();
}
