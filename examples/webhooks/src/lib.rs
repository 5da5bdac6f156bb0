//! Programs that register a webhook with the generated client and receive its events: one for each provider,
//! below `src/bin`. Each is complete; what they share is here.
//!
//! They listen on `LISTEN` (`127.0.0.1:8080` by default) and tell the provider `PUBLIC_URL`, where it reaches
//! that address: a tunnel or a reverse proxy with a certificate.

use std::{env, error::Error};

use tokio::net::TcpListener;

/// What can go wrong in a program.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Where the program listens.
///
/// # Errors
/// The address is taken or malformed.
pub async fn listener() -> Result<TcpListener, Failure> {
    let address = env::var("LISTEN").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    Ok(TcpListener::bind(address).await?)
}

/// The address of a path of the program, as the provider sees it.
///
/// # Errors
/// `PUBLIC_URL` is not set.
pub fn public_url(path: &str) -> Result<String, Failure> {
    let base =
        env::var("PUBLIC_URL").map_err(|_| "set PUBLIC_URL, such as https://hooks.acme.dev")?;
    Ok(format!("{}{path}", base.trim_end_matches('/')))
}
