//! Real requests over a socket.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
};

use actix_web::{App, HttpServer};
use bindery::webhook::{Deliveries as _, Signer};
use bindery_attio::{AttioApi, Secret, events::Receiver};
use receiver_actix_web::{endpoint, hooks};

const BODY: &str = r#"{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[]}"#;

#[actix_web::test]
async fn a_signed_delivery_is_taken_and_nothing_else_is() -> std::io::Result<()> {
    let (endpoint, mut queued) = endpoint(Receiver::new(Secret::from("s3cret")));
    let server = HttpServer::new(move || App::new().configure(hooks(endpoint.clone())))
        .workers(1)
        .bind(("127.0.0.1", 0))?;
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    actix_web::rt::spawn(server);

    let send = async |secret: &str, body: String| {
        let secret = secret.to_owned();
        let sent = tokio::task::spawn_blocking(move || post(address, &secret, &body));
        sent.await.expect("it does not panic")
    };
    assert_eq!(send("s3cret", BODY.to_owned()).await?, 200);
    assert!(queued.next().await.expect("a delivery").is_heartbeat());
    assert_eq!(send("guessed", BODY.to_owned()).await?, 401);
    assert_eq!(send("s3cret", " ".repeat(1024 * 1024 + 1)).await?, 413);
    assert_eq!(send("s3cret", "{".to_owned()).await?, 400);
    handle.stop(false).await;
    Ok(())
}

fn post(address: SocketAddr, secret: &str, body: &str) -> std::io::Result<u16> {
    let scheme = AttioApi::meta().signature_scheme().expect("a signature");
    let signed = Signer::new(scheme, secret).sign(body.to_owned());
    let signed = signed.expect("a delivery");
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /hooks/1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n"
    )?;
    for (name, value) in &signed.headers {
        write!(stream, "{name}: {}\r\n", value.to_str().expect("a text"))?;
    }
    write!(stream, "content-length: {}\r\n\r\n", body.len())?;
    // A server that refuses by the length alone may close before it read the body.
    let _ = stream.write_all(body.as_bytes());
    let mut head = [0; 12];
    stream.read_exact(&mut head)?;
    let status = String::from_utf8_lossy(&head[9..12]).parse();
    status.map_err(std::io::Error::other)
}
