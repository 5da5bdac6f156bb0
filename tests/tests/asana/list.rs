//! `webhooks.list`: requests and answers

use bindery::Tristate;
use bindery_asana::{
    AsanaError,
    types::{EventAction, WebhookListField},
    webhooks::{self, ListWebhooks},
};
use bindery_tests::Reply;

use crate::{ASANA, TOKEN, WEBHOOK, data, misfits, serve, variant};

/// A page of webhooks with the token of the next one, or with what else stands in `next_page`.
pub(crate) fn page(count: usize, next_page: &str) -> Reply {
    let webhooks = vec![WEBHOOK; count].join(",");
    Reply::json(
        200,
        format!(r#"{{"data":[{webhooks}],"next_page":{next_page}}}"#),
    )
}

/// Where the next page begins.
pub(crate) fn next(token: &str) -> String {
    format!(
        r#"{{"offset":"{token}","path":"/webhooks?offset={token}","uri":"https://app.asana.com/api/1.0/webhooks?offset={token}"}}"#
    )
}

#[tokio::test]
async fn it_sends_what_is_required_and_nothing_else() {
    let (server, asana) = serve(vec![Reply::json(200, data("[]"))]);
    let webhooks = asana.webhooks().list("1331").send().await.unwrap();
    assert!(webhooks.is_empty());
    assert_eq!(webhooks.http().status(), 200);

    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /webhooks?workspace=1331");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].header("content-length"), None);
    let agent = sent[0].header("user-agent").unwrap();
    assert!(
        agent.starts_with("bindery-asana/") && agent.contains(" bindery/"),
        "{agent}"
    );
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn it_sends_every_parameter_in_the_order_of_the_documents() {
    let (server, asana) = serve(vec![Reply::json(200, data("[]"))]);
    asana
        .webhooks()
        .list("1331")
        .opt_pretty(true)
        .opt_fields([
            WebhookListField::Active,
            WebhookListField::FiltersResourceSubtype,
            WebhookListField::Offset,
            WebhookListField::from("filters.resource_type"),
            WebhookListField::from("a,b"),
        ])
        .offset("eyJ0eXAiOiJKV1Qi.x/y+z=")
        .limit(50)
        .resource("51648")
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.finish()[0].line,
        "GET /webhooks?workspace=1331&resource=51648&limit=50&offset=eyJ0eXAiOiJKV1Qi.x%2Fy%2Bz%3D\
         &opt_fields=active,filters.resource_subtype,offset,filters.resource_type,a%2Cb&opt_pretty=true"
    );
}

#[tokio::test]
async fn query_values_are_encoded() {
    let (server, asana) = serve(vec![Reply::json(200, data("[]"))]);
    asana
        .webhooks()
        .list("a b&c=d#é\r\n/?%")
        .opt_fields([])
        .opt_pretty(false)
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.finish()[0].line,
        "GET /webhooks?workspace=a+b%26c%3Dd%23%C3%A9%0D%0A%2F%3F%25&opt_pretty=false"
    );
}

#[tokio::test]
async fn the_output_is_the_list_with_next_page_beside_it() {
    let (server, asana) = serve(vec![
        page(2, &next("abc")),
        page(1, "null"),
        Reply::json(200, data(&format!("[{WEBHOOK}]"))),
        page(0, r#"{"offset":null,"later":1}"#),
    ]);
    let list = || asana.webhooks().list("1331").limit(2).send();

    let first = list().await.unwrap();
    assert_eq!(first.len(), 2);
    let next_page = first.next_page.value().unwrap();
    assert_eq!(next_page.offset.as_deref(), Some("abc"));
    assert_eq!(next_page.path.as_deref(), Some("/webhooks?offset=abc"));
    assert_eq!(
        next_page.uri.as_ref().unwrap().as_str(),
        "https://app.asana.com/api/1.0/webhooks?offset=abc"
    );
    assert!(list().await.unwrap().next_page.is_null());
    assert_eq!(list().await.unwrap().next_page, Tristate::Absent);
    assert_eq!(
        list().await.unwrap().next_page.value().unwrap().offset,
        None
    );
    server.finish();
}

#[tokio::test]
async fn every_member_is_read_and_written_back() {
    let (server, asana) = serve(vec![page(1, "null")]);
    let webhooks = asana.webhooks().list("1331").send().await.unwrap();
    let webhook = &webhooks[0];
    assert_eq!(webhook.gid.0, "12345");
    assert_eq!(webhook.active, Some(false));
    assert_eq!(webhook.delivery_retry_count, Some(3));
    assert_eq!(
        webhook.resource.as_ref().unwrap().name.as_deref(),
        Some("Bug Task")
    );
    assert_eq!(
        webhook
            .last_failure_at
            .value()
            .unwrap()
            .timestamp()
            .unwrap()
            .as_second(),
        1_329_876_418
    );
    assert_eq!(
        webhook.filters.as_ref().unwrap()[0].action,
        Some(EventAction::Changed)
    );
    assert_eq!(serde_json::to_string(webhook).unwrap(), WEBHOOK);
    server.finish();
}

#[tokio::test]
async fn errors_are_told_apart() {
    ASANA
        .tells_errors_apart(
            Some(200),
            async |asana| asana.webhooks().list("1331").send().await,
            variant,
        )
        .await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let mut bodies: Vec<_> = misfits()
        .into_iter()
        // A list reads the whole body, so that the place it names is another one.
        .filter(|(body, _)| !body.starts_with(r#"{"data""#))
        .collect();
    bodies.extend([
        (data("7"), "data"),
        (data("null"), "data"),
        (data(&format!("[{WEBHOOK},{{}}]")), "data[1]"),
        (data(r#"[{"gid":null}]"#), "data[0].gid"),
        (
            data(r#"[{"gid":"1","filters":[{"fields":[7]}]}]"#),
            "data[0].filters[0].fields[0]",
        ),
        (r#"{"data":[{"gid":"1""#.to_owned(), "data[0]"),
        (r#"{"data":[],"next_page":7}"#.to_owned(), "next_page"),
        (
            r#"{"data":[],"next_page":{"offset":7}}"#.to_owned(),
            "next_page.offset",
        ),
        (r#"{"data":[]} x"#.to_owned(), ""),
    ]);
    ASANA
        .refuses_bodies(200, &bodies, async |asana| {
            asana.webhooks().list("1331").send().await
        })
        .await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    let call = async |asana: &bindery_asana::Asana| asana.webhooks().list("1331").send().await;
    ASANA.reads_what_is_json(200, &data("[]"), call).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, asana) = serve(vec![
        page(1, "null"),
        page(1, "null"),
        page(1, "null"),
        page(1, &next("a")),
        page(1, "null"),
        page(1, "null"),
    ]);
    let operation = ListWebhooks::new("1331").limit(3);
    assert_eq!(
        webhooks::list(&asana, operation.clone())
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        webhooks::blocking::list(&asana, operation).unwrap().len(),
        1
    );
    assert_eq!(
        asana
            .webhooks()
            .list("1331")
            .limit(3)
            .send_blocking()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        asana
            .webhooks()
            .list("1331")
            .items_blocking()
            .map(Result::unwrap)
            .count(),
        2
    );
    assert_eq!(
        asana
            .webhooks()
            .list("1331")
            .pages_blocking()
            .map(Result::unwrap)
            .count(),
        1
    );

    let sent = server.finish();
    assert!(
        sent[..3]
            .iter()
            .all(|sent| sent.line == "GET /webhooks?workspace=1331&limit=3")
    );
    assert_eq!(
        sent[4].line,
        "GET /webhooks?workspace=1331&limit=100&offset=a"
    );
    assert!(
        sent.iter().all(|sent| {
            sent.header("authorization") == Some(format!("Bearer {TOKEN}").as_str())
        })
    );
}

#[tokio::test]
async fn the_body_of_an_error_is_typed() {
    let (server, asana) = serve(vec![
        Reply::json(
            500,
            r#"{"errors":[{"message":"Server Error","help":"h","phrase":"6 sad squid snuggle softly","x":1}],"y":2}"#,
        ),
        Reply::json(404, "{}"),
        Reply::new(429, &[("Retry-After", "30")], "slow down"),
    ]);
    let error = asana.webhooks().list("1331").send().await.unwrap_err();
    let AsanaError::InternalServerError(body) = error.api().unwrap() else {
        panic!("{error}");
    };
    let first = &body.value().unwrap().errors.as_ref().unwrap()[0];
    assert_eq!(first.message.as_deref(), Some("Server Error"));
    assert_eq!(first.help.as_deref(), Some("h"));
    assert_eq!(first.phrase.as_deref(), Some("6 sad squid snuggle softly"));
    let said = error.to_string();
    assert!(
        said.starts_with("webhooks.list: 500 Internal Server Error: Server Error"),
        "{said}"
    );

    let error = asana.webhooks().list("1331").send().await.unwrap_err();
    let (status, body) = variant(error.api().unwrap());
    assert_eq!(status, 404);
    assert!(body.value().unwrap().errors.is_none());

    let error = asana.webhooks().list("1331").send().await.unwrap_err();
    assert_eq!(error.retry_after().unwrap().as_secs(), 30);
    assert!(error.is_retryable());
    server.finish();
}
