//! Calls of a client, each answered by a server on a loopback socket.

use bindery::{Error, Response};

use crate::{Loopback, Reply, Sent};

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
