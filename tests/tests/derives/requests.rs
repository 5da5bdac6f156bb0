//! Where arguments go.

use std::collections::BTreeMap;

use bindery::{ClientBuilder, ErrorKind, Operation};
use bindery_tests::{Loopback, Reply};

use crate::acme::{Acme, AcmeError, Color, Note, client};

#[derive(Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/lists/{list_id}/notes",
    output = Vec<Note>,
    error = AcmeError,
    new,
    setters
)]
#[serde(rename_all = "camelCase")]
struct FindNotes {
    #[operation(path)]
    #[serde(rename = "list_id")]
    list: u64,
    #[operation(query)]
    page_size: Option<u32>,
    #[operation(query)]
    color: Option<Color>,
    #[operation(query, style = comma_list)]
    comma: Vec<String>,
    #[operation(query, style = repeated_key)]
    repeated: Option<Vec<u8>>,
    #[operation(query, style = bracket_list)]
    bracket: Vec<u8>,
    #[operation(query, style = space_list)]
    space: Vec<u8>,
    #[operation(query, style = pipe_list)]
    pipe: Vec<u8>,
    #[operation(query, style = deep_object)]
    filter: BTreeMap<String, String>,
    #[operation(query, flag)]
    archived: bool,
    #[operation(header)]
    if_match: Option<String>,
    #[operation(header)]
    #[serde(rename = "X-Trace")]
    trace: Vec<u8>,
    #[operation(cookie)]
    session: String,
    /// Fields may have the names of emitted paths.
    #[operation(query)]
    rt: Option<u8>,
}

#[tokio::test]
async fn each_argument_has_its_place_and_its_name() {
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":[]}"#)]);
    let operation = FindNotes {
        list: 7,
        page_size: Some(2),
        color: Some(Color::Blue),
        comma: vec!["a".into(), "b,c".into()],
        repeated: Some(vec![1, 2]),
        bracket: vec![1, 2],
        space: vec![1, 2],
        pipe: vec![1, 2],
        filter: [("name".into(), "x".into())].into(),
        archived: true,
        if_match: Some("v1".into()),
        trace: vec![1, 2],
        session: "s7".into(),
        rt: Some(1),
    };
    client(&server).execute(operation).await.unwrap();
    let sent = server.finish().remove(0);
    assert_eq!(
        sent.line,
        "GET /lists/7/notes?pageSize=2&color=blue-ish&comma=a,b%2Cc&repeated=1&repeated=2\
         &bracket%5B%5D=1&bracket%5B%5D=2&space=1+2&pipe=1%7C2&filter%5Bname%5D=x&archived&rt=1"
    );
    assert_eq!(
        sent.own_headers(),
        [
            ("accept", "application/json"),
            ("authorization", "Bearer token-7"),
            ("cookie", "session=s7"),
            ("if-match", "v1"),
            ("user-agent", "bindery-tests/0.1.0 bindery/0.1.0"),
            ("x-acme-version", "2026-02"),
            ("x-trace", "1,2"),
        ]
    );
}

#[tokio::test]
async fn what_is_left_out_is_not_sent() {
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":[]}"#)]);
    let operation = FindNotes::new(7, [""; 0], [], [], [], BTreeMap::default(), false, [], "s7")
        .page_size(3)
        .repeated([9]);
    client(&server).execute(operation).await.unwrap();
    let sent = server.finish().remove(0);
    assert_eq!(sent.line, "GET /lists/7/notes?pageSize=3&repeated=9");
    assert_eq!(sent.header("if-match"), None);
}

#[tokio::test]
async fn the_providers_errors_are_typed_and_have_a_message() {
    let body = r#"{"error":{"message":"no such list","code":"gone"}}"#;
    let server = Loopback::start(vec![Reply::json(404, body)]);
    let operation = FindNotes::new(7, [""; 0], [], [], [], BTreeMap::default(), false, [], "s7");
    let error = client(&server).execute(operation).await.unwrap_err();
    let Some(AcmeError::ClientError(failure)) = error.api() else {
        panic!("{error:?}");
    };
    assert_eq!(failure.value().unwrap().error.message, "no such list");
    assert!(error.to_string().contains("no such list"), "{error}");
    assert_eq!(error.kind(), ErrorKind::Api);
    server.finish();
}

#[derive(Clone, Operation)]
#[operation(provider = Acme, method = POST, path = "/login", auth = none, replay = safe, output = String)]
struct Login;

#[derive(Operation)]
#[operation(provider = Acme, method = DELETE, path = "/all", auth("key"), scopes("notes:write"))]
struct DeleteAll {}

#[tokio::test]
async fn authentication_is_the_operations_own() {
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":"t"}"#)]);
    client(&server).execute(Login).await.unwrap();
    assert_eq!(server.finish().remove(0).header("authorization"), None);

    let server = Loopback::start(vec![Reply::new(204, &[], "")]);
    let variables = |name: &str| (name == "ACME_KEY").then(|| "k".to_owned());
    let client = ClientBuilder::<Acme>::from_lookup(variables).unwrap();
    let client = client.base_url(server.url()).build().unwrap();
    client.execute(DeleteAll {}).await.unwrap();
    assert_eq!(server.finish().remove(0).header("x-key"), Some("Key k"));
}

#[test]
fn a_derived_client_blocks_too() {
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":"t"}"#)]);
    let token = client(&server).execute_blocking(Login).unwrap();
    assert_eq!(*token, "t");
    server.finish();
}
