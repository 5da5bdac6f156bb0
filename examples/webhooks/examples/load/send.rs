//! The sending side.

use std::{
    error::Error,
    fmt::Write as _,
    net::SocketAddr,
    time::{Duration, Instant},
};

use bindery::webhook::{Deliveries as _, Signer};
use bindery_attio::AttioApi;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

type Failure = Box<dyn Error + Send + Sync>;

const BODY: &str = r#"{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[{"event_type":"record.updated","id":{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","object_id":"97052eb9-e65e-443f-a297-f2d9a4a7f795","record_id":"bf071e1f-6035-429d-b874-d83ea64ea13b","attribute_id":"41252299-f8c7-4b5e-99c9-4ff8321d2f96"},"actor":{"type":"system","id":null}}]}"#;

/// One in so many is forged.
const FORGED: u64 = 100;

/// What became of the deliveries of one connection.
#[derive(Default)]
struct Sent {
    taken: u64,
    refused: u64,
    busy: u64,
    other: u64,
    times: Vec<Duration>,
}

/// Sends for this long and says what was answered.
pub async fn run(address: SocketAddr, connections: usize, time: Duration) -> Result<(), Failure> {
    let scheme = AttioApi::meta().signature_scheme().ok_or("no signature")?;
    let signature = |secret: &str| -> Result<String, Failure> {
        let signed = Signer::new(scheme, secret).sign(BODY)?;
        Ok(signed.headers["attio-signature"].to_str()?.to_owned())
    };
    let (right, wrong) = (signature(super::SECRET)?, signature("guessed")?);
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for connection in 0..connections {
        let (right, wrong) = (right.clone(), wrong.clone());
        tasks.spawn(
            async move { connected(address, connection, &right, &wrong, started + time).await },
        );
    }
    let mut all = Sent::default();
    while let Some(sent) = tasks.join_next().await {
        let sent = sent??;
        all.taken += sent.taken;
        all.refused += sent.refused;
        all.busy += sent.busy;
        all.other += sent.other;
        all.times.extend(sent.times);
    }
    let seconds = started.elapsed().as_secs_f64();
    all.times.sort_unstable();
    let at = |share: usize| all.times.get(all.times.len() * share / 100).copied();
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let rate = all.times.len() as f64 / seconds;
    println!(
        "sent for {seconds:.1} s over {connections} connections: {rate:.0} requests per second"
    );
    println!(
        "answered: {} taken, {} refused as forged, {} told to come again, {} otherwise",
        all.taken, all.refused, all.busy, all.other
    );
    if let (Some(half), Some(most)) = (at(50), at(99)) {
        println!("time of an answer: p50 {half:?}, p99 {most:?}");
    }
    Ok(())
}

async fn connected(
    address: SocketAddr,
    connection: usize,
    right: &str,
    wrong: &str,
    end: Instant,
) -> Result<Sent, Failure> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut sent = Sent::default();
    let mut number = 0_u64;
    let mut request = String::new();
    while Instant::now() < end {
        number += 1;
        let is_forged = number.is_multiple_of(FORGED);
        let (kind, signature) = if is_forged {
            ("forged", wrong)
        } else {
            ("genuine", right)
        };
        request.clear();
        write!(
            request,
            "POST /hooks/1 HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
             attio-signature: {signature}\r\nidempotency-key: {kind}-{connection}-{number}\r\n\
             content-length: {}\r\n\r\n{BODY}",
            BODY.len()
        )?;
        // What finds no room comes again, as the provider sends it again.
        loop {
            let asked = Instant::now();
            stream.write_all(request.as_bytes()).await?;
            let status = status(&mut stream).await?;
            sent.times.push(asked.elapsed());
            match status {
                200 if !is_forged => sent.taken += 1,
                401 if is_forged => sent.refused += 1,
                503 => {
                    sent.busy += 1;
                    tokio::task::yield_now().await;
                    continue;
                }
                _ => sent.other += 1,
            }
            break;
        }
    }
    Ok(sent)
}

/// Reads an answer whole and gives its status.
async fn status(stream: &mut TcpStream) -> Result<u16, Failure> {
    let mut answer = Vec::with_capacity(256);
    loop {
        if stream.read_buf(&mut answer).await? == 0 {
            return Err("the receiver hung up".into());
        }
        let text = std::str::from_utf8(&answer)?;
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(Ok(0), str::parse::<usize>)?;
        if body.len() >= length {
            return Ok(head.get(9..12).ok_or("no status")?.parse()?);
        }
    }
}
