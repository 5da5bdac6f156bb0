//! What every operation of a provider must do with the answers it gets.

use bindery::{Error, ErrorBody, ErrorKind, Response};

use crate::{Changed, Failure, Loopback, Reply, errors_of};

/// Statuses that are unexpected where a provider does not document them.
const UNDOCUMENTED: [u16; 6] = [204, 302, 304, 409, 418, 503];

/// A provider: how to make its client, and the errors that all its operations document.
#[derive(Clone, Copy, Debug)]
pub struct CheckedApi<C> {
    /// A client of the server.
    pub client: fn(&Loopback) -> C,
    /// The statuses of the documented errors.
    pub errors: &'static [u16],
    /// A body that fits the type of each.
    pub error_body: &'static str,
}

impl<C> CheckedApi<C> {
    /// Each documented error of the call is its variant, whatever its body holds, and any other status
    /// is unexpected. With no `success`, every 2xx is one.
    ///
    /// # Panics
    /// A call gives anything else.
    pub async fn tells_errors_apart<T, E, B>(
        &self,
        success: Option<u16>,
        call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
        variant: impl Fn(&E) -> (u16, &ErrorBody<B>),
    ) {
        let documented = Failure::documented(self.errors, self.error_body);
        let replies = documented.iter().map(Failure::reply).collect();
        let errors = errors_of(self.client, replies, &call).await;
        for (failure, error) in documented.iter().zip(&errors) {
            failure.assert_documented(error, &variant);
        }

        let other_success = [200, 201, 202].into_iter();
        let statuses: Vec<u16> = UNDOCUMENTED
            .into_iter()
            .chain(other_success)
            .filter(|status| !self.errors.contains(status))
            .filter(|status| match success {
                Some(success) => *status != success,
                None => !(200..300).contains(status),
            })
            .collect();
        let undocumented: Vec<_> = Failure::undocumented(&statuses)
            .into_iter()
            .filter(Failure::may_have_its_body)
            .collect();
        let replies = undocumented.iter().map(Failure::reply).collect();
        let errors = errors_of(self.client, replies, &call).await;
        for (failure, error) in undocumented.iter().zip(&errors) {
            failure.assert_unexpected(error);
        }
    }

    /// A success with any of these bodies is an error that says where in the body, and keeps it.
    ///
    /// # Panics
    /// A call gives anything else.
    pub async fn refuses_bodies<T, E>(
        &self,
        success: u16,
        bodies: &[(String, &str)],
        call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
    ) {
        let replies = bodies
            .iter()
            .map(|(body, _)| Reply::json(success, body.clone()))
            .collect();
        let errors = errors_of(self.client, replies, call).await;
        for ((body, path), error) in bodies.iter().zip(&errors) {
            let changed = Changed {
                body: body.clone(),
                path: (*path).to_owned(),
            };
            changed.assert_undecodable(error);
            assert_eq!(error.status().map(|status| status.as_u16()), Some(success));
        }
    }

    /// A success that is not called JSON is read all the same, and HTML is an error that names what
    /// came. A body that ends before its announced end is a failure of the exchange.
    ///
    /// # Panics
    /// A call gives anything else.
    pub async fn reads_what_is_json<T, E>(
        &self,
        success: u16,
        body: &str,
        call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
    ) {
        let html = [("Content-Type", "text/html")];
        let server = Loopback::start(vec![
            Reply::new(success, &[("Content-Type", "text/plain")], body),
            Reply::new(
                success,
                &[("Content-Type", "application/vnd.api+json")],
                body,
            ),
            Reply::new(success, &[], body),
            Reply::new(success, &html, "<html></html>"),
            Reply::json(success, body).broken_off(body.len() - 1),
        ]);
        let client = (self.client)(&server);
        for _ in 0..3 {
            assert!(call(&client).await.is_ok());
        }
        let error = call(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        let content_type = error.decode_error().and_then(|error| error.content_type());
        assert_eq!(content_type, Some("text/html"));
        assert!(error.to_string().contains("text/html"), "{error}");

        let error = call(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        server.finish();
    }
}
