//! Nothing that prints shows a secret.

use bindery::CallOptions;
use bindery_asana::{Asana, AsanaBuilder};
use bindery_tests::{Loopback, Reply, one_attempt, printed, printed_error};

use crate::serve;

const SECRET: &str = "hunter2";

fn builder(server: &Loopback) -> AsanaBuilder {
    Asana::builder()
        .personal_access_token(SECRET)
        .options(one_attempt())
        .oauth2(SECRET)
        .base_url(server.url())
}

fn assert_hidden(shown: &str) {
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test]
async fn clients_and_operations_hide_their_credentials() {
    let server = Loopback::start(Vec::new());
    let builder = builder(&server);
    assert_hidden(&printed(&builder));
    let asana = builder.build().unwrap();
    let header = (http::header::COOKIE, http::HeaderValue::from_static(SECRET));
    let options = CallOptions::new().header(header.0, header.1);
    let handle = asana.with(options.clone()).webhooks();
    let operation = handle.list("1").with(options);
    assert_hidden(&format!(
        "{asana:?} {asana:#?} {handle:?} {operation:?} {operation:#?}"
    ));
    server.finish();
}

#[tokio::test]
async fn an_output_hides_the_secret_it_holds() {
    let body = format!(r#"{{"data":{{"gid":"1"}},"X-Hook-Secret":"{SECRET}"}}"#);
    let (server, asana) = serve(vec![Reply::json(201, body)]);
    let created = asana
        .webhooks()
        .create("1", "https://x.dev")
        .send()
        .await
        .unwrap();
    assert_hidden(&format!(
        "{created:?} {created:#?} {:?} {:#?}",
        *created, *created
    ));
    assert_eq!(created.x_hook_secret.as_ref().unwrap().expose(), SECRET);
    server.finish();
}

#[tokio::test]
async fn errors_hide_credentials_and_bodies() {
    let wrong = format!(r#"{{"data":{{"gid":["{SECRET}"]}},"X-Hook-Secret":"{SECRET}"}}"#);
    let kind = format!(r#"{{"data":{{"gid":"1","active":"{SECRET}"}}}}"#);
    let secret = format!(r#"{{"data":{{"gid":"1"}},"X-Hook-Secret":{{"{SECRET}":1}}}}"#);
    let broken = format!(r#"{{"data":{{"gid":"{SECRET}"#);
    let html = format!("<p>{SECRET}</p>");
    let replies = vec![
        Reply::json(201, wrong.clone()),
        Reply::json(201, kind),
        Reply::json(201, secret),
        Reply::json(201, broken),
        Reply::json(400, html.clone()),
        Reply::json(418, html),
        Reply::json(201, wrong.clone()).broken_off(20),
    ];
    let count = replies.len();
    let server = Loopback::start(replies);
    let asana = builder(&server).build().unwrap();
    for _ in 0..count {
        let create = asana.webhooks().create("1", "https://x.dev");
        assert_hidden(&printed_error(&create.send().await.unwrap_err()));
    }
    server.finish();
    let refused = asana.webhooks().list("1").send().await.unwrap_err();
    assert_hidden(&printed_error(&refused));
}
