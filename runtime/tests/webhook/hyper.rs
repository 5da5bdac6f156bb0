//! An endpoint as a service of hyper.

use hyper_util::rt::TokioIo;

use super::socket::{endpoint, holds, listener};

#[tokio::test]
async fn a_server_of_hyper_answers() {
    let (endpoint, mut queued, _expected) = endpoint();
    let (listener, address) = listener().await;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let serve = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), endpoint.clone());
            tokio::spawn(serve);
        }
    });
    holds(address, &mut queued).await;
}
