//! Which redirects are followed, and what goes along.

mod acme;

use acme::{Answer, Ping, Script, Sent, Step, client};
use bindery::{ApiKeyPlace, AuthScheme, CallOptions, Credential, Error, ErrorKind};
use http::{HeaderName, HeaderValue, Method};

provider!(Acme, |meta| {
    meta.auth(&[
        AuthScheme::bearer("bearer"),
        AuthScheme::api_key("query", ApiKeyPlace::Query("key"), ""),
    ]);
});

const OK: Answer = Answer(200, &[], "1");
const HERE: Answer = Answer(302, &[("location", "/v2/ping?a=1")], "");
const AWAY: Answer = Answer(307, &[("location", "https://cdn.dev/x#top")], "");
const BACK: Answer = Answer(301, &[("location", "https://api.acme.dev/v1/y")], "");

async fn call(
    method: Method,
    scheme: &'static str,
    answers: &[Answer],
) -> (Option<Error<bindery::__codegen::v1::Infallible>>, Vec<Sent>) {
    let script = Script::steps(answers.iter().copied().map(Step::from));
    let options = CallOptions::new().header(
        HeaderName::from_static("x-own"),
        HeaderValue::from_static("s3cret"),
    );
    let client = client::<Acme>(&script, &[(scheme, Credential::secret("s3cret"))]).with(options);
    let result = client.execute(Ping::method(method)).await;
    (result.err(), script.sent())
}

#[tokio::test]
async fn reads_are_followed_with_their_credentials_on_the_same_origin() {
    let (error, sent) = call(Method::GET, "bearer", &[HERE, OK]).await;
    assert!(error.is_none());
    assert_eq!(sent[1].line, "GET https://api.acme.dev/v2/ping?a=1");
    assert_eq!(sent[1].header("authorization"), Some("Bearer s3cret"));
    assert_eq!(sent[1].header("x-own"), Some("s3cret"));
    let (_, sent) = call(Method::HEAD, "query", &[HERE, OK]).await;
    assert_eq!(
        sent[1].line,
        "HEAD https://api.acme.dev/v2/ping?a=1&key=s3cret"
    );
}

#[tokio::test]
async fn no_credential_ever_goes_to_another_origin_nor_comes_back() {
    for scheme in ["bearer", "query"] {
        let (error, sent) = call(Method::GET, scheme, &[HERE, AWAY, BACK, OK]).await;
        assert!(error.is_none());
        assert_eq!(sent[2].line, "GET https://cdn.dev/x");
        assert_eq!(sent[3].line, "GET https://api.acme.dev/v1/y");
        for sent in &sent[2..] {
            assert!(!format!("{sent:?}").contains("s3cret"), "{sent:?}");
            let names: Vec<_> = sent.headers.keys().map(HeaderName::as_str).collect();
            assert_eq!(names, ["accept", "user-agent"]);
        }
    }
    for elsewhere in [
        "http://api.acme.dev/v1/ping",
        "https://api.acme.dev:8443/v1/ping",
        "https://acme.dev/v1/ping",
        "//api.acme.dev.evil.dev/",
        "https://user:pass@evil.dev/",
    ] {
        let headers: &'static [(&str, &str)] = Vec::leak(vec![("location", elsewhere)]);
        let (_, sent) = call(Method::GET, "bearer", &[Answer(302, headers, ""), OK]).await;
        assert_eq!(sent[1].header("authorization"), None, "{elsewhere}");
    }
    let port = Answer(302, &[("location", "https://API.acme.dev:443/v1/ping")], "");
    let (_, sent) = call(Method::GET, "bearer", &[port, OK]).await;
    assert_eq!(sent[1].header("authorization"), Some("Bearer s3cret"));
}

#[tokio::test]
async fn writes_are_never_redirected() {
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        for answer in [HERE, AWAY, BACK] {
            let (error, sent) = call(method.clone(), "bearer", &[answer]).await;
            assert_eq!(error.unwrap().kind(), ErrorKind::UnexpectedStatus);
            assert_eq!(sent.len(), 1);
        }
    }
}

#[tokio::test]
async fn a_loop_ends() {
    let (error, sent) = call(Method::GET, "bearer", &[HERE; 11]).await;
    let error = error.unwrap();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(sent.len(), 11);
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_or_is_not_wanted_is_an_answer() {
    for answer in [
        Answer(302, &[], ""),
        Answer(302, &[("location", "ftp://acme.dev/")], ""),
        Answer(302, &[("location", "https://[")], ""),
        Answer(304, &[("location", "/x")], ""),
    ] {
        let (error, sent) = call(Method::GET, "bearer", &[answer]).await;
        assert_eq!(error.unwrap().kind(), ErrorKind::UnexpectedStatus);
        assert_eq!(sent.len(), 1);
    }
    let script = Script::answers([HERE]);
    let client = client::<Acme>(&script, &[("bearer", Credential::secret("x"))]);
    let none = client.with(CallOptions::new().redirects(0));
    let error = none.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 302);
}
