//! The key is never printed, neither as it is nor as it is sent.

use bindery_affinity::Affinity;
use bindery_tests::{
    Loopback, Reply, cut_short, one_attempt, printed, printed_error, with_each_member_null,
    without_each_member,
};

use crate::{AFFINITY, ID, SUBSCRIPTION, URL};

fn assert_silent(shown: &str) {
    for secret in ["hunter2", "Omh1bnRlcjI"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

fn clients(server: &Loopback) -> [Affinity; 2] {
    let builder = || {
        let builder = Affinity::builder().base_url(server.url());
        builder.options(one_attempt())
    };
    [builder().basic("hunter2"), builder().bearer("hunter2")].map(|builder| {
        assert_silent(&printed(&builder));
        builder.build().unwrap()
    })
}

#[test]
fn clients_and_operations_are_silent() {
    let server = Loopback::start(vec![]);
    for affinity in clients(&server) {
        let webhooks = affinity.webhooks();
        assert_silent(&printed(&affinity));
        assert_silent(&printed(&*affinity));
        assert_silent(&printed(&webhooks));
        assert_silent(&printed(&webhooks.list()));
        assert_silent(&printed(&webhooks.get(ID)));
        assert_silent(&printed(&webhooks.create(URL)));
        assert_silent(&printed(&webhooks.update(ID, [])));
        assert_silent(&printed(&webhooks.delete(ID)));
    }
    server.finish();
}

#[tokio::test]
async fn responses_and_errors_are_silent() {
    let changed = without_each_member(SUBSCRIPTION)
        .into_iter()
        .chain(with_each_member_null(SUBSCRIPTION))
        .map(|changed| changed.body)
        .chain(cut_short(SUBSCRIPTION))
        .chain([
            SUBSCRIPTION.to_owned(),
            SUBSCRIPTION.replace("1234", "\"hunter2\""),
            SUBSCRIPTION.replace("false", "{\"hunter2\":1}"),
        ]);
    let bodies: Vec<_> = changed.collect();
    let replies = || {
        let successes = bodies.iter().map(|body| Reply::json(200, &**body));
        let statuses = [AFFINITY.errors, &[302, 418, 502]].concat();
        let failures = statuses.into_iter().map(|status| {
            let headers = [("Set-Cookie", "key=hunter2")];
            Reply::new(status, &headers, "<html>hunter2 Omh1bnRlcjI=</html>")
        });
        successes.chain(failures).collect::<Vec<_>>()
    };
    let calls = replies().len();
    let server = Loopback::start([replies(), replies()].concat());
    let mut successes = 0;
    for affinity in clients(&server) {
        for _ in 0..calls {
            match affinity.webhooks().get(ID).send().await {
                Ok(answer) => {
                    successes += 1;
                    assert_silent(&printed(&answer));
                    assert_silent(&printed(answer.http()));
                }
                Err(error) => {
                    assert_silent(&printed_error(&error));
                    assert_silent(&printed(&error.api()));
                    assert_silent(&printed(&error.decode_error()));
                    assert_silent(&printed_error(&bindery::AnyError::from(error)));
                }
            }
        }
    }
    assert_eq!(successes, 2);
    server.finish();
}

#[tokio::test]
async fn an_error_without_an_answer_is_silent() {
    let server = Loopback::start(vec![]);
    let clients = clients(&server);
    server.finish();
    for affinity in clients {
        let error = affinity.webhooks().list().send().await.unwrap_err();
        assert_silent(&printed_error(&error));
    }
    let affinity = Affinity::builder().bearer("hunter2\n").build().unwrap();
    let error = affinity.webhooks().list().send().await.unwrap_err();
    assert_silent(&printed_error(&error));
}
