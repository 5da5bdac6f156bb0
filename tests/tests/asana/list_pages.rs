//! `webhooks.list`: pages

use bindery_asana::ErrorKind;
use bindery_tests::Reply;

use crate::{
    list::{next, page},
    serve, variant,
};

#[tokio::test]
async fn items_follow_the_token_over_three_pages() {
    let (server, asana) = serve(vec![
        page(2, &next("a/1")),
        page(0, &next("b 2")),
        page(1, "null"),
    ]);
    let mut items = asana.webhooks().list("1331").resource("5").items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        assert_eq!(item.unwrap().gid.0, "12345");
        count += 1;
    }
    assert_eq!(count, 3);
    let sent = server.finish();
    let lines: Vec<_> = sent.iter().map(|sent| &*sent.line).collect();
    assert_eq!(
        lines,
        [
            "GET /webhooks?workspace=1331&resource=5&limit=100",
            "GET /webhooks?workspace=1331&resource=5&limit=100&offset=a%2F1",
            "GET /webhooks?workspace=1331&resource=5&limit=100&offset=b+2",
        ]
    );
    assert!(
        sent.iter()
            .all(|sent| sent.header("authorization") == Some("Bearer token-7"))
    );
}

#[tokio::test]
async fn pages_give_the_facts_of_each_and_keep_the_size_of_the_caller() {
    let (server, asana) = serve(vec![
        page(1, &next("b")),
        page(1, &next("c")),
        page(1, "null"),
    ]);
    let mut pages = asana.webhooks().list("1331").limit(1).offset("a").pages();
    let mut offsets = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert_eq!(page.http().status(), 200);
        assert_eq!(page.len(), 1);
        offsets.push(page.next_page.value().and_then(|next| next.offset.clone()));
    }
    assert_eq!(offsets, [Some("b".to_owned()), Some("c".to_owned()), None]);
    let lines: Vec<_> = server.finish().into_iter().map(|sent| sent.line).collect();
    assert_eq!(
        lines,
        [
            "GET /webhooks?workspace=1331&limit=1&offset=a",
            "GET /webhooks?workspace=1331&limit=1&offset=b",
            "GET /webhooks?workspace=1331&limit=1&offset=c",
        ]
    );
}

#[tokio::test]
async fn pages_end_without_a_token() {
    for last in ["null", "{}", r#"{"offset":null}"#, r#"{"offset":""}"#] {
        let (server, asana) = serve(vec![page(2, last)]);
        let mut pages = asana.webhooks().list("1331").pages();
        assert!(pages.next().await.unwrap().is_ok(), "{last}");
        assert!(pages.next().await.is_none(), "{last}");
        server.finish();
    }
}

#[tokio::test]
async fn a_repeated_token_is_an_error_instead_of_a_loop() {
    let (server, asana) = serve(vec![
        page(1, &next("a")),
        page(1, &next("b")),
        page(1, &next("a")),
    ]);
    let mut items = asana.webhooks().list("1331").items();
    for _ in 0..3 {
        assert!(items.next().await.unwrap().is_ok());
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    assert!(items.next().await.is_none());
    server.finish();
}

#[tokio::test]
async fn an_error_ends_the_pages() {
    let (server, asana) = serve(vec![
        page(1, &next("a")),
        Reply::json(403, r#"{"errors":[{"message":"no"}]}"#),
    ]);
    let mut items = asana.webhooks().list("1331").items();
    assert!(items.next().await.unwrap().is_ok());
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(variant(error.api().unwrap()).0, 403);
    let said = error.to_string();
    assert!(
        said.starts_with("webhooks.list: 403 Forbidden: no ("),
        "{said}"
    );
    assert!(said.contains("webhooks:read"), "{said}");
    assert!(items.next().await.is_none());
    server.finish();
}
