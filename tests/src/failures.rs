//! Answers that are no success, and what a caller must get of each.

use bindery::{Error, ErrorBody, ErrorKind};

use crate::Reply;

const HTML: &str = "<html><body>Bad gateway</body></html>";

/// One such answer.
#[derive(Clone, Debug)]
pub struct Failure {
    status: u16,
    content_type: &'static str,
    body: String,
    fits: bool,
}

impl Failure {
    /// Each of these statuses with the documented body, with HTML and with nothing.
    pub fn documented(statuses: &[u16], body: &str) -> Vec<Self> {
        let answers = |&status| {
            [
                Self::new(status, "application/json", body, true),
                Self::new(status, "text/html; charset=utf-8", HTML, false),
                Self::new(status, "application/json", "", false),
            ]
        };
        statuses.iter().flat_map(answers).collect()
    }

    /// Each of these statuses with JSON, with HTML and with nothing.
    pub fn undocumented(statuses: &[u16]) -> Vec<Self> {
        let answers = |&status| {
            [
                Self::new(status, "application/json", r#"{"why":"not"}"#, false),
                Self::new(status, "text/html; charset=utf-8", HTML, false),
                Self::new(status, "text/plain", "", false),
            ]
        };
        statuses.iter().flat_map(answers).collect()
    }

    fn new(status: u16, content_type: &'static str, body: &str, fits: bool) -> Self {
        Self {
            status,
            content_type,
            body: body.to_owned(),
            fits,
        }
    }

    /// Whether HTTP lets a response of this status have this body.
    pub fn may_have_its_body(&self) -> bool {
        self.body.is_empty() || !matches!(self.status, 204 | 304)
    }

    /// What the server sends.
    pub fn reply(&self) -> Reply {
        Reply::new(
            self.status,
            &[("Content-Type", self.content_type)],
            self.body.clone(),
        )
    }

    /// The caller got the documented error of this status, which `variant` tells with its body.
    ///
    /// # Panics
    /// It got something else.
    pub fn assert_documented<E, B>(
        &self,
        error: &Error<E>,
        variant: impl Fn(&E) -> (u16, &ErrorBody<B>),
    ) {
        assert_eq!(error.kind(), ErrorKind::Api, "{self:?}: {error}");
        let (status, body) = variant(error.api().expect("an API error has its variant"));
        assert_eq!(status, self.status, "{self:?}: {error}");
        assert_eq!(body.status().as_u16(), self.status);
        assert_eq!(&body.raw()[..], self.body.as_bytes());
        assert_eq!(body.value().is_some(), self.fits, "{self:?}");
        assert_eq!(body.decode_error().is_some(), !self.fits, "{self:?}");
        self.assert_kept(error);
    }

    /// The caller got an unexpected status.
    ///
    /// # Panics
    /// It got something else.
    pub fn assert_unexpected<E>(&self, error: &Error<E>) {
        assert_eq!(
            error.kind(),
            ErrorKind::UnexpectedStatus,
            "{self:?}: {error}"
        );
        assert!(error.api().is_none());
        self.assert_kept(error);
    }

    fn assert_kept<E>(&self, error: &Error<E>) {
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(self.status)
        );
        assert_eq!(
            error.body().map(|body| &body[..]),
            Some(self.body.as_bytes())
        );
        let content_type = error
            .headers()
            .and_then(|headers| headers.get("content-type"));
        assert_eq!(
            content_type.and_then(|value| value.to_str().ok()),
            Some(self.content_type)
        );
        assert!(
            error.to_string().contains(&self.status.to_string()),
            "{error}"
        );
    }
}
