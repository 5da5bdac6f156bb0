//! What is sent as a body.

use bindery::{Bytes, Operation, Tristate, Upload};
use bindery_tests::{Loopback, Reply, Sent};
use serde::Serialize;

use crate::acme::{Acme, Color, client};

async fn sent<O>(operation: O) -> Sent
where
    O: Operation<Provider = Acme, Output = ()>,
{
    let server = Loopback::start(vec![Reply::new(204, &[], "")]);
    let answer = client(&server).execute(operation).await;
    answer.map_err(bindery::AnyError::from).unwrap();
    server.finish().remove(0)
}

#[derive(Operation)]
#[operation(provider = Acme, method = PATCH, path = "/notes/{id}")]
struct UpdateNote {
    #[operation(path)]
    id: String,
    #[operation(body)]
    #[serde(rename = "type")]
    kind: Color,
    #[operation(body)]
    text: Option<String>,
    #[operation(body, nullable)]
    owner: Option<u8>,
    #[operation(body)]
    due: Tristate<String>,
    #[operation(body)]
    tags: Vec<String>,
}

#[tokio::test]
async fn members_of_json() {
    let mut operation = UpdateNote {
        id: "n/1".into(),
        kind: Color::Red,
        text: None,
        owner: None,
        due: Tristate::Absent,
        tags: vec![],
    };
    let due_null = UpdateNote {
        id: "n".into(),
        kind: Color::Unknown("x".into()),
        text: Some("t".into()),
        owner: Some(1),
        due: Tristate::Null,
        tags: vec!["a".into()],
    };
    operation.tags.push("b".into());
    let first = sent(operation).await;
    assert_eq!(first.line, "PATCH /notes/n%2F1");
    assert_eq!(first.header("content-type"), Some("application/json"));
    assert_eq!(
        first.body,
        r#"{"data":{"type":"red","owner":null,"tags":["b"]}}"#
    );
    assert_eq!(
        sent(due_null).await.body,
        r#"{"data":{"type":"x","text":"t","owner":1,"due":null,"tags":["a"]}}"#
    );
}

#[derive(Operation)]
#[operation(
    provider = Acme,
    method = PUT,
    path = "/notes",
    envelope = none,
    content_type = "application/vnd.acme+json"
)]
struct ReplaceNotes {
    #[operation(json)]
    notes: Vec<Draft>,
}

#[derive(Serialize)]
struct Draft {
    text: String,
}

#[tokio::test]
async fn a_whole_json_body() {
    let notes = vec![Draft { text: "a".into() }];
    let sent = sent(ReplaceNotes { notes }).await;
    assert_eq!(
        sent.header("content-type"),
        Some("application/vnd.acme+json")
    );
    assert_eq!(sent.body, r#"[{"text":"a"}]"#);
}

#[derive(Operation)]
#[operation(provider = Acme, method = POST, path = "/form")]
struct SendForm {
    #[operation(form)]
    name: String,
    #[operation(form, style = bracket_list)]
    tags: Vec<String>,
}

#[tokio::test]
async fn a_form() {
    let form = SendForm {
        name: "a b&c".into(),
        tags: vec!["x".into(), "y".into()],
    };
    let sent = sent(form).await;
    assert_eq!(
        sent.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(sent.body, "name=a+b%26c&tags%5B%5D=x&tags%5B%5D=y");
}

#[derive(Operation)]
#[operation(provider = Acme, method = POST, path = "/files")]
struct SendFiles {
    #[operation(part)]
    title: String,
    #[operation(json_part)]
    options: Draft,
    #[operation(file)]
    files: Vec<Upload>,
}

#[tokio::test]
async fn several_parts() {
    let operation = SendFiles {
        title: "two".into(),
        options: Draft { text: "o".into() },
        files: vec![
            Upload::new("a.txt", "text/plain", "A"),
            Upload::new("b.txt", "text/plain", "B"),
        ],
    };
    let sent = sent(operation).await;
    let content_type = sent.header("content-type").unwrap().to_owned();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let part = |head: &str, body: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    assert_eq!(
        sent.body,
        [
            part("name=\"title\"", "two"),
            part(
                "name=\"options\"\r\nContent-Type: application/json",
                r#"{"text":"o"}"#
            ),
            part(
                "name=\"files\"; filename=\"a.txt\"\r\nContent-Type: text/plain",
                "A"
            ),
            part(
                "name=\"files\"; filename=\"b.txt\"\r\nContent-Type: text/plain",
                "B"
            ),
            format!("--{boundary}--\r\n"),
        ]
        .concat()
    );
}

#[derive(Operation)]
#[operation(provider = Acme, method = POST, path = "/raw", content_type = "text/csv")]
struct SendBytes {
    #[operation(bytes)]
    content: Bytes,
}

#[tokio::test]
async fn bytes_as_they_are() {
    let content = Bytes::from_static(b"a;b");
    let sent = sent(SendBytes { content }).await;
    assert_eq!(sent.header("content-type"), Some("text/csv"));
    assert_eq!(sent.body, "a;b");
}
