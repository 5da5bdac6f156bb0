//! Every way to prove who one is.

use crate::plain::Notes;

const BEARER: &str = "| `token` | bearer | | `token` | `NOTES_TOKEN` |";
const KEY: &str = "- in: query key";

/// The statuses of requests with these headers and no other credential.
async fn statuses(notes: &Notes, headers: &[(&str, &str)]) -> Vec<u16> {
    let mut statuses = Vec::new();
    for header in headers {
        statuses.push(notes.send_as("", "GET /notes", "", &[*header]).await.status);
    }
    statuses
}

#[tokio::test]
async fn basic_credentials_have_the_documented_form() {
    // Of `:mock-key`, `mock-key:`, `mock-user:mock-key` and `mock-user:hunter2`.
    let headers = [
        ("Authorization", "Basic Om1vY2sta2V5"),
        ("Authorization", "Basic bW9jay1rZXk6"),
        ("Authorization", "Basic bW9jay11c2VyOm1vY2sta2V5"),
        ("Authorization", "Basic bW9jay11c2VyOmh1bnRlcjI="),
        ("Authorization", "Basic %"),
        ("Authorization", "Bearer mock-key"),
    ];
    for (row, expected) in [
        (
            "| `token` | basic | (empty) | `token` | `NOTES_TOKEN` |",
            [200, 401, 401, 401, 401, 401],
        ),
        (
            "| `token` | basic | (secret) | (empty) | `NOTES_TOKEN` |",
            [401, 200, 401, 401, 401, 401],
        ),
        (
            "| `token` | basic | `user` | `token` | `NOTES_USER, NOTES_TOKEN` |",
            [401, 401, 200, 401, 401, 401],
        ),
    ] {
        let notes = Notes::changed(&[(BEARER, row), ("A token.\n", "A password.\n")]);
        assert_eq!(statuses(&notes, &headers).await, expected, "{row}");
    }
}

#[tokio::test]
async fn keys_stand_where_they_are_documented() {
    let headers = [
        ("X-Key", "mock-key"),
        ("X-Key", "Key mock-key"),
        ("Cookie", "a=b; key=mock-key"),
        ("Cookie", "key=hunter2"),
    ];
    for (place, expected) in [
        ("- in: header X-Key", [200, 401, 401, 401]),
        ("- in: header X-Key\n- prefix: `Key `", [401, 200, 401, 401]),
        ("- in: cookie key", [401, 401, 200, 401]),
    ] {
        let notes = Notes::changed(&[(KEY, place)]);
        assert_eq!(statuses(&notes, &headers).await, expected, "{place}");
    }
}

#[tokio::test]
async fn an_operation_can_need_several_or_none() {
    let both = [(
        "- pages: cursor\n",
        "- pages: cursor\n- auth: token + key\n",
    )];
    let notes = Notes::changed(&both);
    let sent = async |credential, line| notes.send_as(credential, line, "", &[]).await.status;
    assert_eq!(sent("mock-key", "GET /notes").await, 401);
    assert_eq!(sent("", "GET /notes?key=mock-key").await, 401);
    assert_eq!(sent("mock-key", "GET /notes?key=mock-key").await, 200);
    assert_eq!(sent("", "GET /status").await, 200);
    assert_eq!(sent("", "GET /hooks?key=mock-key").await, 200);
}

#[tokio::test]
async fn the_environment_names_what_a_scheme_takes() {
    let row = "| `token` | basic | `user` | `token` | `NOTES_USER, NOTES_TOKEN` |";
    let notes = Notes::changed(&[(BEARER, row), ("A token.\n", "A password.\n")]);
    let environment = notes.mock.environment();
    let own: Vec<_> = environment
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let expected = [
        ("NOTES_USER", "mock-user"),
        ("NOTES_TOKEN", "mock-key"),
        ("NOTES_BASE_URL", notes.mock.base_url()),
    ];
    assert_eq!(own, expected);
}
