//! Every example of every spec against the mock of its provider.

use bindery_codegen::ir::{ExampleBody, ExampleRole};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use bindery_mock::Mock;

const SPECS: [(&str, &str); 4] = [
    ("affinity", crate::spec!("affinity")),
    ("asana", crate::spec!("asana")),
    ("attio", crate::spec!("attio")),
    ("ingedata", crate::spec!("ingedata")),
];

/// A request of an example: its first line, its body and the body's type.
fn request(operation: &str, body: ExampleBody, text: &str) -> (String, String, &'static str) {
    match body {
        ExampleBody::Json => (operation.to_owned(), text.to_owned(), "application/json"),
        ExampleBody::Form => (
            operation.to_owned(),
            text.to_owned(),
            "application/x-www-form-urlencoded",
        ),
        ExampleBody::Http => {
            let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
            let body = rest.split_once("\n\n").map_or("", |(_, body)| body);
            (line.to_owned(), body.to_owned(), "application/json")
        }
    }
}

/// A request with the credential of the first user.
fn authorized(
    client: &reqwest::Client,
    mock: &Mock,
    name: &str,
    url: &str,
    line: &str,
) -> reqwest::RequestBuilder {
    let method = line.split(' ').next().unwrap().parse().unwrap();
    let request = client.request(method, url);
    match name {
        "affinity" => request.basic_auth("", Some(mock.credential())),
        _ => request.bearer_auth(mock.credential()),
    }
}

#[tokio::test]
async fn every_request_that_is_shown_is_in_order() {
    let client = reqwest::Client::new();
    let mut tried = 0;
    for (name, text) in SPECS {
        let source = Source::new(name, text);
        let (checked, report) = spec::read(&source);
        assert!(!report.has_errors());
        let checked = checked.unwrap();
        for operation in &checked.api().operations {
            let examples = operation.examples.iter();
            for example in examples.filter(|example| example.role == ExampleRole::Request) {
                let mock = Mock::builder().seeded().start(text).unwrap();
                // What the seeds hold is what the examples of requests name.
                let path = operation.path.value.to_string();
                let id = match name {
                    "attio" => "23e42eaf-323a-41da-b5bb-fd67eebda553",
                    "asana" => "12345",
                    "affinity" => "1234",
                    _ => "1",
                };
                let path = match path.split_once('{') {
                    Some((before, _)) => format!("{before}{id}"),
                    None => path,
                };
                let line = format!("{} {path}", operation.method.value.as_str());
                let (line, body, media_type) = request(&line, example.body, &example.text);
                let target = line.split(' ').nth(1).unwrap();
                let url = format!("{}{target}", mock.base_url());
                let mut request = authorized(&client, &mock, name, &url, &line);
                if !body.is_empty() {
                    let body = body.replace("PULSE_xxxxxxxxxxxx", "mock-key");
                    request = request.header("Content-Type", media_type).body(body);
                }
                let response = request.send().await.unwrap();
                let reason = response.headers().get("bindery-mock-reason").cloned();
                assert!(response.status().is_success(), "{name} {line}: {reason:?}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 15, "{tried}");
}
