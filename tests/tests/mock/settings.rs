//! What holds for every request of a provider.

use crate::plain::Notes;

const ENV: &str = "| `base_url.env` | `NOTES_BASE_URL` | our choice: a test |\n";

#[tokio::test]
async fn headers_of_every_request_must_be_there() {
    let with = format!("{ENV}| `header.Notes-Version` | `7` | our choice: a test |\n");
    let notes = Notes::changed(&[(ENV, &with)]);
    let refused = notes.send("GET /notes", "").await;
    assert_eq!(refused.status, 422);
    assert_eq!(
        refused.reason(),
        "`Notes-Version`: this header is missing; every request has `Notes-Version: 7`"
    );
    let headers = [("Notes-Version", "7")];
    let taken = notes.send_as("mock-key", "GET /notes", "", &headers).await;
    assert_eq!(taken.status, 200);
}

#[tokio::test]
async fn variables_of_the_base_url_have_their_defaults() {
    let with = format!("{ENV}| `variable.stage` | `live, test` | our choice: a test |\n");
    let url = "https://api.notes.example/v1";
    let notes = Notes::changed(&[(ENV, &with), (url, "https://api.notes.example/{stage}/v1")]);
    assert!(notes.mock.base_url().ends_with("/live/v1"));
    assert_eq!(notes.send("GET /notes", "").await.status, 200);
}

#[tokio::test]
async fn bodies_are_wrapped_where_the_provider_wraps() {
    let with = format!("{ENV}| `envelope` | `data` | our choice: a test |\n");
    let pages = [("- pages: cursor\n", ""), ("- pages: numbered\n", "")];
    let mut changes = vec![(ENV, with.as_str())];
    changes.extend(pages);
    changes.push((
        "{ \"status\": \"fine\" }",
        "{ \"data\": { \"status\": \"fine\" } }",
    ));
    let notes = Notes::changed(&changes);
    let refused = notes.send("POST /notes", r#"{"text": "a"}"#).await;
    assert_eq!(
        refused.reason(),
        r#"the body must be wrapped: {"data": ...}"#
    );
    let created = notes
        .send("POST /notes", r#"{"data": {"text": "a"}}"#)
        .await;
    assert_eq!(created.json()["data"]["text"], "a");
    let listed = notes.send("GET /notes", "").await;
    assert_eq!(listed.json()["data"]["items"][0]["text"], "a");
    // Errors are never wrapped.
    let lost = notes.send("GET /notes/n_7", "").await;
    assert!(lost.json()["error"]["message"].is_string());
}
