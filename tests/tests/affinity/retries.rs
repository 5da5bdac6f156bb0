//! What is sent again, by what Affinity documents. Nothing waits here: the waits are the runtime's own matter.

use std::time::Duration;

use bindery::{CallOptions, RetryPolicy};
use bindery_affinity::Affinity;
use bindery_tests::{Loopback, Reply};

use crate::{ID, SUBSCRIPTION, URL, affinity};

/// A client that makes up to three attempts, one right after the other.
fn persistent(server: &Loopback) -> Affinity {
    let policy = RetryPolicy::backoff().initial_interval(Duration::ZERO);
    affinity(server).with(CallOptions::new().retry(policy))
}

#[tokio::test]
async fn reads_and_deletions_are_repeated_on_passing_failures() {
    for statuses in [[429, 500], [502, 503], [504, 408]] {
        let replies = |last| {
            let failures = statuses.iter().map(|&status| Reply::json(status, "{}"));
            failures.chain([Reply::json(200, last)]).collect()
        };
        let server = Loopback::start(replies(SUBSCRIPTION));
        let get = persistent(&server).webhooks().get(ID);
        assert_eq!(get.send().await.unwrap().http().attempts(), 3);
        server.finish();

        let server = Loopback::start(replies(r#"{"success":true}"#));
        let delete = persistent(&server).webhooks().delete(ID);
        assert_eq!(delete.send().await.unwrap().http().attempts(), 3);
        server.finish();
    }
    for status in [401, 403, 404, 422] {
        let server = Loopback::start(vec![Reply::json(status, "{}")]);
        let list = persistent(&server).webhooks().list();
        assert_eq!(list.send().await.unwrap_err().attempts(), 1);
        assert_eq!(server.finish().len(), 1);
    }
}

/// The address has been called by then.
#[tokio::test]
async fn what_calls_the_address_is_never_repeated_once_it_was_sent() {
    let mut replies = [408, 429, 500, 502, 503, 504]
        .map(|status| Reply::json(status, "{}"))
        .to_vec();
    replies.push(Reply::json(200, SUBSCRIPTION).broken_off(10));
    for reply in replies {
        let server = Loopback::start(vec![reply; 2]);
        let webhooks = persistent(&server).webhooks();
        let error = webhooks.create(URL).send().await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{error}");
        let error = webhooks.update(ID, []).send().await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{error}");
        assert_eq!(server.finish().len(), 2);
    }
}
