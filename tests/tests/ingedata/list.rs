//! `webhooks.list`: answers and pages

use bindery_ingedata::{
    Ingedata, IngedataError, types,
    types::ErrorItemStatus,
    webhooks::{self, ListWebhooks, ListWebhooksOutput},
};
use bindery_tests::Reply;

use crate::{INGEDATA, WEBHOOK, data, serve, variant};

fn page(count: usize) -> Reply {
    Reply::json(200, data(&format!("[{}]", vec![WEBHOOK; count].join(","))))
}

#[tokio::test]
async fn it_sends_nothing_that_is_not_set() {
    let (server, ingedata) = serve(vec![Reply::json(200, r#"{"data":[],"meta":{}}"#)]);
    let webhooks = ingedata.webhooks().list().send().await.unwrap();
    assert!(webhooks.is_empty());
    assert_eq!(webhooks.http().status(), 200);

    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /api/v3/notification/webhooks");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].header("content-length"), None);
    let agent = sent[0].header("user-agent").unwrap();
    assert!(
        agent.starts_with("bindery-ingedata/") && agent.contains(" bindery/"),
        "{agent}"
    );
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn the_output_is_the_list_with_included_and_meta_beside_it() {
    let body = format!(
        r#"{{"jsonapi":1,"data":[{WEBHOOK}],"included":[{{"type":"account","id":"7"}}],"meta":{{"count":1000,"more":true,"total":[2]}}}}"#
    );
    let (server, ingedata) = serve(vec![
        Reply::json(200, body),
        Reply::json(206, r#"{"data":[],"meta":{}}"#),
        Reply::json(200, r#"{"data":[],"included":null,"meta":null}"#),
        Reply::json(200, r#"{"data":[],"meta":{"count":null}}"#),
    ]);
    let list = || ingedata.webhooks().list().send();

    let webhooks = list().await.unwrap();
    assert_eq!(webhooks.len(), 1);
    assert_eq!(serde_json::to_string(&webhooks[0]).unwrap(), WEBHOOK);
    let included = webhooks.included.as_ref().unwrap();
    assert_eq!(included[0]["type"], "account");
    let meta = webhooks.meta.as_ref().unwrap();
    assert_eq!((meta.count, meta.more), (Some(1000), Some(true)));
    assert_eq!(meta.unknown_members["total"][0], 2);
    assert_eq!(
        serde_json::to_string(meta).unwrap(),
        r#"{"count":1000,"more":true,"total":[2]}"#
    );

    let empty = list().await.unwrap();
    assert_eq!(empty.http().status(), 206);
    let meta = empty.meta.as_ref().unwrap();
    assert!(meta.count.is_none() && meta.more.is_none() && meta.unknown_members.is_empty());
    assert!(empty.included.is_none());

    let null = list().await.unwrap();
    assert!(null.included.is_none() && null.meta.is_none());
    assert_eq!(list().await.unwrap().meta.as_ref().unwrap().count, None);
    server.finish();
}

#[tokio::test]
async fn items_walk_three_pages_until_a_short_one() {
    let (server, ingedata) = serve(vec![page(2), page(2), page(1)]);
    let filter = types::WebhookFilter::new().name("n");
    let mut items = ingedata
        .webhooks()
        .list()
        .page_size(2)
        .filter(filter)
        .items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        assert_eq!(item.unwrap().id.as_deref(), Some("1"));
        count += 1;
    }
    assert_eq!(count, 5);
    let lines: Vec<_> = server.finish().into_iter().map(|sent| sent.line).collect();
    assert_eq!(
        lines,
        [
            "GET /api/v3/notification/webhooks?page%5Bsize%5D=2&filter%5Bname%5D=n",
            "GET /api/v3/notification/webhooks?page%5Bnumber%5D=2&page%5Bsize%5D=2&filter%5Bname%5D=n",
            "GET /api/v3/notification/webhooks?page%5Bnumber%5D=3&page%5Bsize%5D=2&filter%5Bname%5D=n",
        ]
    );
}

#[tokio::test]
async fn pages_begin_where_the_caller_says_and_end_with_an_empty_one() {
    let (server, ingedata) = serve(vec![page(1), page(1), page(0)]);
    let mut pages = ingedata
        .webhooks()
        .list()
        .page_number(7)
        .page_size(1)
        .pages();
    let mut lengths = Vec::new();
    while let Some(page) = pages.next().await {
        lengths.push(page.unwrap().len());
    }
    assert_eq!(lengths, [1, 1, 0]);
    let sent = server.finish();
    for (sent, number) in sent.iter().zip(7..) {
        let query = format!("?page%5Bnumber%5D={number}&page%5Bsize%5D=1");
        assert_eq!(
            sent.line,
            format!("GET /api/v3/notification/webhooks{query}")
        );
    }
}

#[tokio::test]
async fn pages_ask_for_the_default_size() {
    let (server, ingedata) = serve(vec![page(99)]);
    let mut pages = ingedata.webhooks().list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 99);
    assert!(pages.next().await.is_none());
    assert_eq!(
        server.finish()[0].line,
        "GET /api/v3/notification/webhooks?page%5Bsize%5D=100"
    );
}

#[tokio::test]
async fn an_error_ends_the_pages() {
    let (server, ingedata) = serve(vec![page(1), Reply::json(404, "{}")]);
    let mut items = ingedata.webhooks().list().page_size(1).items();
    assert!(items.next().await.unwrap().is_ok());
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(variant(error.api().unwrap()).0, 404);
    assert!(items.next().await.is_none());
    server.finish();
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, list, variant).await;
}

#[tokio::test]
async fn the_body_of_an_error_is_typed_in_each_of_its_forms() {
    let (server, ingedata) = serve(vec![
        Reply::json(
            422,
            r#"{"errors":[{"status":422,"title":"Verse::Error::ValidationFailed","detail":"included is not allowed","source":{"pointer":"/included"}}],"meta":{"backtrace":[]}}"#,
        ),
        Reply::json(
            404,
            r#"{"errors":[{"status":"404","title":"T"},{"status":{"x":1}}]}"#,
        ),
        Reply::json(
            401,
            r#"{"status":"401","type":"Verse::Error::Unauthorized","detail":"no valid token"}"#,
        ),
        Reply::json(500, r#"{"message":"broken"}"#),
        Reply::json(400, r#"{"error":"bad"}"#),
    ]);
    let mut errors = Vec::new();
    for _ in 0..5 {
        errors.push(list(&ingedata).await.unwrap_err());
    }
    server.finish();
    let body = |index: usize| variant(errors[index].api().unwrap()).1.value().unwrap();

    let first = &body(0).errors.as_ref().unwrap()[0];
    assert_eq!(first.status, Some(ErrorItemStatus::Number(422)));
    assert_eq!(first.detail.as_deref(), Some("included is not allowed"));
    let source = first.source.as_ref().unwrap();
    assert_eq!(source.pointer.as_deref(), Some("/included"));

    let items = body(1).errors.as_ref().unwrap();
    assert_eq!(
        items[0].status,
        Some(ErrorItemStatus::String("404".to_owned()))
    );
    let unknown = items[1].status.as_ref().unwrap();
    assert_eq!(serde_json::to_string(unknown).unwrap(), r#"{"x":1}"#);

    assert_eq!(body(2).status.as_deref(), Some("401"));
    assert_eq!(
        body(2).r#type.as_deref(),
        Some("Verse::Error::Unauthorized")
    );
    assert_eq!(body(3).message.as_deref(), Some("broken"));
    assert_eq!(body(4).error.as_deref(), Some("bad"));

    let said = [
        "webhooks.list: 422 Unprocessable Entity: Verse::Error::ValidationFailed: included is not allowed",
        "webhooks.list: 404 Not Found: T: T",
        "webhooks.list: 401 Unauthorized: Verse::Error::Unauthorized: no valid token",
        "webhooks.list: 500 Internal Server Error: broken",
        "webhooks.list: 400 Bad Request: bad",
    ];
    for (error, said) in errors.iter().zip(said) {
        assert!(error.to_string().starts_with(said), "{error}");
    }
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let bodies = [
        (String::new(), ""),
        ("{".to_owned(), ""),
        ("{}".to_owned(), ""),
        ("null".to_owned(), ""),
        ("<html></html>".to_owned(), ""),
        (data("null"), "data"),
        (data(WEBHOOK), "data"),
        (data(r#"[{"type":"t"},{"id":"1"}]"#), "data[1]"),
        (
            data(r#"[{"type":"t","attributes":{"account_id":7.5}}]"#),
            "data[0].attributes.account_id",
        ),
        (
            r#"{"data":[],"meta":{"count":"1"}}"#.to_owned(),
            "meta.count",
        ),
        (r#"{"data":[],"included":[7]}"#.to_owned(), "included[0]"),
        (r#"{"data":[{"type":"t""#.to_owned(), "data[0]"),
        (r#"{"data":[]} x"#.to_owned(), ""),
    ];
    INGEDATA.refuses_bodies(200, &bodies, list).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA.reads_what_is_json(200, &data("[]"), list).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![page(1), page(1), page(1), page(1), page(0), page(1)]);
    let operation = ListWebhooks::new().page_size(1);
    assert_eq!(
        webhooks::list(&ingedata, operation.clone())
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        webhooks::blocking::list(&ingedata, operation)
            .unwrap()
            .len(),
        1
    );
    let attached = || ingedata.webhooks().list().page_size(1);
    assert_eq!(attached().send_blocking().unwrap().len(), 1);
    assert_eq!(attached().items_blocking().map(Result::unwrap).count(), 1);
    let pages = ingedata.webhooks().list().page_size(2).pages_blocking();
    assert_eq!(pages.map(Result::unwrap).count(), 1);
    assert_eq!(
        server.finish()[4].line,
        "GET /api/v3/notification/webhooks?page%5Bnumber%5D=2&page%5Bsize%5D=1"
    );
}

async fn list(
    ingedata: &Ingedata,
) -> Result<bindery::Response<ListWebhooksOutput>, bindery::Error<IngedataError>> {
    ingedata.webhooks().list().send().await
}
