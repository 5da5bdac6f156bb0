//! A provider of the tests' own, written against what generated code names, and a transport that
//! answers from a script.
#![allow(dead_code, reason = "each test program uses a part")]

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use bindery::{
    __codegen::v1 as rt,
    Body, BodyError, BoxFuture, Client, Clock, Transport,
    transport::{TransportError, TransportErrorKind},
};

/// Implements `Provider` for a marker, from what its meta is given.
#[macro_export]
macro_rules! provider {
    ($name:ident, |$meta:ident| $set:block) => {
        #[derive(Debug)]
        struct $name;

        impl bindery::Provider for $name {
            fn meta() -> &'static bindery::ProviderMeta {
                static META: bindery::ProviderMeta = {
                    let mut $meta = bindery::ProviderMeta::new(stringify!($name));
                    $meta.base_url("https://api.acme.dev/v1");
                    $set
                    $meta
                };
                &META
            }
        }
    };
}

/// Tokio's clock, which tests pause; the time of day starts with 1970.
#[derive(Clone, Copy, Debug)]
pub struct TokioClock(tokio::time::Instant);

impl TokioClock {
    pub fn new() -> Self {
        Self(tokio::time::Instant::now())
    }
}

impl Clock for TokioClock {
    fn monotonic(&self) -> Duration {
        self.0.elapsed()
    }

    fn wall(&self) -> jiff::Timestamp {
        jiff::Timestamp::UNIX_EPOCH + self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// An answer: a status, headers and a body.
#[derive(Clone, Copy, Debug)]
pub struct Answer(
    pub u16,
    pub &'static [(&'static str, &'static str)],
    pub &'static str,
);

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Answer(Answer),
    Fail(TransportErrorKind),
    /// The head of an answer and a body that breaks off.
    BreakOff(u16),
    /// No answer, ever.
    Hang,
    /// The head of an answer and a body that never ends.
    Stall(u16),
}

impl From<Answer> for Step {
    fn from(answer: Answer) -> Self {
        Self::Answer(answer)
    }
}

/// A request, as the transport was given it.
#[derive(Clone, Debug)]
pub struct Sent {
    pub line: String,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Sent {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Answers from a script and keeps what it was sent.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Arc<Mutex<VecDeque<Step>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Script {
    pub fn new(answers: &[(u16, &'static str)]) -> Self {
        let answers = answers
            .iter()
            .map(|(status, body)| Answer(*status, &[], body));
        Self::answers(answers)
    }

    pub fn answers(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self::steps(answers.into_iter().map(Step::from))
    }

    pub fn steps(steps: impl IntoIterator<Item = Step>) -> Self {
        Self {
            steps: Arc::new(Mutex::new(steps.into_iter().collect())),
            sent: Arc::default(),
        }
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        // Others get a turn, so that calls at once are really at once.
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect(usize::MAX).await.expect("a body");
            self.sent.lock().unwrap().push(Sent {
                line: format!("{} {}", parts.method, parts.uri),
                headers: parts.headers,
                body: String::from_utf8_lossy(&body).into_owned(),
            });
            let step = self.steps.lock().unwrap().pop_front().expect("a step");
            tokio::task::yield_now().await;
            let broken = || BodyError::new(std::io::Error::other("reset"));
            match step {
                Step::Answer(answer) => Ok(response(answer)),
                Step::Fail(kind) => Err(TransportError::new(kind, std::io::Error::other("reset"))),
                Step::BreakOff(status) => {
                    let body = Body::once(futures_util::stream::iter([Err(broken())]));
                    Ok(response(Answer(status, &[], "")).map(|_| body))
                }
                Step::Stall(status) => {
                    let body = Body::once(futures_util::stream::pending());
                    Ok(response(Answer(status, &[], "")).map(|_| body))
                }
                Step::Hang => std::future::pending().await,
            }
        })
    }
}

fn response(Answer(status, headers, body): Answer) -> http::Response<Body> {
    let mut response = http::Response::new(Body::from(body));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        let value = http::HeaderValue::from_static(value);
        response
            .headers_mut()
            .append(http::HeaderName::from_static(name), value);
    }
    response
}

/// An operation without arguments that gives any JSON.
#[derive(Clone, Debug)]
pub struct Ping<P> {
    meta: rt::OperationMeta,
    provider: std::marker::PhantomData<fn() -> P>,
}

impl<P> Ping<P> {
    pub fn new() -> Self {
        Self {
            meta: rt::OperationMeta::dynamic("ping", http::Method::GET, "/ping"),
            provider: std::marker::PhantomData,
        }
    }

    pub fn method(method: http::Method) -> Self {
        Self {
            meta: rt::OperationMeta::dynamic("ping", method, "/ping"),
            provider: std::marker::PhantomData,
        }
    }

    pub fn with(mut self, set: impl FnOnce(&mut rt::OperationMeta)) -> Self {
        set(&mut self.meta);
        self
    }
}

impl<P: bindery::Provider> rt::Operation for Ping<P> {
    type Provider = P;
    type Output = rt::Json;
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &self.meta
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        cx.start(&self.meta).finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        cx.json(raw)
    }
}

/// A client over a script, with its credentials.
pub fn client<P: bindery::Provider>(
    script: &Script,
    credentials: &[(&'static str, rt::Credential)],
) -> Client<P> {
    let mut builder = Client::builder().transport(script.clone());
    for (scheme, credential) in credentials {
        builder = builder.credential(scheme, credential.clone());
    }
    builder.build().unwrap()
}
