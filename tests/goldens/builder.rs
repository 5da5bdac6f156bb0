const fn servers() -> &'static [(&'static str, &'static str)] {
    const { &[("sandbox", "https://sandbox.example.com")] }
}

const fn variables() -> &'static [rt::Variable] {
    const { &[("region", "eu", &["eu", "us"])] }
}

/// A client of the Acme API.
///
/// Clones are cheap and share their connections; it can be used from many threads at once.
#[derive(Clone, Debug)]
pub struct Acme(rt::Client<AcmeApi>);

impl Acme {
    /// A client that is set up from the environment: the credential from `ACME_TOKEN`. An empty variable counts as not set.
    ///
    /// # Errors
    ///
    /// No variable with a credential is set, or the base URL is malformed.
    pub fn from_env() -> Result<Self, rt::ConfigError> {
        rt::ClientBuilder::from_env()?.build().map(Self)
    }
}

/// Sets up a client, [`Acme`], step by step.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct AcmeBuilder(rt::ClientBuilder<AcmeApi>);

impl AcmeBuilder {
    /// Authenticates by the scheme `token`.
    ///
    /// `from_env` takes it from `ACME_TOKEN`.
    pub fn token(self, token: impl Into<rt::Secret>) -> Self {
        Self(self.0.credential("token", rt::Credential::secret(token)))
    }
}

rt::client! {
    Acme, AcmeBuilder, AcmeApi
}

rt::servers! {
    AcmeBuilder
}

rt::variables! {
    AcmeBuilder
}
