//! A server of HTTP/1.1 and HTTP/2, with TLS by a certificate authority of its own where that is asked for.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, Version};
use http_body_util::Full;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{self, crypto::aws_lc_rs, pki_types::PrivatePkcs8KeyDer},
};

/// A request, as the server got it.
#[derive(Clone, Debug)]
pub struct Got {
    pub version: Version,
    pub headers: HeaderMap,
}

/// A server that keeps what it got.
#[derive(Debug)]
pub struct Server {
    pub address: SocketAddr,
    got: Arc<Mutex<Vec<Got>>>,
    connections: Arc<AtomicUsize>,
}

type Answer = fn(&Request<Incoming>) -> Response<Bytes>;

impl Server {
    /// A server without TLS.
    pub async fn plain(answer: Answer) -> Self {
        Self::start(None, answer).await
    }

    /// A server for `localhost`, and the certificate of the authority that it is known by.
    pub async fn tls(answer: Answer) -> (Self, Vec<u8>) {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec!["localhost".to_owned()])
            .unwrap()
            .signed_by(&key, &authority)
            .unwrap();
        let provider = Arc::new(aws_lc_rs::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            )
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let server = Self::start(Some(acceptor), answer).await;
        (server, authority.der().to_vec())
    }

    async fn start(tls: Option<TlsAcceptor>, answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            got: Arc::default(),
            connections: Arc::default(),
        };
        let (got, connections) = (Arc::clone(&server.got), Arc::clone(&server.connections));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                let (tls, got) = (tls.clone(), Arc::clone(&got));
                tokio::spawn(async move {
                    match tls {
                        None => serve(stream, got, answer).await,
                        Some(tls) => {
                            // A client that does not trust the authority hangs up.
                            if let Ok(stream) = tls.accept(stream).await {
                                serve(stream, got, answer).await;
                            }
                        }
                    }
                });
            }
        });
        server
    }

    pub fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn serve(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    got: Arc<Mutex<Vec<Got>>>,
    answer: Answer,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        got.lock().unwrap().push(Got {
            version: request.version(),
            headers: request.headers().clone(),
        });
        let response = answer(&request).map(Full::new);
        async move { Ok::<_, Infallible>(response) }
    });
    let builder = auto::Builder::new(TokioExecutor::new());
    // A client may hang up at any time.
    let _ = builder
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// An answer that any call takes.
pub fn one(_: &Request<Incoming>) -> Response<Bytes> {
    Response::new(Bytes::from_static(b"1"))
}
