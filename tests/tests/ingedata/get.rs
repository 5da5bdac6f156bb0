//! `webhooks.get`

use bindery_ingedata::{
    Ingedata, IngedataError,
    webhooks::{self, GetWebhook, GetWebhookOutput},
};
use bindery_tests::Reply;

use crate::{INGEDATA, WEBHOOK, data, serve, variant};

#[tokio::test]
async fn it_reads_one_webhook_with_included_beside_it() {
    let body =
        format!(r#"{{"data":{WEBHOOK},"included":[{{"type":"account","id":"7"}}],"meta":{{}}}}"#);
    let (server, ingedata) = serve(vec![
        Reply::json(200, body),
        Reply::json(200, data(WEBHOOK)),
    ]);
    let webhook = ingedata.webhooks().get(1).send().await.unwrap();
    assert_eq!(webhook.id.as_deref(), Some("1"));
    let attributes = webhook.attributes.as_ref().unwrap();
    assert_eq!(attributes.account_id, Some(7));
    assert_eq!(attributes.secret.as_ref().unwrap().expose(), "s");
    assert_eq!(
        attributes
            .created_at
            .as_ref()
            .unwrap()
            .timestamp()
            .unwrap()
            .as_second(),
        1_735_787_045
    );
    assert_eq!(webhook.included.as_ref().unwrap()[0]["id"], "7");
    assert_eq!(serde_json::to_string(&webhook.data).unwrap(), WEBHOOK);

    assert!(
        ingedata
            .webhooks()
            .get(1)
            .send()
            .await
            .unwrap()
            .included
            .is_none()
    );
    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /api/v3/notification/webhooks/1");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn it_sends_its_options() {
    let (server, ingedata) = serve(vec![Reply::json(200, data(WEBHOOK)); 3]);
    let get = |id| ingedata.webhooks().get(id);
    get(1)
        .fields("notification/webhooks", ["name", "url"])
        .included(["account"])
        .send()
        .await
        .unwrap();
    get(i64::MAX).included(["a", "b&c"]).send().await.unwrap();
    get(-1).included([""; 0]).send().await.unwrap();
    let lines: Vec<_> = server.finish().into_iter().map(|sent| sent.line).collect();
    assert_eq!(
        lines,
        [
            "GET /api/v3/notification/webhooks/1?included%5B%5D=account\
             &fields%5Bnotification%2Fwebhooks%5D%5B%5D=name&fields%5Bnotification%2Fwebhooks%5D%5B%5D=url",
            "GET /api/v3/notification/webhooks/9223372036854775807?included%5B%5D=a&included%5B%5D=b%26c",
            "GET /api/v3/notification/webhooks/-1",
        ]
    );
}

#[tokio::test]
async fn what_is_not_documented_is_ignored_or_kept() {
    let body = r#"{"type":"something/else","attributes":{"url":"not a URL","events":[null],"created_at":"yesterday"}}"#;
    let extra = body.replacen('{', r#"{"links":{},"#, 1).replacen(
        r#""attributes":{"#,
        r#""attributes":{"retries":3,"#,
        1,
    );
    let (server, ingedata) = serve(vec![Reply::json(200, data(&extra))]);
    let webhook = ingedata.webhooks().get(1).send().await.unwrap();
    assert_eq!(webhook.r#type, "something/else");
    assert!(
        webhook
            .attributes
            .as_ref()
            .unwrap()
            .url
            .as_ref()
            .unwrap()
            .parsed()
            .is_err()
    );
    assert_eq!(serde_json::to_string(&webhook.data).unwrap(), body);
    server.finish();
}

#[tokio::test]
async fn optional_members_may_be_absent_or_null() {
    let nulls = [
        "id",
        "account_id",
        "name",
        "url",
        "secret",
        "events",
        "scopes",
        "created_at",
        "updated_at",
    ]
    .map(|name| format!(r#""{name}":null"#))
    .join(",");
    let (server, ingedata) = serve(vec![
        Reply::json(200, data(r#"{"type":"t"}"#)),
        Reply::json(
            200,
            data(r#"{"type":"t","id":null,"attributes":null,"relationships":null}"#),
        ),
        Reply::json(
            200,
            data(&format!(r#"{{"type":"t","attributes":{{{nulls}}}}}"#)),
        ),
    ]);
    for written in [
        r#"{"type":"t"}"#,
        r#"{"type":"t"}"#,
        r#"{"type":"t","attributes":{}}"#,
    ] {
        let webhook = ingedata.webhooks().get(1).send().await.unwrap();
        assert_eq!(serde_json::to_string(&webhook.data).unwrap(), written);
    }
    server.finish();
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, get, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let mut bodies = crate::unfit_webhooks();
    // An array has no members to look for, and the whole body is read as one object.
    bodies.retain(|(body, _)| body != "[]");
    bodies.push((
        r#"{"data":{"type":"t"},"included":{}}"#.to_owned(),
        "included",
    ));
    INGEDATA.refuses_bodies(200, &bodies, get).await;
}

#[tokio::test]
async fn a_member_of_another_kind_is_refused_by_its_name() {
    let members = [
        ("id", r#""1""#, "data.attributes.id"),
        ("account_id", "7.5", "data.attributes.account_id"),
        ("name", "7", "data.attributes.name"),
        ("url", "{}", "data.attributes.url"),
        ("secret", "7", "data.attributes.secret"),
        ("events", r#""a""#, "data.attributes.events"),
        ("scopes", "[1]", "data.attributes.scopes"),
        ("created_at", "7", "data.attributes.created_at"),
        ("updated_at", "[]", "data.attributes.updated_at"),
    ];
    let bodies = members.map(|(name, value, path)| {
        let attributes = format!(r#"{{"{name}":{value}}}"#);
        (
            data(&format!(r#"{{"type":"t","attributes":{attributes}}}"#)),
            path,
        )
    });
    INGEDATA.refuses_bodies(200, &bodies, get).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA.reads_what_is_json(200, &data(WEBHOOK), get).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::json(200, data(WEBHOOK)); 3]);
    let operation = GetWebhook::new(7);
    webhooks::get(&ingedata, operation.clone()).await.unwrap();
    webhooks::blocking::get(&ingedata, operation).unwrap();
    ingedata.webhooks().get(7).send_blocking().unwrap();
    let sent = server.finish();
    assert!(
        sent.iter()
            .all(|sent| sent.line == "GET /api/v3/notification/webhooks/7")
    );
}

async fn get(
    ingedata: &Ingedata,
) -> Result<bindery::Response<GetWebhookOutput>, bindery::Error<IngedataError>> {
    ingedata.webhooks().get(1).send().await
}
