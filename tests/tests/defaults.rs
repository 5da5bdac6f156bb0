//! What the pages of the generated crates say of defaults is what the runtime does.

use std::fs;
use std::time::Duration;

use bindery::RetryPolicy;
use bindery_asana::Asana;
use bindery_tests::generate::workspace;

/// The rows of the reference's table of retry fields: name and default.
fn rows(page: &str) -> Vec<(String, String)> {
    let (_, section) = page.split_once("\n## Retries\n").expect("the section");
    let (section, _) = section.split_once("\n## ").expect("the next section");
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map_while(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        (cells.len() == 6).then(|| (cells[1].replace('`', ""), cells[3].replace('`', "")))
    })
    .collect()
}

fn page(name: &str) -> String {
    let path = workspace().join("generated").join(name);
    fs::read_to_string(path).expect("the page")
}

fn text(duration: Duration) -> String {
    match duration.subsec_millis() {
        0 => format!("{} s", duration.as_secs()),
        _ => format!("{} ms", duration.as_millis()),
    }
}

#[test]
fn the_reference_states_the_defaults_of_the_retry_policy() {
    let statuses = RetryPolicy::DEFAULT_STATUSES.map(|status| status.to_string());
    let expected = [
        ("strategy", "Backoff".to_owned()),
        (
            "initial_interval",
            text(RetryPolicy::DEFAULT_INITIAL_INTERVAL),
        ),
        (
            "maximum_interval",
            text(RetryPolicy::DEFAULT_MAXIMUM_INTERVAL),
        ),
        ("exponent", RetryPolicy::DEFAULT_EXPONENT.to_string()),
        (
            "maximum_elapsed_time",
            "none but the call's timeout".to_owned(),
        ),
        (
            "maximum_attempts",
            RetryPolicy::DEFAULT_MAXIMUM_ATTEMPTS.to_string(),
        ),
        (
            "maximum_retry_after",
            text(RetryPolicy::DEFAULT_MAXIMUM_RETRY_AFTER),
        ),
        ("retry_connection_errors", "true".to_owned()),
        ("statuses", statuses.join(", ")),
    ];
    // This provider's spec has no statuses of its own.
    let page = page("affinity/REFERENCE.md");
    let expected = expected.map(|(name, default)| (name.to_owned(), default));
    assert_eq!(rows(&page), expected);
    let budget = format!(
        "a budget of {} repeated attempts",
        RetryPolicy::DEFAULT_BUDGET
    );
    assert!(page.contains(&budget), "{budget}");
}

#[test]
fn every_field_of_the_retry_policy_is_in_the_reference() {
    let shown = format!("{:?}", RetryPolicy::new());
    let fields = shown.trim_start_matches("RetryPolicy {").split(',');
    let fields: Vec<&str> = fields
        .filter_map(|field| Some(field.split_once(':')?.0.trim()))
        .collect();
    for name in ["affinity", "asana", "attio", "ingedata"] {
        let rows = rows(&page(&format!("{name}/REFERENCE.md")));
        let named: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(named, fields, "{name}");
    }
}

/// Strategy and connection errors have no constant: three attempts at a closed port show both.
#[tokio::test]
async fn a_call_has_the_attempts_that_the_pages_state() {
    let readme = page("asana/README.md");
    assert!(readme.contains("By default a call has three attempts"));
    let without_waits = RetryPolicy::new().initial_interval(Duration::ZERO);
    let client = Asana::builder()
        .oauth2("token")
        .base_url("http://127.0.0.1:1")
        .retry(without_waits)
        .build()
        .expect("a client");
    let error = client
        .webhooks()
        .list("1")
        .send()
        .await
        .expect_err("a closed port");
    assert_eq!(error.attempts(), 3);
    assert_eq!(RetryPolicy::DEFAULT_MAXIMUM_ATTEMPTS, 3);
}
