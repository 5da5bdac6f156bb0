//! From a request to a delivery.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::HeaderMap;
use sha2::{Digest as _, Sha256};

use super::{
    Answer, Answered, Claim, Deliveries, Delivery, Duplicates, ExpectedHandshakes, Handshake,
    Handshakes, Incoming, Lookup, Outcome, Reason, Receipt, RecentDeliveries, Rejection, Secrets,
    SignatureScheme, Signed, Trust, Unsigned, Verifier, read, url_secret,
    verify::{self, verify},
};
use crate::{Clock, Leniency, Secret, clock::SystemClock, decode};

/// The largest body that is taken, where the application does not say.
const LARGEST: usize = 1024 * 1024;

/// The longest secret that a handshake may bring.
const LONGEST_SECRET: usize = 1024;

/// Receives the deliveries of one provider, without any I/O of its own: a request goes in, and what to do
/// comes out. Nothing reads a body before it is verified.
///
/// Clones are cheap and share their stores.
pub struct Receiver<P: Deliveries, T = <P as Deliveries>::Trust> {
    secrets: Arc<dyn Secrets>,
    handshakes: Arc<dyn Handshakes>,
    duplicates: Option<Arc<dyn Duplicates>>,
    verifier: Option<Arc<dyn Verifier>>,
    url_secrets: Vec<Secret>,
    route: Option<Arc<Route>>,
    clock: Arc<dyn Clock>,
    tolerance: Option<Duration>,
    max_body: usize,
    leniency: Option<decode::Sink>,
    provider: PhantomData<fn() -> (P, T)>,
}

/// What names the route of a request.
type Route = dyn Fn(&Incoming) -> String + Send + Sync;

impl<P: Deliveries<Trust = Signed>> Receiver<P> {
    /// Receives deliveries that are signed with these secrets.
    pub fn new(secrets: impl Secrets + 'static) -> Self {
        Self::with_secrets(Arc::new(secrets))
    }
}

impl<P: Deliveries<Trust = Unsigned>> Receiver<P> {
    /// Receives deliveries of which no document says how they are signed. Put a secret into the URL of the
    /// webhook and name it to [`url_secret`](Receiver::url_secret), so that not everybody can send them.
    pub fn unsigned() -> Self {
        Self::with_secrets(Arc::new(Vec::<Secret>::new()))
    }

    /// Verifies each request by the application's own means, so that deliveries are no longer given as
    /// [`Unverified`](super::Unverified).
    pub fn verified_by(self, verifier: impl Verifier + 'static) -> Receiver<P, Signed> {
        Receiver {
            secrets: self.secrets,
            handshakes: self.handshakes,
            duplicates: self.duplicates,
            verifier: Some(Arc::new(verifier)),
            url_secrets: self.url_secrets,
            route: self.route,
            clock: self.clock,
            tolerance: self.tolerance,
            max_body: self.max_body,
            leniency: self.leniency,
            provider: PhantomData,
        }
    }
}

impl<P: Deliveries, T: Trust> Receiver<P, T> {
    pub(super) fn with_secrets(secrets: Arc<dyn Secrets>) -> Self {
        Self {
            secrets,
            handshakes: Arc::new(ExpectedHandshakes::new()),
            duplicates: Some(Arc::new(RecentDeliveries::default())),
            verifier: None,
            url_secrets: Vec::new(),
            route: None,
            clock: Arc::new(SystemClock::new()),
            tolerance: None,
            max_body: LARGEST,
            leniency: None,
            provider: PhantomData,
        }
    }

    /// Sets which handshakes are expected; by default none is.
    #[must_use]
    pub fn handshakes(mut self, handshakes: impl Handshakes + 'static) -> Self {
        self.handshakes = Arc::new(handshakes);
        self
    }

    /// Sets where the ids of handled deliveries are kept; by default [`RecentDeliveries`] in memory. Only
    /// providers that send ids have repetitions that can be told.
    #[must_use]
    pub fn duplicates(mut self, duplicates: impl Duplicates + 'static) -> Self {
        self.duplicates = Some(Arc::new(duplicates));
        self
    }

    /// Gives every delivery, also one that arrives again.
    #[must_use]
    pub fn with_duplicates(mut self) -> Self {
        self.duplicates = None;
        self
    }

    /// Wants this secret as a segment of the path or a value of the query, compared in constant time. Of
    /// several, one is enough.
    #[must_use]
    pub fn url_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.url_secrets.push(secret.into());
        self
    }

    /// Sets what names the route of a request, such as its host; the path of the URL by default. Nothing of
    /// the request is trusted yet.
    #[must_use]
    pub fn route_by(mut self, route: impl Fn(&Incoming) -> String + Send + Sync + 'static) -> Self {
        self.route = Some(Arc::new(route));
        self
    }

    /// Sets the size of the largest body that is taken, in bytes; 1 MiB by default.
    #[must_use]
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets how old, and how far in the future, a signed timestamp may be; what the provider documents, or 5
    /// minutes, by default.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Calls `report` with each value of a delivery that is not what the documents say and is taken all the same,
    /// with event and place; not again for a repetition. It is called before the delivery is given, so it should
    /// not take long. Where deliveries are unverified, anybody can cause it.
    #[must_use]
    pub fn on_leniency(mut self, report: impl Fn(&Leniency) + Send + Sync + 'static) -> Self {
        self.leniency = Some(decode::Sink(Arc::new(report)));
        self
    }

    /// Sets where the receiver takes the time from; the system's clock by default.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The size of the largest body that is taken, in bytes: whoever reads a body need read no more.
    pub fn largest_body(&self) -> usize {
        self.max_body
    }

    /// Verifies a request, and reads it only then.
    ///
    /// In order: the size, the method, a handshake, the secret in the URL, the signature and its age, the
    /// application's verifier, the body, and whether the delivery arrived before.
    pub async fn receive(&self, incoming: Incoming) -> Outcome<T::Of<Delivery<P>>> {
        match self.decide(incoming).await {
            Ok(outcome) => outcome,
            Err(rejection) => Outcome::Reject(rejection),
        }
    }

    async fn decide(
        &self,
        mut incoming: Incoming,
    ) -> Result<Outcome<T::Of<Delivery<P>>>, Rejection> {
        let meta = P::meta();
        if let Some(route) = &self.route {
            let route = route(&incoming);
            incoming = incoming.at_route(route);
        }
        if incoming.bytes().len() > self.max_body {
            return Err(Reason::TooLarge.into());
        }
        if let (Some(expected), Some(method)) = (meta.method, incoming.method())
            && method != expected
        {
            return Err(Reason::Method.into());
        }
        if let Some(handshake) = meta.handshake
            && is_handshake(handshake, meta.signature.as_ref(), incoming.headers())
        {
            return self.shake(handshake, &incoming).await.map(Outcome::Respond);
        }
        if !self.url_secrets.is_empty() && !url_secret::is_in(incoming.uri(), &self.url_secrets) {
            return Err(Reason::WrongUrlSecret.into());
        }
        let signed = match meta.signature {
            Some(scheme) => match self.signature(scheme, &incoming).await? {
                Some(signed) => signed,
                None => {
                    return Ok(Outcome::Respond(Answer::new(
                        meta.success,
                        Answered::Deleted,
                    )));
                }
            },
            None => verify::Signed::default(),
        };
        if let Some(verifier) = &self.verifier
            && !verifier.verify(&incoming).await.map_err(unavailable)?
        {
            return Err(Reason::Refused.into());
        }
        let read = read::read::<P>(incoming.bytes(), self.leniency.is_some())
            .map_err(|error| Rejection::new(Reason::Unreadable, error.to_string()))?;
        let (route, headers, bytes) = incoming.into_parts();
        let id = meta
            .id_header
            .and_then(|name| headers.get(name)?.to_str().ok())
            .map(str::to_owned);
        let receipt = match self.claim(&route, id.as_deref()).await? {
            Ok(receipt) => receipt,
            Err(answer) => return Ok(Outcome::Respond(answer)),
        };
        if let Some(decode::Sink(report)) = &self.leniency {
            read.tolerated.iter().for_each(|leniency| report(leniency));
        }
        let delivery = Delivery {
            route,
            id,
            sent: signed.sent,
            received: self.clock.wall(),
            headers,
            bytes,
            json: read.json,
            body: read.body,
        };
        Ok(Outcome::Delivery(T::of(delivery), receipt))
    }

    /// Confirms a handshake that is expected.
    async fn shake(&self, handshake: Handshake, incoming: &Incoming) -> Result<Answer, Rejection> {
        let mut values = incoming.headers().get_all(handshake.header).iter();
        let (Some(value), None) = (values.next(), values.next()) else {
            return Err(Reason::RepeatedHeader.into());
        };
        let secret = value
            .to_str()
            .ok()
            .filter(|text| !text.is_empty() && text.len() <= LONGEST_SECRET)
            .map(Secret::from)
            .ok_or(Reason::UnexpectedHandshake)?;
        let offered = self.handshakes.offer(incoming.route(), &secret);
        if !offered.await.map_err(unavailable)? {
            return Err(Reason::UnexpectedHandshake.into());
        }
        let answer = Answer::new(handshake.status, Answered::Handshake);
        Ok(answer.with_header(handshake.header, value.clone()))
    }

    /// Verifies the signature. None where the webhook was deleted a short while ago.
    async fn signature(
        &self,
        mut scheme: SignatureScheme<'static>,
        incoming: &Incoming,
    ) -> Result<Option<verify::Signed>, Rejection> {
        let looked_up = self.secrets.lookup(incoming).await.map_err(unavailable)?;
        let (mut secrets, is_known) = match looked_up {
            Lookup::Secrets(secrets) => (secrets, true),
            Lookup::Deleted => return Ok(None),
            Lookup::Unknown => (Vec::new(), false),
        };
        let meta = P::meta();
        if meta.handshake.is_some() {
            let brought = self.handshakes.secrets(incoming.route());
            secrets.extend(brought.await.map_err(unavailable)?);
        }
        if secrets.is_empty() && !is_known {
            return Err(Reason::UnknownRoute.into());
        }
        if let Some(tolerance) = self.tolerance {
            scheme = scheme.tolerance(tolerance);
        }
        let signed = verify(
            &scheme,
            meta.id_header,
            &secrets,
            incoming.headers(),
            incoming.bytes(),
            self.clock.wall(),
        )?;
        Ok(Some(signed))
    }

    /// Claims a delivery, unless it was handled before. Nobody unknown may claim any.
    async fn claim(
        &self,
        route: &str,
        id: Option<&str>,
    ) -> Result<Result<Receipt, Answer>, Rejection> {
        let meta = P::meta();
        let mut receipt = Receipt {
            status: meta.success,
            claim: None,
            clock: Arc::clone(&self.clock),
        };
        let is_known = T::IS_VERIFIED || !self.url_secrets.is_empty();
        if let (Some(duplicates), Some(id), true) = (&self.duplicates, id, is_known) {
            let key = key(meta.provider, route, id);
            let claim = duplicates.claim(&key, self.clock.monotonic());
            match claim.await.map_err(unavailable)? {
                Claim::First => receipt.claim = Some((key, Arc::clone(duplicates))),
                Claim::InProgress => return Err(Reason::InProgress.into()),
                Claim::Repeated => return Ok(Err(Answer::new(meta.success, Answered::Repeated))),
            }
        }
        Ok(Ok(receipt))
    }
}

/// Whether a request is a handshake: a delivery is signed and brings no secret.
fn is_handshake(
    handshake: Handshake,
    signature: Option<&SignatureScheme<'_>>,
    headers: &HeaderMap,
) -> bool {
    let mut signed_in = signature.iter().flat_map(|scheme| scheme.headers);
    headers.contains_key(handshake.header) && !signed_in.any(|name| headers.contains_key(*name))
}

#[expect(clippy::needless_pass_by_value, reason = "as an error is mapped")]
fn unavailable(error: super::BoxError) -> Rejection {
    Rejection::new(Reason::Unavailable, error.to_string())
}

/// A key of fixed length, whatever length the parts have.
fn key(provider: &str, route: &str, id: &str) -> String {
    let mut hash = Sha256::new();
    for part in [provider, route, id] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    base16ct::lower::encode_string(&hash.finalize())
}

impl<P: Deliveries, T> Clone for Receiver<P, T> {
    fn clone(&self) -> Self {
        Self {
            secrets: Arc::clone(&self.secrets),
            handshakes: Arc::clone(&self.handshakes),
            duplicates: self.duplicates.clone(),
            verifier: self.verifier.clone(),
            url_secrets: self.url_secrets.clone(),
            route: self.route.clone(),
            clock: Arc::clone(&self.clock),
            tolerance: self.tolerance,
            max_body: self.max_body,
            leniency: self.leniency.clone(),
            provider: PhantomData,
        }
    }
}

impl<P: Deliveries, T> fmt::Debug for Receiver<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("provider", &P::meta().provider)
            .field("max_body", &self.max_body)
            .finish_non_exhaustive()
    }
}
