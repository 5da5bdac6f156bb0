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
