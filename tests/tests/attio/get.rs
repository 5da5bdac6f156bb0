//! `webhooks.get`.

use bindery::{Error, ErrorKind, Response};
use bindery_attio::{
    Attio,
    types::{EventType, Filter, Webhook, WebhookStatus},
    webhooks::{self, GetWebhook, GetWebhookError},
};
use bindery_tests::{
    Changed, Loopback, Reply, assert_documented, assert_undecodable, assert_unexpected, call_each,
    cut_short, errors_of, with_each_member_null, with_extra_members, without_each_member,
};

use crate::{
    HEADERS, attio,
    bodies::{FAILURES, ID, NOT_FOUND, OTHER, RATE_LIMIT, REFUSALS, UNDOCUMENTED, WEBHOOK, data},
    id,
};

async fn call(attio: &Attio) -> Result<Response<Webhook>, Error<GetWebhookError>> {
    attio.webhooks().get(id()).send().await
}

/// Where in a webhook nothing has to be, or null may be.
fn is_inside_filter(changed: &Changed) -> bool {
    changed.path.contains(".filter")
}

#[tokio::test]
async fn it_asks_for_one_webhook() {
    let server = Loopback::start(vec![Reply::json(200, data(WEBHOOK)); 2]);
    let attio = attio(&server);
    let attached = call(&attio).await.unwrap();
    let function = webhooks::get(&attio, GetWebhook::new(id())).await.unwrap();
    assert_eq!(*attached, *function);
    for sent in server.finish() {
        assert_eq!(sent.line, format!("GET /v2/webhooks/{ID}"));
        assert_eq!(sent.own_headers(), HEADERS);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn every_spelling_of_an_id_is_one_path() {
    for spelling in [
        "23E42EAF-323A-41DA-B5BB-FD67EEBDA553",
        "23e42eaf323a41dab5bbfd67eebda553",
        "{23e42eaf-323a-41da-b5bb-fd67eebda553}",
    ] {
        let id = spelling.parse().unwrap();
        let reply = vec![Reply::json(200, data(WEBHOOK))];
        let called = call_each(attio, reply, async |attio| {
            attio.webhooks().get(id).send().await
        })
        .await;
        assert_eq!(called[0].1.line, format!("GET /v2/webhooks/{ID}"));
    }
}

#[tokio::test]
async fn it_gives_the_webhook() {
    let mut called = call_each(attio, vec![Reply::json(200, data(WEBHOOK))], call).await;
    let webhook = called.remove(0).0.unwrap();
    assert_eq!(webhook.http().status(), 200);
    assert_eq!(webhook.http().attempts(), 1);
    assert_eq!(webhook.target_url.as_str(), "https://example.com/webhook");
    assert_eq!(webhook.id.webhook_id, id());
    assert_eq!(webhook.status, WebhookStatus::Active);
    assert_eq!(
        webhook.subscriptions[1].event_type,
        EventType::Unknown("star.exploded".to_owned())
    );
    assert_eq!(serde_json::to_string(&*webhook).unwrap(), WEBHOOK);
}

#[tokio::test]
async fn unknown_values_are_kept_and_written_back() {
    let unknown = WEBHOOK
        .replace(r#""active""#, r#""snoozed""#)
        .replace(r#""equals""#, r#""resembles""#)
        .replace(r#""$or":["#, r#""$nor":["#)
        .replace("https://example.com/webhook", "not a URL")
        .replace("2023-04-27T13:22:49.061281000Z", "yesterday");
    let mut called = call_each(attio, vec![Reply::json(200, data(&unknown))], call).await;
    let webhook = called.remove(0).0.unwrap();
    assert_eq!(webhook.status.as_str(), "snoozed");
    assert!(webhook.target_url.parsed().is_err());
    assert!(webhook.created_at.timestamp().is_err());
    assert_eq!(serde_json::to_string(&*webhook).unwrap(), unknown);
}

#[tokio::test]
async fn members_that_no_document_has_are_ignored() {
    let extended = with_extra_members(&data(WEBHOOK));
    let called = call_each(attio, vec![Reply::json(200, extended)], call).await;
    let webhook = called[0].0.as_ref().unwrap();
    assert_eq!(serde_json::to_string(&**webhook).unwrap(), WEBHOOK);
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let body = data(WEBHOOK);
    let mut bodies = without_each_member(&body);
    bodies.extend(with_each_member_null(&body));
    bodies.retain(|changed| !is_inside_filter(changed));
    assert_eq!(bodies.len(), 22);
    assert_undecodable(attio, &bodies, call).await;
}

#[tokio::test]
async fn a_filter_may_be_null_and_never_fails() {
    const FILTER: &str =
        r#"{"$or":[{"field":"id.list_id","operator":"equals","value":"d34c5f6b"}]}"#;
    let null = WEBHOOK.replace(FILTER, "null");
    let called = call_each(attio, vec![Reply::json(200, data(&null))], call).await;
    let webhook = called[0].0.as_ref().unwrap();
    assert_eq!(webhook.subscriptions[0].filter, None);
    assert_eq!(serde_json::to_string(&**webhook).unwrap(), null);

    let mut inside = without_each_member(&data(WEBHOOK));
    inside.extend(with_each_member_null(&data(WEBHOOK)));
    inside.retain(|changed| changed.path.contains(".filter.$or["));
    assert_eq!(inside.len(), 6);
    let replies = inside
        .iter()
        .map(|changed| Reply::json(200, &*changed.body));
    for (called, changed) in call_each(attio, replies.collect(), call)
        .await
        .iter()
        .zip(&inside)
    {
        let webhook = called.0.as_ref().unwrap();
        let Some(Filter::Unknown(_)) = &webhook.subscriptions[0].filter else {
            panic!("{changed:?}");
        };
        let kept: serde_json::Value = serde_json::from_str(&changed.body).unwrap();
        assert_eq!(serde_json::to_value(&**webhook).unwrap(), kept["data"]);
    }
}

#[tokio::test]
async fn a_body_of_something_else_is_undecodable() {
    for (body, path) in [
        ("", ""),
        (" ", ""),
        ("null", ""),
        ("[]", ""),
        ("{}", ""),
        ("\u{feff}{}", ""),
        ("<html>not JSON</html>", ""),
        (r#"{"data":[]}"#, "data"),
        (r#"{"data":"x"}"#, "data"),
        (r#"{"data":{"target_url":7}}"#, "data.target_url"),
        (
            r#"{"data":{"id":{"webhook_id":"x"}}}"#,
            "data.id.webhook_id",
        ),
    ] {
        let changed = Changed {
            body: body.to_owned(),
            path: path.to_owned(),
        };
        assert_undecodable(attio, &[changed], call).await;
    }
}

#[tokio::test]
async fn a_body_cut_short_is_undecodable_and_kept() {
    let bodies = cut_short(&data(WEBHOOK));
    let replies: Vec<_> = bodies
        .iter()
        .map(|body| Reply::json(200, &**body))
        .collect();
    let errors = errors_of(attio, replies, call).await;
    for (body, error) in bodies.iter().zip(errors) {
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_told_apart() {
    let replies = vec![Reply::json(200, data(WEBHOOK)).broken_off(40)];
    let errors = errors_of(attio, replies, call).await;
    assert_eq!(errors[0].kind(), ErrorKind::Transport);
    assert_eq!(errors[0].attempts(), 1);
}

#[tokio::test]
async fn the_content_type_of_a_success_is_named_where_the_body_does_not_fit() {
    let html = Reply::new(
        200,
        &[("Content-Type", "text/html")],
        "<html>sign in</html>",
    );
    let errors = errors_of(attio, vec![html], call).await;
    assert_eq!(errors[0].kind(), ErrorKind::Decode);
    let problem = errors[0].decode_error().unwrap();
    assert_eq!(problem.content_type(), Some("text/html"));
    assert!(errors[0].to_string().contains("text/html"), "{}", errors[0]);
    assert_eq!(&errors[0].body().unwrap()[..], b"<html>sign in</html>");

    for content_type in ["text/plain", "application/vnd.attio+json; charset=utf-8"] {
        let headers = [("Content-Type", content_type)];
        let reply = Reply::new(200, &headers, data(WEBHOOK));
        let called = call_each(attio, vec![reply], call).await;
        assert!(called[0].0.is_ok(), "{content_type}");
    }
}

#[tokio::test]
async fn its_documented_errors_are_variants() {
    assert_documented(attio, &[404], NOT_FOUND, call, |error| match error {
        GetWebhookError::NotFound(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &[429], RATE_LIMIT, call, |error| match error {
        GetWebhookError::TooManyRequests(body) => Some(body),
        _ => None,
    })
    .await;
    let others = [&[400], &REFUSALS[..]].concat();
    assert_documented(attio, &others, OTHER, call, |error| match error {
        GetWebhookError::ClientError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &FAILURES, OTHER, call, |error| match error {
        GetWebhookError::ServerError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_unexpected(attio, &UNDOCUMENTED, call).await;
}

#[tokio::test]
async fn an_error_shows_what_the_server_says() {
    let errors = errors_of(attio, vec![Reply::json(404, NOT_FOUND)], call).await;
    let Some(GetWebhookError::NotFound(body)) = errors[0].api() else {
        panic!("{}", errors[0]);
    };
    let body = body.value().unwrap();
    assert_eq!((body.status_code, &*body.code), (404, "not_found"));
    assert_eq!(body.r#type, "invalid_request_error");
    assert_eq!(
        errors[0].to_string(),
        "webhooks.get: 404 Not Found: not_found: Webhook not found"
    );
}

#[tokio::test]
async fn an_error_of_any_operation_still_tells_its_variant() {
    let mut errors = errors_of(attio, vec![Reply::json(404, NOT_FOUND)], call).await;
    let any: bindery::AnyError = errors.remove(0).into();
    assert_eq!(any.status().unwrap(), 404);
    let api = any.api().unwrap().downcast_ref::<GetWebhookError>();
    assert!(matches!(api, Some(GetWebhookError::NotFound(_))));
}
