//! How a client is set up.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::{HeaderName, HeaderValue, header};

#[cfg(feature = "reqwest")]
use crate::transport::ReqwestTransport;
use crate::{
    CallOptions, Client, ConfigError, Provider, ProviderMeta,
    auth::{Auth, Credential},
    base_url::ServerChoice,
    clock::{Clock, SystemClock},
    core::{Core, InFlight},
    decode::{Leniency, Sink},
    interceptor::Interceptor,
    limiter::Limiter,
    retry::{Budget, Jitter, RandomJitter, RetryPolicy},
    transport::Transport,
};

/// Sets up a [`Client`] step by step.
#[derive(Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder<P> {
    server: ServerChoice,
    credentials: Vec<(&'static str, Credential)>,
    user_agent: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    connect_timeout: Option<Duration>,
    clock: Option<Arc<dyn Clock>>,
    jitter: Option<Arc<dyn Jitter>>,
    interceptors: Vec<Arc<dyn Interceptor>>,
    retry_budget: u32,
    leniency: Option<Sink>,
    kept_limits: KeptLimits,
    options: CallOptions,
    provider: PhantomData<fn() -> P>,
}

impl<P: Provider> ClientBuilder<P> {
    pub(crate) fn new() -> Self {
        Self {
            server: ServerChoice::default(),
            credentials: Vec::new(),
            user_agent: None,
            transport: None,
            connect_timeout: None,
            clock: None,
            jitter: None,
            interceptors: Vec::new(),
            retry_budget: Budget::DEFAULT,
            leniency: None,
            kept_limits: KeptLimits::None,
            options: CallOptions::new(),
            provider: PhantomData,
        }
    }

    /// Takes credential and base URL from the environment: the credential of the first scheme whose
    /// variable is set, and the provider's base URL where its variable is not. An empty variable counts
    /// as not set.
    ///
    /// # Errors
    /// No variable with a credential is set, and the error names them all; or one of a pair is set and
    /// the other is not.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_lookup(|name| std::env::var(name).ok())
    }

    /// As [`ClientBuilder::from_env`], with the variables that `lookup` knows.
    ///
    /// # Errors
    /// As [`ClientBuilder::from_env`].
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let meta = P::meta();
        let set = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let mut builder = Self::new();
        builder.server.base_url = meta.base_url_env.and_then(set);
        for scheme in meta.auth {
            let Some(env) = scheme.env else { continue };
            let credential = match (set(env), scheme.env_user.map(|user| (user, set(user)))) {
                (Some(text), None) => Credential::from_text(scheme, text),
                (Some(secret), Some((_, Some(user)))) => Credential::user_and_secret(user, secret),
                (Some(_), Some((user, None))) => {
                    return Err(ConfigError::missing_partner(env, user));
                }
                (None, Some((user, Some(_)))) => {
                    return Err(ConfigError::missing_partner(user, env));
                }
                (None, _) => continue,
            };
            return Ok(builder.credential(scheme.name, credential));
        }
        let names: Vec<_> = meta.auth.iter().filter_map(|scheme| scheme.env).collect();
        if names.is_empty() {
            Ok(builder)
        } else {
            Err(ConfigError::missing_variables(names))
        }
    }

    /// Sets the credential of the scheme of this name. The provider's first scheme that has one is used.
    pub fn credential(mut self, scheme: &'static str, credential: Credential) -> Self {
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, credential));
        self
    }

    /// Sets the URL that the paths of the operations stand below; the provider's own by default.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.server.base_url = Some(url.into());
        self
    }

    /// Chooses one of the provider's further servers by its name, such as `sandbox`. A base URL that is
    /// set goes before it.
    pub fn server(mut self, name: impl Into<String>) -> Self {
        self.server.server = Some(name.into());
        self
    }

    /// Sets a variable of the provider's URLs, such as `region`.
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.server.variables.push((name.into(), value.into()));
        self
    }

    /// Puts a product such as `acme-sync/1.2` before the client's own in the `User-Agent` header.
    pub fn user_agent(mut self, product: impl Into<String>) -> Self {
        self.user_agent = Some(product.into());
        self
    }

    /// Sets the time that a call may take; one minute by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.timeout(timeout);
        self
    }

    /// Sets when calls are sent again; what the policy does not set has its default.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.options(CallOptions::new().retry(policy))
    }

    /// Sets options for all calls, over those set before.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options.over(&self.options);
        self
    }

    /// Sets what carries the requests; reqwest with rustls by default.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the time that a connection may take to come about; 10 seconds by default. It holds for the
    /// default transport, of all calls: others have their own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets where the client takes the time from; the system's clock by default.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sets where the client takes random numbers from, which spread the waits between attempts.
    pub fn jitter(mut self, jitter: impl Jitter + 'static) -> Self {
        self.jitter = Some(Arc::new(jitter));
        self
    }

    /// Adds what looks at every request and response, after those added before.
    pub fn interceptor(mut self, interceptor: impl Interceptor + 'static) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// How many repeated attempts all calls together may make while the server fails; 100 by default.
    /// Every ten calls that succeed at once give one back.
    pub fn retry_budget(mut self, attempts: u32) -> Self {
        self.retry_budget = attempts;
        self
    }

    /// Calls `report` with each value of an answer that is not what the documents say and is taken all the
    /// same, with operation and place. Such values fail no call. Answers of more than 8 MiB are not looked
    /// through for them. It is called while the answer is read, so it should not take long.
    pub fn on_leniency(mut self, report: impl Fn(&Leniency) + Send + Sync + 'static) -> Self {
        self.leniency = Some(Sink(Arc::new(report)));
        self
    }

    /// Holds calls back so that they stay within all limits that the provider documents. By default none
    /// is kept. Where plans differ, use [`ClientBuilder::keep_limits`].
    pub fn keep_all_limits(mut self) -> Self {
        self.kept_limits = KeptLimits::All;
        self
    }

    /// Holds calls back so that they stay within the documented limits of these names.
    pub fn keep_limits<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.kept_limits = KeptLimits::Named(names.into_iter().map(Into::into).collect());
        self
    }

    /// The client.
    ///
    /// # Errors
    /// No credential was given, the base URL or the user agent is malformed, the provider has no such
    /// server, variable or value, or the transport could not be set up.
    pub fn build(self) -> Result<Client<P>, ConfigError> {
        let provider = P::meta();
        let base_url = self.server.base_url(provider)?;
        let mut credentials = self.credentials;
        let auth = Auth::new(provider.auth.iter().filter_map(|scheme| {
            let index = credentials
                .iter()
                .position(|(name, _)| *name == scheme.name)?;
            Some((*scheme, credentials.swap_remove(index).1))
        }));
        if auth.is_empty() && !provider.auth.is_empty() {
            let schemes = provider.auth.iter().map(|scheme| scheme.name).collect();
            return Err(ConfigError::missing_credential(schemes));
        }
        let core = Core {
            provider,
            base_url: Arc::new(base_url),
            transport: match self.transport {
                Some(transport) => transport,
                #[cfg(feature = "reqwest")]
                None => reqwest_transport(self.connect_timeout)?,
                #[cfg(not(feature = "reqwest"))]
                None => return Err(ConfigError::missing_transport()),
            },
            clock: self.clock.unwrap_or_else(|| Arc::new(SystemClock::new())),
            jitter: self.jitter.unwrap_or_else(|| Arc::new(RandomJitter)),
            interceptors: self.interceptors,
            budget: Budget::new(self.retry_budget),
            limiter: self.kept_limits.limiter(provider)?,
            in_flight: InFlight::new(),
            auth,
            leniency: self.leniency,
            headers: headers(self.user_agent.as_deref(), provider)?,
        };
        Ok(Client::new(core, self.options))
    }
}

/// Which documented limits a client keeps.
#[derive(Clone, Debug)]
enum KeptLimits {
    None,
    All,
    Named(Vec<String>),
}

impl KeptLimits {
    fn limiter(&self, provider: &ProviderMeta) -> Result<Limiter, ConfigError> {
        match self {
            Self::None => Ok(Limiter::default()),
            Self::All => Ok(Limiter::new(provider.limits)),
            Self::Named(names) => {
                let find = |name: &String| {
                    let mut limits = provider.limits.iter();
                    limits.find(|limit| limit.name == name).ok_or_else(|| {
                        let known = provider.limits.iter().map(|limit| limit.name);
                        ConfigError::not_allowed("the provider documents no limit", name, known)
                    })
                };
                let limits = names.iter().map(find).collect::<Result<Vec<_>, _>>()?;
                Ok(Limiter::new(limits))
            }
        }
    }
}

impl<P> fmt::Debug for ClientBuilder<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("server", &self.server)
            .field("credentials", &self.credentials)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

fn headers(
    user_agent: Option<&str>,
    provider: &ProviderMeta,
) -> Result<Vec<(HeaderName, HeaderValue)>, ConfigError> {
    let own = concat!("bindery/", env!("CARGO_PKG_VERSION"));
    let mut agent = String::new();
    if let Some(product) = user_agent {
        agent.push_str(product);
        agent.push(' ');
    }
    if let Some((name, version)) = provider.package {
        agent.push_str(name);
        agent.push('/');
        agent.push_str(version);
        agent.push(' ');
    }
    agent.push_str(own);

    let mut headers = vec![(
        header::USER_AGENT,
        HeaderValue::from_str(&agent).map_err(|_| ConfigError::header("user-agent"))?,
    )];
    for (name, value) in provider.headers {
        let header = HeaderName::try_from(*name).map_err(|_| ConfigError::header(name))?;
        let value = HeaderValue::from_str(value).map_err(|_| ConfigError::header(name))?;
        headers.push((header, value));
    }
    let accept = HeaderValue::from_str(provider.accept);
    let accept = accept.map_err(|_| ConfigError::header("accept"))?;
    headers.push((header::ACCEPT, accept));
    Ok(headers)
}

#[cfg(feature = "reqwest")]
fn reqwest_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, ConfigError> {
    let timeout = connect_timeout.unwrap_or(ReqwestTransport::DEFAULT_CONNECT_TIMEOUT);
    match ReqwestTransport::with_connect_timeout(timeout) {
        Ok(transport) => Ok(Arc::new(transport)),
        Err(error) => Err(ConfigError::transport(error)),
    }
}
