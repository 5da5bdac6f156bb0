//! What a success and a documented error give.

use bindery::Operation;
use bindery_tests::{Loopback, Reply};
use serde::Deserialize;

use crate::acme::{Acme, Color, Failure, Note, client};

const NOTE: &str = r#"{"data":{"id":"n","color":"green"}}"#;

#[derive(Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/notes/{id}",
    output = Note,
    error(404 = Missing, 410, "4XX" = Failure)
)]
struct GetNote {
    #[operation(path)]
    id: u64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Missing {
    id: u64,
}

#[tokio::test]
async fn an_error_is_known_by_its_status_then_by_its_class() {
    let answers = [
        (404, r#"{"id":7}"#),
        (410, "gone"),
        (418, r#"{"error":{"message":"teapot"}}"#),
        (503, "down"),
    ];
    let replies = answers.map(|(status, body)| Reply::json(status, body));
    let server = Loopback::start(replies.to_vec());
    let client = client(&server);
    let mut errors = Vec::new();
    for _ in answers {
        errors.push(client.execute(GetNote { id: 7 }).await.unwrap_err());
    }
    server.finish();
    let [missing, gone, other, unknown] = &errors[..] else {
        panic!("{errors:?}");
    };
    assert!(matches!(
        missing.api(),
        Some(GetNoteError::NotFound(body)) if body.value().unwrap() == &Missing { id: 7 }
    ));
    assert!(matches!(
        gone.api(),
        Some(GetNoteError::Gone(body)) if body.raw() == "gone"
    ));
    assert!(matches!(
        other.api(),
        Some(GetNoteError::ClientError(body)) if body.value().unwrap().error.message == "teapot"
    ));
    assert!(unknown.api().is_none());
}

#[derive(Operation)]
#[operation(
    provider = Acme,
    method = POST,
    path = "/jobs",
    success(200 = Note, 202 = Job, 204)
)]
struct StartJob;

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Job {
    job: u8,
}

#[tokio::test]
async fn several_successes_are_told_apart_by_status() {
    let server = Loopback::start(vec![
        Reply::json(200, NOTE),
        Reply::json(202, r#"{"data":{"job":1}}"#),
        Reply::new(204, &[], ""),
        Reply::json(201, NOTE),
    ]);
    let client = client(&server);
    let StartJobOutput::Ok(note) = client.execute(StartJob).await.unwrap().into_inner() else {
        panic!("a note");
    };
    assert_eq!(note.color, Color::Unknown("green".into()));
    let StartJobOutput::Accepted(job) = client.execute(StartJob).await.unwrap().into_inner() else {
        panic!("a job");
    };
    assert_eq!(job, Job { job: 1 });
    let nothing = client.execute(StartJob).await.unwrap().into_inner();
    assert!(matches!(nothing, StartJobOutput::NoContent));
    assert!(client.execute(StartJob).await.is_err());
    server.finish();
}

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/maybe", success(200 = Note, 204))]
struct Maybe;

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/page", output = Page, whole)]
struct GetPage;

#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    data: Note,
    next: u8,
}

#[derive(Operation)]
#[operation(provider = Acme, method = GET, path = "/file", bytes)]
struct Download;

#[tokio::test]
async fn bodies_that_may_be_missing_whole_bodies_and_bytes() {
    let server = Loopback::start(vec![
        Reply::new(204, &[], ""),
        Reply::json(200, NOTE),
        Reply::json(200, r#"{"data":{"id":"n","color":"red"},"next":3}"#),
        Reply::new(200, &[], "raw"),
    ]);
    let client = client(&server);
    assert_eq!(*client.execute(Maybe).await.unwrap(), None);
    assert!(client.execute(Maybe).await.unwrap().is_some());
    assert_eq!(client.execute(GetPage).await.unwrap().next, 3);
    assert_eq!(client.execute(Download).await.unwrap().as_ref(), b"raw");
    let sent = server.finish();
    assert_eq!(sent[3].header("accept"), Some("*/*"));
}

#[derive(Clone, Operation)]
#[operation(provider = Acme, method = GET, path = "/feed", output = Job, stream)]
struct Feed;

#[tokio::test]
async fn entries_one_after_another() {
    let lines = "{\"job\":1}\n{\"job\":2}\n";
    let reply = Reply::new(200, &[("Content-Type", "application/x-ndjson")], lines);
    let server = Loopback::start(vec![reply]);
    let mut entries = client(&server).stream(Feed).await.unwrap().into_inner();
    let mut jobs = Vec::new();
    while let Some(job) = entries.next().await {
        jobs.push(job.unwrap().job);
    }
    assert_eq!(jobs, [1, 2]);
    server.finish();
}
