//! Bodies that are no JSON.

use crate::plain::{Notes, SPEC};

const MULTIPART: &str = "\
### files.send

`POST /files`

Sends a file.

#### Body multipart

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `name` | `string` | required | len <= 3 | Its name. |
| `file` | `bytes` | required | | What it holds. |
| `tags` | `integer[]` | optional | items <= 2 | Its tags. |

#### Response 204

`none`

### status.get
";

async fn sent(notes: &Notes, parts: &[(&str, &str)]) -> (u16, String) {
    let body: String = parts
        .iter()
        .map(|(name, value)| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        })
        .collect();
    let response = reqwest::Client::new()
        .post(format!("{}/files", notes.mock.base_url()))
        .bearer_auth("mock-key")
        .header("Content-Type", "multipart/form-data; boundary=b")
        .body(format!("{body}--b--\r\n"))
        .send()
        .await
        .unwrap();
    let reason = response.headers().get("bindery-mock-reason");
    let reason = reason
        .map_or("", |reason| reason.to_str().unwrap())
        .to_owned();
    (response.status().as_u16(), reason)
}

#[tokio::test]
async fn parts_are_checked_as_members_are() {
    assert!(SPEC.contains("### status.get\n"));
    let notes = Notes::changed(&[("### status.get\n", MULTIPART)]);
    let whole = [
        ("name", "abc"),
        ("file", "\u{0}\u{1}"),
        ("tags", "1"),
        ("tags", "2"),
    ];
    assert_eq!(sent(&notes, &whole).await, (204, String::new()));
    for (parts, reason) in [
        (&whole[..1], "`file`: is required and missing"),
        (
            &[("name", "abcd"), ("file", "")][..],
            "`name`: expected at most 3 characters, found 4",
        ),
        (
            &[("name", "a"), ("file", ""), ("tags", "x")],
            "`tags[0]`: expected a whole number of 64 bits, found \"x\"",
        ),
    ] {
        assert_eq!(sent(&notes, parts).await, (422, reason.to_owned()));
    }
}
