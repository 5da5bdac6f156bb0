const fn retry_rows() -> &'static [rt::RetryRow] {
    const {
        &[
            rt::RetryRow::exact(404, rt::RetryAdvice::Never),
            rt::RetryRow::class(4, rt::RetryAdvice::Yes),
        ]
    }
}

/// The documented errors of [`GoldenThing`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum GoldenThingError {
    /// Status 404.
    ///
    /// Gone.
    NotFound(rt::ErrorBody<rt::Json>),
    /// Any other status 400 to 499.
    ///
    /// Refused.
    ClientError(rt::ErrorBody<rt::Bytes>),
}

rt::api_error! {
    GoldenThingError { 404 => NotFound json, 400 to 499 => ClientError bytes }
}
