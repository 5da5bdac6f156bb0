//! An endpoint as a service of tower.

use hyper_util::{rt::TokioIo, service::TowerToHyperService};

use super::socket::{endpoint, holds, listener};

#[tokio::test]
async fn a_service_of_tower_answers() {
    let (endpoint, mut queued, _expected) = endpoint();
    let (listener, address) = listener().await;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let serve = hyper::server::conn::http1::Builder::new().serve_connection(
                TokioIo::new(stream),
                TowerToHyperService::new(endpoint.clone()),
            );
            tokio::spawn(serve);
        }
    });
    holds(address, &mut queued).await;
}
