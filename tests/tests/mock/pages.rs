//! Lists page by page.

use serde_json::json;

use crate::plain::Notes;

#[tokio::test]
async fn a_token_leads_to_the_next_page() {
    let notes = Notes::start();
    for text in ["a", "b", "c"] {
        notes.note(text).await;
    }
    let first = notes.send("GET /notes?limit=2", "").await.json();
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let next = first["next"].as_str().unwrap();
    let line = format!("GET /notes?limit=2&cursor={next}");
    let second = notes.send(&line, "").await.json();
    assert_eq!(second["items"][0]["text"], "c");
    assert_eq!(second["next"], json!(null));
}

#[tokio::test]
async fn a_token_that_nobody_gave_is_refused() {
    let notes = Notes::start();
    for token in ["7", "mock-page-1", "x"] {
        let line = format!("GET /notes?cursor={token}");
        let refused = notes.send(&line, "").await;
        assert_eq!(refused.status, 422);
        assert_eq!(
            refused.reason(),
            "`cursor`: no answer of this mock named such a page"
        );
    }
}

#[tokio::test]
async fn pages_are_counted_from_the_documented_start() {
    let notes = Notes::start();
    for number in 0..3 {
        let hook = json!({"url": format!("https://example.com/{number}"), "events": []});
        notes.send("POST /hooks", &hook.to_string()).await;
    }
    let urls = async |line: &str| {
        let page = notes.send(line, "").await.json();
        let hooks = page["hooks"].as_array().unwrap().iter();
        let urls: Vec<_> = hooks
            .map(|hook| hook["url"].as_str().unwrap().to_owned())
            .collect();
        (urls.join(" "), page["more"].as_bool().unwrap())
    };
    let page = |numbers: &[u8], more| {
        let urls: Vec<_> = numbers
            .iter()
            .map(|n| format!("https://example.com/{n}"))
            .collect();
        (urls.join(" "), more)
    };
    assert_eq!(urls("GET /hooks?size=2").await, page(&[0, 1], true));
    assert_eq!(urls("GET /hooks?size=2&page=2").await, page(&[2], false));
    assert_eq!(urls("GET /hooks?size=2&page=3").await, page(&[], false));
    assert_eq!(urls("GET /hooks").await, page(&[0, 1, 2], false));
}

const CURSOR: &str =
    "| `cursor` | token | `size=limit, at=cursor` | `next` | | 100 | `items` | no next |";

#[tokio::test]
async fn a_link_in_the_body_leads_to_the_next_page() {
    let link = CURSOR
        .replace("token", "link")
        .replace("size=limit, at=cursor", "size=limit");
    let notes = Notes::changed(&[(CURSOR, &link)]);
    for text in ["a", "b", "c"] {
        notes.note(text).await;
    }
    let first = notes.send("GET /notes?limit=2&color=red", "").await.json();
    let next = first["next"].as_str().unwrap();
    assert!(next.starts_with(notes.mock.base_url()), "{next}");
    let second = notes.send(&format!("GET {next}"), "").await;
    assert_eq!(second.json()["items"][0]["text"], "c");
    assert_eq!(second.json()["next"], json!(null));
    assert_eq!(second.note(), "");
}

#[tokio::test]
async fn a_link_in_a_header_leads_to_the_next_page() {
    let link = CURSOR.replace("token", "link").replace(
        "`size=limit, at=cursor` | `next`",
        "`size=limit` | `header Link`",
    );
    let notes = Notes::changed(&[(CURSOR, &link)]);
    for text in ["a", "b", "c"] {
        notes.note(text).await;
    }
    let first = notes.send("GET /notes?limit=2", "").await;
    let header = first.header("link");
    let next = header
        .strip_prefix('<')
        .unwrap()
        .strip_suffix(">; rel=\"next\"")
        .unwrap();
    let second = notes.send(&format!("GET {next}"), "").await;
    assert_eq!(second.json()["items"][0]["text"], "c");
    assert_eq!(second.header("link"), "");
}

#[tokio::test]
async fn an_offset_passes_over_items_until_a_page_is_empty() {
    let offset = CURSOR
        .replace("| token |", "| offset |")
        .replace("`next` | | 100", " | 0 | 100")
        .replace("no next", "empty page");
    let cursor = "| `cursor` | `string` | optional |";
    let notes = Notes::changed(&[
        (CURSOR, &offset),
        (cursor, "| `cursor` | `int32` | optional |"),
    ]);
    for text in ["a", "b", "c"] {
        notes.note(text).await;
    }
    for (offset, texts) in [
        (0, vec!["a", "b"]),
        (2, vec!["c"]),
        (3, vec![]),
        (9, vec![]),
    ] {
        let page = notes
            .send(&format!("GET /notes?limit=2&cursor={offset}"), "")
            .await
            .json();
        let items = page["items"].as_array().unwrap().iter();
        assert_eq!(
            items.map(|item| item["text"].clone()).collect::<Vec<_>>(),
            texts
        );
    }
    let refused = notes.send("GET /notes?cursor=-1", "").await;
    assert_eq!(
        refused.reason(),
        "`cursor`: expected a number from 0, found -1"
    );
}
