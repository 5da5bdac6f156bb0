//! The receiving process.

use std::{collections::HashSet, error::Error, fs};

use bindery::webhook::{axum::router, queue};
use bindery_attio::{
    Secret,
    events::{Endpoint, Receiver},
};
use tokio::{io::AsyncReadExt as _, net::TcpListener};

/// How many deliveries may wait.
const WAITING: usize = 1_000;

/// Receives until its input ends, and says then what it got.
pub async fn run() -> Result<(), Box<dyn Error + Send + Sync>> {
    let (queue, mut deliveries) = queue(WAITING);
    let endpoint = Endpoint::new(Receiver::new(Secret::from(super::SECRET)), queue);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, router("/hooks/1", endpoint)).into_future());

    let mut ids = HashSet::new();
    let (mut taken, mut forged) = (0_u64, 0_u64);
    let mut input = tokio::io::stdin();
    let mut end = [0; 1];
    loop {
        tokio::select! {
            // What waits is counted before the end of the input is seen.
            biased;
            delivery = deliveries.next() => {
                let Some(delivery) = delivery else { break };
                let id = delivery.id().unwrap_or_default();
                taken += 1;
                forged += u64::from(id.starts_with("forged"));
                ids.insert(id.to_owned());
            }
            _ = input.read(&mut end) => break,
        }
    }
    let memory = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = memory.lines().find(|line| line.starts_with("VmHWM"));
    println!(
        "received: {taken} deliveries, {} ids, {forged} forged",
        ids.len()
    );
    println!(
        "memory of the receiver at its peak: {}",
        memory.unwrap_or("unknown")
    );
    Ok(())
}
