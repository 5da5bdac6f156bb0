//! Calls of a client, each answered by a server on a loopback socket.

use bindery::{CallOptions, Error, ErrorBody, Response, RetryPolicy};

use crate::{Changed, Failure, Loopback, Reply, Sent};

/// Options under which a call is sent once, so that each reply is the outcome of one call.
pub fn one_attempt() -> CallOptions {
    CallOptions::new().retry(RetryPolicy::none())
}

/// What a call gave, and what it sent.
pub type Called<T, E> = (Result<Response<T>, Error<E>>, Sent);

/// Makes the call once for each reply, with a client of the server that gives them in this order.
///
/// # Panics
/// A call sent nothing, or more than one request.
pub async fn call_each<C, T, E>(
    client: impl FnOnce(&Loopback) -> C,
    replies: Vec<Reply>,
    call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
) -> Vec<Called<T, E>> {
    let calls = replies.len();
    let server = Loopback::start(replies);
    let client = client(&server);
    let mut results = Vec::new();
    for _ in 0..calls {
        results.push(call(&client).await);
    }
    let sent = server.finish();
    assert_eq!(sent.len(), calls, "each call is one request");
    results.into_iter().zip(sent).collect()
}

/// As [`call_each`], for calls that all fail: their errors alone.
///
/// # Panics
/// As [`call_each`], or where a call succeeds.
pub async fn errors_of<C, T, E>(
    client: impl FnOnce(&Loopback) -> C,
    replies: Vec<Reply>,
    call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
) -> Vec<Error<E>> {
    let called = call_each(client, replies, call).await;
    let errors = called.into_iter().map(|(result, _)| result.unwrap_err());
    errors.collect()
}

/// The call answered with any of these statuses fails with this variant of its documented errors, whether
/// the body is the documented one, HTML or nothing.
///
/// # Panics
/// It does not.
pub async fn assert_documented<C, T, E, B>(
    client: impl FnOnce(&Loopback) -> C,
    statuses: &[u16],
    body: &str,
    call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
    variant: impl Fn(&E) -> Option<&ErrorBody<B>>,
) {
    let answers = Failure::documented(statuses, body);
    let replies = answers.iter().map(Failure::reply).collect();
    let errors = errors_of(client, replies, call).await;
    for (answer, error) in answers.iter().zip(&errors) {
        answer.assert_documented(error, |api| {
            let body = variant(api).expect("the status decides the variant");
            (body.status().as_u16(), body)
        });
    }
}

/// The call answered with any of these statuses fails with an unexpected status, whatever the body is.
///
/// # Panics
/// It does not.
pub async fn assert_unexpected<C, T, E>(
    client: impl FnOnce(&Loopback) -> C,
    statuses: &[u16],
    call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
) {
    let answers = Failure::undocumented(statuses);
    let replies = answers.iter().map(Failure::reply).collect();
    let errors = errors_of(client, replies, call).await;
    for (answer, error) in answers.iter().zip(&errors) {
        answer.assert_unexpected(error);
    }
}

/// The call answered with 200 and any of these bodies fails where reading it has to fail.
///
/// # Panics
/// It does not.
pub async fn assert_undecodable<C, T, E>(
    client: impl FnOnce(&Loopback) -> C,
    bodies: &[Changed],
    call: impl AsyncFn(&C) -> Result<Response<T>, Error<E>>,
) {
    let replies = bodies
        .iter()
        .map(|changed| Reply::json(200, &*changed.body));
    let errors = errors_of(client, replies.collect(), call).await;
    for (changed, error) in bodies.iter().zip(&errors) {
        changed.assert_undecodable(error);
    }
}
