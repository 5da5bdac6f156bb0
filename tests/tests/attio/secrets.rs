//! Neither the token nor a webhook's secret is ever printed.

use bindery_attio::{
    Attio,
    types::{EventType, Subscription},
};
use bindery_tests::{
    Loopback, Reply, cut_short, one_attempt, printed, printed_error, with_each_member_null,
    without_each_member,
};

use crate::{
    bodies::{FAILURES, OTHER, REFUSALS, UNDOCUMENTED, WEBHOOK, data},
    id,
};

const TOKEN: &str = "tok-hunter2";
const SECRET: &str = "sec-hunter2";

fn client(server: &Loopback) -> Attio {
    let builder = Attio::builder().oauth2(TOKEN).base_url(server.url());
    let builder = builder.options(one_attempt());
    assert_silent(&printed(&builder));
    builder.build().unwrap()
}

fn assert_silent(shown: &str) {
    assert!(!shown.contains("hunter2"), "{shown}");
}

fn created() -> String {
    data(&WEBHOOK.replacen('{', &format!(r#"{{"secret":"{SECRET}","#), 1))
}

#[test]
fn clients_and_operations_are_silent() {
    let server = Loopback::start(vec![]);
    let attio = client(&server);
    let webhooks = attio.webhooks();
    assert_silent(&printed(&attio));
    assert_silent(&printed(&*attio));
    assert_silent(&printed(&webhooks));
    assert_silent(&printed(&webhooks.list()));
    assert_silent(&printed(&webhooks.list().items()));
    assert_silent(&printed(&webhooks.list().pages()));
    assert_silent(&printed(&webhooks.list().items_blocking()));
    assert_silent(&printed(&webhooks.get(id())));
    let subscription = Subscription::new(EventType::NoteCreated, None);
    assert_silent(&printed(&webhooks.create("https://x.dev", [subscription])));
    server.finish();
}

#[tokio::test]
async fn responses_are_silent() {
    let server = Loopback::start(vec![Reply::json(200, created())]);
    let create = client(&server).webhooks().create("https://x.dev", []);
    let webhook = create.send().await.unwrap();
    assert_eq!(webhook.secret.expose(), SECRET);
    assert_silent(&printed(&webhook));
    assert_silent(&printed(&*webhook));
    assert_silent(&printed(webhook.http()));
    server.finish();
}

#[tokio::test]
async fn errors_are_silent_whatever_the_server_answers() {
    let created = created();
    let changed = without_each_member(&created)
        .into_iter()
        .chain(with_each_member_null(&created))
        .map(|changed| changed.body)
        .chain(cut_short(&created))
        .chain([
            created.replace(r#""active""#, r#"["sec-hunter2"]"#),
            created.replace(r#""sec-hunter2""#, r#"{"sec-hunter2":1}"#),
            created.replace(r#""23e42eaf"#, r#""sec-hunter2"#),
            created.replace(r#""$or":[{"#, r#""$or":["sec-hunter2",{"#),
            created.replace(r#""operator":"equals""#, r#""operator":{"sec-hunter2":1}"#),
            "sec-hunter2".to_owned(),
        ]);
    let mut replies: Vec<_> = changed.map(|body| Reply::json(200, body)).collect();
    let statuses = [&REFUSALS[..], &FAILURES, &UNDOCUMENTED].concat();
    for status in statuses {
        let cookie = [("Set-Cookie", "session=hunter2")];
        replies.push(Reply::json(status, OTHER.replace("Pay first", "Pay")));
        replies.push(Reply::new(status, &cookie, "<html>tok-hunter2</html>"));
    }
    let calls = replies.len();
    let server = Loopback::start(replies);
    let attio = client(&server);
    let mut failures = 0;
    for _ in 0..calls {
        let create = attio.webhooks().create("https://x.dev", []);
        if let Err(error) = create.send().await {
            failures += 1;
            assert_silent(&printed_error(&error));
            assert_silent(&printed(&error.api()));
            assert_silent(&printed(&error.decode_error()));
            assert_silent(&printed_error(&bindery::AnyError::from(error)));
        }
    }
    server.finish();
    // All but what differs in filters, which are kept as JSON where they do not fit.
    assert_eq!(failures, calls - 12);
}

#[tokio::test]
async fn an_error_without_an_answer_is_silent() {
    let server = Loopback::start(vec![]);
    let attio = client(&server);
    server.finish();
    let error = attio.webhooks().list().send().await.unwrap_err();
    assert_silent(&printed_error(&error));
    let attio = Attio::builder().oauth2("hunter2\n").build().unwrap();
    let error = attio.webhooks().list().send().await.unwrap_err();
    assert_silent(&printed_error(&error));
}
