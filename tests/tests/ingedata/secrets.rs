//! Nothing that prints shows a secret.

use bindery_ingedata::{
    Ingedata, IngedataBuilder,
    auth::LoginAuth,
    types::{WebhookAttributes, WebhookFilter, WebhookUpdateAttributes},
    webhooks::{CreateWebhook, ListWebhooks, UpdateWebhook},
};
use bindery_tests::{Loopback, Reply, one_attempt, printed, printed_error};

use crate::data;

const SECRET: &str = "hunter2";

fn builder(server: &Loopback) -> IngedataBuilder {
    Ingedata::builder()
        .token(SECRET)
        .options(one_attempt())
        .base_url(server.url())
}

fn assert_hidden(shown: &str) {
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test]
async fn clients_hide_their_credentials_and_the_tokens_they_got() {
    let server = Loopback::start(vec![
        Reply::json(200, format!(r#"{{"meta":{{"token":"{SECRET}"}}}}"#)),
        Reply::json(200, data("[]")),
    ]);
    let builder = builder(&server).api_key(SECRET);
    assert_hidden(&printed(&builder));
    let ingedata = builder.build().unwrap();
    ingedata.webhooks().list().send().await.unwrap();
    assert_hidden(&printed(&(
        ingedata.clone(),
        ingedata.webhooks(),
        ingedata.auth(),
    )));
    assert_eq!(
        server.finish()[1].header("authorization"),
        Some("Bearer hunter2")
    );
}

#[test]
fn operations_and_their_arguments_hide_secrets() {
    let attributes = WebhookAttributes::new().secret(SECRET);
    let update = WebhookUpdateAttributes::new().secret(SECRET);
    let filter = WebhookFilter::new().secret(SECRET);
    assert_hidden(&printed(&(&attributes, &update, &filter)));
    assert_hidden(&printed(&LoginAuth::new(SECRET)));
    assert_hidden(&printed(&CreateWebhook::new(attributes)));
    assert_hidden(&printed(&UpdateWebhook::new(1, update)));
    assert_hidden(&printed(&ListWebhooks::new().filter(filter)));
}

#[tokio::test]
async fn outputs_hide_the_secrets_they_hold() {
    let webhook = format!(r#"{{"type":"t","attributes":{{"secret":"{SECRET}"}}}}"#);
    let server = Loopback::start(vec![
        Reply::json(200, data(&format!("[{webhook}]"))),
        Reply::json(200, data(&webhook)),
        Reply::json(201, data(&webhook)),
        Reply::json(200, format!(r#"{{"meta":{{"token":"{SECRET}"}}}}"#)),
    ]);
    let ingedata = builder(&server).build().unwrap();
    let webhooks = ingedata.webhooks().list().send().await.unwrap();
    assert_hidden(&printed(&(&webhooks, &*webhooks, &webhooks[0])));
    let webhook = ingedata.webhooks().get(1).send().await.unwrap();
    assert_hidden(&printed(&(&webhook, &*webhook)));
    let created = ingedata
        .webhooks()
        .create(WebhookAttributes::new())
        .send()
        .await
        .unwrap();
    assert_hidden(&printed(&(&created, &*created)));
    let result = ingedata.auth().login(SECRET).send().await.unwrap();
    assert_hidden(&printed(&(&result, &*result)));
    server.finish();
}

#[tokio::test]
async fn errors_hide_what_was_sent_and_what_came_back() {
    let webhook = |attributes: &str| {
        data(&format!(
            r#"[{{"type":"t","attributes":{{{attributes}}}}}]"#
        ))
    };
    let replies = vec![
        Reply::json(200, webhook(&format!(r#""secret":["{SECRET}"]"#))),
        Reply::json(200, webhook(&format!(r#""secret":{{"{SECRET}":1}}"#))),
        Reply::json(
            200,
            webhook(&format!(r#""secret":"{SECRET}","id":"{SECRET}""#)),
        ),
        Reply::json(
            200,
            format!(r#"{{"data":[{{"type":"t","attributes":{{"secret":"{SECRET}"#),
        ),
        Reply::json(422, format!("<p>{SECRET}</p>")),
        Reply::json(418, format!("<p>{SECRET}</p>")),
        Reply::json(200, webhook("")).broken_off(3),
    ];
    let count = replies.len();
    let server = Loopback::start(replies);
    let ingedata = builder(&server).build().unwrap();
    // The filter puts the secret into the URL, which failed requests must not show.
    let list = || {
        ingedata
            .webhooks()
            .list()
            .filter(WebhookFilter::new().secret(SECRET))
            .send()
    };
    for _ in 0..count {
        assert_hidden(&printed_error(&list().await.unwrap_err()));
    }
    let sent = server.finish();
    assert!(
        sent.iter()
            .all(|sent| sent.line.ends_with("filter%5Bsecret%5D=hunter2"))
    );
    assert_hidden(&printed_error(&list().await.unwrap_err()));
}
