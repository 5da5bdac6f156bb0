//! Where pages and entries go on later.

use bindery::__codegen::v1 as rt;

use crate::{
    Acme, List, Style,
    acme::{Answer, Script, client},
    page,
};

#[tokio::test]
async fn pages_go_on_from_a_saved_position() {
    let mut pages = rt::NumberedPages::new("items");
    pages.size(2);
    let list = List::by(Style::Numbered(pages));
    let script = Script::new(&[
        (200, r#"{"items":[1,2]}"#),
        (400, ""),
        (200, r#"{"items":[3,4]}"#),
        (200, r#"{"items":[]}"#),
    ]);
    let client = client::<Acme>(&script, &[]);
    let mut items = client.items(list);
    assert_eq!(items.upcoming().unwrap().at, None);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.at_hand(), [2]);
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    items.next().await.unwrap().unwrap_err();
    assert!(items.next().await.is_none());

    let saved = items.upcoming().unwrap().clone();
    assert_eq!(saved.at, Some(2));
    let mut rest = client.pages(saved);
    let page = rest.next().await.unwrap().unwrap();
    assert_eq!(page.http().status(), 200);
    assert_eq!(page["items"][0], 3);
    rest.next().await.unwrap().unwrap();
    assert!(rest.next().await.is_none());
    assert!(rest.upcoming().is_none());
}

/// The four kinds, each with a first page of two entries and a second one of one.
fn kinds() -> [(List, [Answer; 2]); 4] {
    let mut offset = rt::OffsetPages::new("items");
    offset.size(2);
    let mut numbered = rt::NumberedPages::new("items");
    numbered.size(2);
    let last = page(r#"{"items":[3]}"#);
    [
        (Style::Offset(offset), page(r#"{"items":[1,2]}"#)),
        (Style::Numbered(numbered), page(r#"{"items":[1,2]}"#)),
        (
            Style::Token(rt::TokenPages::new("items", "next")),
            page(r#"{"items":[1,2],"next":"t"}"#),
        ),
        (
            Style::Link(rt::LinkPages::new("items", "next")),
            page(r#"{"items":[1,2],"next":"/v1/list?c=2"}"#),
        ),
    ]
    .map(|(style, first)| (List::by(style), [first, last]))
}

#[tokio::test]
async fn a_position_of_pages_is_kept_as_text_and_leads_back() {
    let kept = [
        r#"{"page":2}"#,
        r#"{"page":2}"#,
        r#"{"page":"t"}"#,
        r#"{"page":"/v1/list?c=2"}"#,
    ];
    for ((list, [first, last]), kept) in kinds().into_iter().zip(kept) {
        let script = Script::answers([first, last, last]);
        let client = client::<Acme>(&script, &[]);
        let mut pages = client.pages(list.clone());
        let start = pages.position().unwrap();
        assert_eq!(serde_json::to_string(&start).unwrap(), "{}");
        pages.next().await.unwrap().unwrap();
        let position = serde_json::to_string(&pages.position().unwrap()).unwrap();
        assert_eq!(position, kept);
        pages.next().await.unwrap().unwrap();
        assert_eq!(pages.position(), None);

        let position = serde_json::from_str(&position).unwrap();
        let mut rest = client.pages(list).starting_at(position).unwrap();
        assert_eq!(rest.next().await.unwrap().unwrap()["items"][0], 3);
        assert!(rest.next().await.is_none());
        let sent = script.sent();
        assert_eq!(sent[1].line, sent[2].line);
    }
}

#[tokio::test]
async fn a_position_of_items_counts_those_that_were_given() {
    for (list, [first, last]) in kinds() {
        let script = Script::answers([first, first, last, first, last, last]);
        let client = client::<Acme>(&script, &[]);
        let mut items = client.items(list.clone());
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        let position = serde_json::to_string(&items.position()).unwrap();
        assert_eq!(position, r#"{"given":1}"#);

        let position = serde_json::from_str(&position).unwrap();
        let mut rest = client.items(list.clone()).starting_at(position).unwrap();
        assert_eq!(rest.next().await.unwrap().unwrap(), 2);
        let between = rest.position().unwrap();
        assert_eq!(rest.next().await.unwrap().unwrap(), 3);
        assert_eq!(rest.position(), None);
        assert!(rest.next().await.is_none());

        // A page that shrank meanwhile has nothing left; the next one follows.
        let beyond = serde_json::from_str(r#"{"given":9}"#).unwrap();
        let mut rest = client.items(list.clone()).starting_at(beyond).unwrap();
        assert_eq!(rest.next().await.unwrap().unwrap(), 3);

        let mut rest = client.items(list).starting_at(between).unwrap();
        assert_eq!(rest.next().await.unwrap().unwrap(), 3);
    }
}

#[tokio::test]
async fn a_position_of_another_operation_is_refused() {
    let [(offset, _), _, (token, _), _] = kinds();
    let script = Script::answers([]);
    let client = client::<Acme>(&script, &[]);
    let of_token = serde_json::from_str(r#"{"page":"t"}"#).unwrap();
    let error = client.pages(offset).starting_at(of_token).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the next page cannot be found: `position` is none of this operation"
    );
    let of_offset = serde_json::from_str(r#"{"page":2}"#).unwrap();
    assert!(client.items(token).starting_at(of_offset).is_err());
}
