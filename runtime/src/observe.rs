//! Spans of calls and attempts, named by OpenTelemetry's conventions for HTTP clients. They hold neither
//! bodies nor headers nor queries, so no secret.
//!
//! Without the feature `tracing` there are none.

#[cfg(feature = "tracing")]
pub(crate) use self::spans::{attempt, call};

#[cfg(feature = "tracing")]
mod spans {
    use http::{Method, Response, Uri};
    use tracing::{Instrument as _, Span, field::Empty, info_span};

    use crate::{OperationMeta, ProviderMeta, error::Failure};

    /// A span around some work.
    pub(crate) struct Observed(Span);

    /// A span around a whole call.
    pub(crate) fn call(provider: &ProviderMeta, meta: &OperationMeta) -> Observed {
        Observed(info_span!(
            "call",
            otel.name = meta.id(),
            otel.kind = "client",
            otel.status_code = Empty,
            service.peer.name = provider.name,
            http.request.method = known(meta.method()).unwrap_or(OTHER),
            http.request.method_original = original(meta.method()),
            url.template = meta.path(),
            http.response.status_code = Empty,
            error.type = Empty,
        ))
    }

    /// A span around one attempt, the first of which has number 0.
    pub(crate) fn attempt(method: &Method, uri: &Uri, number: u32) -> Observed {
        let host = uri.host().unwrap_or_default();
        let default_port = if uri.scheme_str() == Some("http") {
            80
        } else {
            443
        };
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        let scheme = uri.scheme_str().unwrap_or_default();
        Observed(info_span!(
            "attempt",
            otel.name = known(method).unwrap_or("HTTP"),
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = known(method).unwrap_or(OTHER),
            http.request.method_original = original(method),
            http.request.resend_count = (number > 0).then_some(number),
            server.address = host,
            server.port = uri.port_u16().unwrap_or(default_port),
            url.full = format_args!("{scheme}://{authority}{}", uri.path()),
            http.response.status_code = Empty,
            error.type = Empty,
        ))
    }

    /// What stands for methods that the conventions do not know.
    const OTHER: &str = "_OTHER";

    /// The method, where the conventions know it.
    fn known(method: &Method) -> Option<&str> {
        let is_known = matches!(
            *method,
            Method::CONNECT
                | Method::DELETE
                | Method::GET
                | Method::HEAD
                | Method::OPTIONS
                | Method::PATCH
                | Method::POST
                | Method::PUT
                | Method::TRACE
        );
        is_known.then(|| method.as_str())
    }

    /// The method, where the conventions do not know it.
    fn original(method: &Method) -> Option<&str> {
        known(method).is_none().then(|| method.as_str())
    }

    impl Observed {
        /// Does the work within the span, which tells what became of it.
        pub(crate) async fn around<T>(
            self,
            work: impl Future<Output = Result<Response<T>, Failure>>,
        ) -> Result<Response<T>, Failure> {
            let Self(span) = self;
            let outcome = work.instrument(span.clone()).await;
            match &outcome {
                Ok(response) => {
                    let status = response.status();
                    span.record("http.response.status_code", status.as_u16());
                    if status.is_client_error() || status.is_server_error() {
                        span.record("error.type", status.as_str());
                        span.record("otel.status_code", "ERROR");
                    }
                }
                Err(failure) => {
                    span.record("error.type", failure.name());
                    span.record("otel.status_code", "ERROR");
                }
            }
            outcome
        }
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) use self::no_spans::{attempt, call};

#[cfg(not(feature = "tracing"))]
mod no_spans {
    use http::{Method, Uri};

    use crate::{OperationMeta, ProviderMeta};

    /// Nothing around some work.
    pub(crate) struct Unobserved;

    pub(crate) fn call(_: &ProviderMeta, _: &OperationMeta) -> Unobserved {
        Unobserved
    }

    pub(crate) fn attempt(_: &Method, _: &Uri, _: u32) -> Unobserved {
        Unobserved
    }

    impl Unobserved {
        /// The work as it is.
        #[expect(clippy::unused_self, reason = "as where there are spans")]
        pub(crate) fn around<F>(self, work: F) -> F {
            work
        }
    }
}
