//! What each failure says. The exact texts stand in `golden/errors.txt`; with `BINDERY_BLESS=1` in the
//! environment the test writes that file anew.

mod acme;

use std::{error::Error as _, fmt::Write as _, time::Duration};

use acme::{Answer, Ping, Script, Step, TokioClock};
use bindery::{
    __codegen::v1 as rt, AnyError, AuthScheme, CallOptions, Client, ClientBuilder, Credential,
    Error, RetryPolicy, Scopes, transport::TransportErrorKind,
};
use http::Method;

provider!(Acme, |meta| {
    meta.auth(&[AuthScheme::bearer("token"), AuthScheme::bearer("vault")]);
    meta.error_code(&["code"]);
    meta.error_message(&["errors[0].detail", "message"]);
    meta.request_id_header("x-request");
});

/// The documented errors of the operation.
#[derive(Debug)]
enum PingError {
    NotFound(rt::ErrorBody<Message>),
    ClientError(rt::ErrorBody<Message>),
}

#[derive(Debug, serde::Deserialize)]
struct Message {
    message: String,
}

impl rt::ApiError for PingError {
    fn decode(response: &rt::ErrorResponse) -> Option<Self> {
        match (response.class(), response.status()) {
            (_, 404) => Some(Self::NotFound(response.json())),
            (4, _) => Some(Self::ClientError(response.json())),
            _ => None,
        }
    }
}

struct Get(Ping<Acme>);

impl rt::Operation for Get {
    type Provider = Acme;
    type Output = i64;
    type Error = PingError;

    fn meta(&self) -> &rt::OperationMeta {
        self.0.meta()
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        rt::Operation::request(&self.0, cx)
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        cx.json(raw)
    }
}

const JSON: (&str, &str) = ("content-type", "application/json");
const HTML: (&str, &str) = ("content-type", "text/html");

struct Case {
    name: &'static str,
    operation: Ping<Acme>,
    options: CallOptions,
    credential: Credential,
    steps: Vec<Step>,
}

fn case(name: &'static str, steps: impl IntoIterator<Item = Step>) -> Case {
    Case {
        name,
        operation: Ping::new(),
        options: CallOptions::new().retry(RetryPolicy::none()),
        credential: Credential::secret("s3cret"),
        steps: steps.into_iter().collect(),
    }
}

fn answer(
    name: &'static str,
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
) -> Case {
    case(name, [Step::Answer(Answer(status, headers, body))])
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn cases() -> Vec<Case> {
    let needs = |scopes| move |meta: &mut rt::OperationMeta| meta.scopes(scopes);
    let hanging = |name, options: CallOptions| Case {
        options: options.retry(RetryPolicy::none()),
        ..case(name, [Step::Hang])
    };
    let second = Duration::from_secs(1);
    let not_found = Answer(404, &[JSON], r#"{"message":"gone"}"#);
    vec![
        answer(
            "documented",
            404,
            &[JSON, ("x-request", "r-1")],
            r#"{"code":"not_found","message":"No such ping"}"#,
        ),
        answer("documented, another body", 404, &[HTML], "<html>no</html>"),
        answer(
            "a range",
            422,
            &[JSON],
            r#"{"errors":[{"detail":"bad\nname"}]}"#,
        ),
        answer(
            "rate limited",
            429,
            &[JSON, ("retry-after", "7")],
            r#"{"message":"slow down"}"#,
        ),
        answer("unauthorized", 401, &[], ""),
        answer("forbidden", 403, &[], ""),
        Case {
            operation: Ping::new().with(needs(Scopes::All(&["read", "write"]))),
            ..answer("forbidden, all scopes", 403, &[], "")
        },
        Case {
            operation: Ping::new().with(needs(Scopes::Any(&["read", "admin"]))),
            ..answer("forbidden, one scope", 403, &[], "")
        },
        answer("undocumented", 500, &[JSON], r#"{"message":"oops"}"#),
        answer(
            "undocumented, HTML",
            502,
            &[HTML],
            "<html>bad gateway</html>",
        ),
        answer("undocumented, no type", 503, &[], "down"),
        answer("undocumented, no body", 418 + 100, &[], ""),
        Case {
            operation: Ping::method(Method::POST),
            ..answer("a redirected write", 308, &[("location", "/y")], "")
        },
        answer("wrong type", 200, &[JSON], r#""s3cret""#),
        answer("HTML for JSON", 200, &[HTML], "<html>s3cret</html>"),
        answer("empty", 200, &[JSON], ""),
        answer("truncated", 200, &[JSON], "[1,"),
        case("no connection", [Step::Fail(TransportErrorKind::Connect)]),
        case("reset", [Step::Fail(TransportErrorKind::Other)]),
        case("broken body", [Step::BreakOff(200)]),
        hanging("timeout", CallOptions::new().timeout(second)),
        hanging(
            "attempt timeout",
            CallOptions::new().attempt_timeout(second),
        ),
        hanging(
            "first byte timeout",
            CallOptions::new().first_byte_timeout(second),
        ),
        Case {
            options: CallOptions::new()
                .idle_timeout(second)
                .retry(RetryPolicy::none()),
            ..case("idle timeout", [Step::Stall(200)])
        },
        Case {
            options: CallOptions::new().max_response(1),
            ..answer("too large", 200, &[], "12")
        },
        Case {
            options: CallOptions::new().max_json_depth(1),
            ..answer("too deep", 200, &[], "[[]]")
        },
        case(
            "redirect loop",
            [Step::Answer(Answer(302, &[("location", "/x")], "")); 11],
        ),
        Case {
            credential: Credential::secret("s3c\nret"),
            ..case("malformed secret", [])
        },
        Case {
            operation: Ping::new().with(|meta| meta.auth(rt::AuthNeed::Schemes(&["vault"]))),
            ..case("missing credential", [])
        },
        Case {
            operation: Ping::method(Method::DELETE),
            options: CallOptions::new(),
            ..case(
                "a repeated delete",
                [Step::BreakOff(204), Step::Answer(not_found)],
            )
        },
        Case {
            options: CallOptions::new(),
            ..case("given up", [Step::Fail(TransportErrorKind::Other); 3])
        },
        Case {
            options: CallOptions::new()
                .query("a", "b")
                .field("a", "s3cret")
                .unwrap(),
            ..case("no body for a field", [])
        },
    ]
}

async fn fail(case: Case) -> Error<PingError> {
    let client = builder(case.steps)
        .credential("token", case.credential)
        .build()
        .unwrap();
    let client = client.with(case.options);
    client.execute(Get(case.operation)).await.unwrap_err()
}

/// An interceptor that lets nothing through.
#[derive(Debug)]
struct Never;

impl bindery::Interceptor for Never {
    fn before(
        &self,
        _: &mut http::Request<bindery::Body>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err("it is late".into())
    }
}

fn builder(steps: impl IntoIterator<Item = Step>) -> ClientBuilder<Acme> {
    Client::builder()
        .transport(Script::steps(steps))
        .clock(TokioClock::new())
        .credential("token", Credential::secret("s3cret"))
}

/// Failures that a client itself makes.
async fn own_failures() -> [(&'static str, Error<PingError>); 3] {
    let refusing = builder([]).interceptor(Never).build().unwrap();
    let closed = builder([]).build().unwrap();
    closed.close().await;
    let keyed = Ping::method(Method::POST).with(|meta| meta.idempotency_header("x-key"));
    let key = CallOptions::new().idempotency_key("s3c\nret");
    let client = builder([]).build().unwrap();
    [
        (
            "refused by an interceptor",
            refusing.execute(Get(Ping::new())).await.unwrap_err(),
        ),
        (
            "a closed client",
            closed.execute(Get(Ping::new())).await.unwrap_err(),
        ),
        (
            "malformed idempotency key",
            client.with(key).execute(Get(keyed)).await.unwrap_err(),
        ),
    ]
}

#[tokio::test(start_paused = true)]
async fn every_failure_has_its_exact_text() {
    let mut errors = Vec::new();
    for case in cases() {
        errors.push((case.name, fail(case).await));
    }
    errors.extend(own_failures().await);
    let mut text = String::new();
    for (name, error) in errors {
        writeln!(text, "# {name}: {:?}\n{error}", error.kind()).unwrap();
        let mut source = error.source();
        while let Some(error) = source {
            writeln!(text, "  because: {error}").unwrap();
            source = error.source();
        }
        text.push('\n');
        let debug = format!("{error:?}");
        let debug = format!("{debug} {:?}", AnyError::from(error));
        assert!(!debug.contains("s3c"), "{debug}");
    }
    assert!(!text.contains("s3c"));
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/errors.txt");
    if std::env::var_os("BINDERY_BLESS").is_some() {
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(golden).unwrap());
}

#[tokio::test]
async fn a_documented_status_is_that_status_whatever_its_body() {
    let error = fail(answer("", 404, &[HTML], "<html>")).await;
    let Some(PingError::NotFound(body)) = error.api() else {
        panic!("{error}")
    };
    assert!(body.decode_error().is_some());
    assert_eq!(&body.raw()[..], b"<html>");
    let error = fail(answer("", 418, &[], r#"{"message":"teapot"}"#)).await;
    let Some(PingError::ClientError(body)) = error.api() else {
        panic!("{error}")
    };
    assert_eq!(body.value().unwrap().message, "teapot");
    assert!(
        AnyError::from(error)
            .api()
            .unwrap()
            .downcast_ref::<PingError>()
            .is_some()
    );
    let error = fail(answer("", 500, &[HTML], "<html>")).await;
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(&error.body().unwrap()[..], b"<html>");
}
