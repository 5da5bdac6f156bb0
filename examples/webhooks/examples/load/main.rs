//! A receiver under load: one process behind axum receives, this one sends signed deliveries, a hundredth of
//! them forged, over connections that stay open.
//!
//! `cargo run --release -p bindery-example-webhooks --example load -- 30 16` sends for 30 seconds over 16
//! connections.

mod receive;
mod send;

use std::{
    env,
    error::Error,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

/// What both sides know.
const SECRET: &str = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut arguments = env::args().skip(1);
    let first = arguments.next();
    if first.as_deref() == Some("receive") {
        return receive::run().await;
    }
    let seconds = first.map_or(Ok(30), |text| text.parse())?;
    let connections = arguments.next().map_or(Ok(16), |text| text.parse())?;

    let mut receiver = Command::new(env::current_exe()?)
        .arg("receive")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(receiver.stdout.take().ok_or("no output")?).lines();
    let address = lines.next().ok_or("no address")??.parse()?;

    send::run(address, connections, Duration::from_secs(seconds)).await?;

    // The end of its input tells the receiver to say what it got.
    drop(receiver.stdin.take());
    for line in lines {
        println!("{}", line?);
    }
    receiver.wait()?;
    Ok(())
}
