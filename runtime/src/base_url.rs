//! The address that operations' paths stand below.

use std::{fmt, net::IpAddr};

use http::{
    Uri,
    uri::{self, Authority, Scheme},
};

use crate::{ProviderMeta, config::ConfigError};

/// What a caller chose of the provider's servers.
#[derive(Clone, Debug, Default)]
pub(crate) struct ServerChoice {
    pub(crate) base_url: Option<String>,
    pub(crate) server: Option<String>,
    pub(crate) variables: Vec<(String, String)>,
}

impl ServerChoice {
    /// The address, with every variable replaced by what was chosen or by its default.
    pub(crate) fn base_url(&self, provider: &ProviderMeta) -> Result<BaseUrl, ConfigError> {
        let mut url = self.template(provider)?.to_owned();
        for (name, _) in &self.variables {
            if !provider.variables.iter().any(|known| known.0 == name) {
                let known = provider.variables.iter().map(|known| known.0);
                return Err(ConfigError::not_allowed(
                    "the provider's URLs have no variable",
                    name,
                    known,
                ));
            }
        }
        for (name, default, allowed) in provider.variables {
            let chosen = self.variables.iter().rev().find(|(known, _)| known == name);
            let value = chosen.map_or(*default, |(_, value)| value.as_str());
            let is_allowed = if allowed.is_empty() {
                is_plain(value)
            } else {
                allowed.contains(&value) || value == *default
            };
            if !is_allowed {
                return Err(ConfigError::not_allowed(
                    "a variable of the URL cannot be",
                    value,
                    allowed.iter().copied(),
                ));
            }
            url = url.replace(&format!("{{{name}}}"), value);
        }
        BaseUrl::parse(&url)
    }

    fn template<'a>(&'a self, provider: &ProviderMeta) -> Result<&'a str, ConfigError> {
        match (&self.base_url, &self.server) {
            (Some(url), _) => Ok(url),
            (None, None) => Ok(provider.base_url),
            (None, Some(server)) => provider
                .servers
                .iter()
                .find(|(name, _)| name == server)
                .map(|(_, url)| *url)
                .ok_or_else(|| {
                    let names = provider.servers.iter().map(|(name, _)| *name);
                    ConfigError::not_allowed("the provider has no server", server, names)
                }),
        }
    }
}

/// Whether a value cannot change the shape of a URL.
fn is_plain(value: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !value.is_empty() && value != "." && value != ".." && value.bytes().all(is_plain)
}

/// An absolute `http` or `https` URL without a query, a fragment or a user, and without the slash at
/// its end.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    text: String,
    scheme: Scheme,
    authority: Authority,
    /// Where the path begins in the text.
    path: usize,
}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let problem = match url::Url::parse(text) {
            Err(_) => "is not an absolute URL",
            Ok(url) if !matches!(url.scheme(), "http" | "https") => "is neither http nor https",
            Ok(url) if url.query().is_some() || url.fragment().is_some() => {
                "has a query or a fragment"
            }
            Ok(url) if !url.username().is_empty() || url.password().is_some() => "holds a user",
            Ok(url) => match Self::new(url.as_str().trim_end_matches('/')) {
                Some(base_url) => return Ok(base_url),
                None => "is not an absolute URL",
            },
        };
        Err(ConfigError::base_url(problem))
    }

    fn new(text: &str) -> Option<Self> {
        let uri::Parts {
            scheme, authority, ..
        } = text.parse::<Uri>().ok()?.into_parts();
        let (scheme, authority) = (scheme?, authority?);
        let path = scheme.as_str().len() + "://".len() + authority.as_str().len();
        Some(Self {
            text: text.to_owned(),
            scheme,
            authority,
            path,
        })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The path, empty or with a slash at its start.
    pub(crate) fn path(&self) -> &str {
        self.text.get(self.path..).unwrap_or_default()
    }

    /// Whether it leads to this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.authority.host();
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let address = host.parse::<IpAddr>();
        host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|it| it.is_loopback())
    }

    /// The address at this server with another path, and a query. `None` where they are malformed, or the
    /// path has no slash at its start.
    pub(crate) fn with_path_and_query(&self, mut path_and_query: String) -> Option<Uri> {
        if path_and_query.is_empty() {
            path_and_query.push('/');
        }
        let mut parts = uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path_and_query.try_into().ok()?);
        Uri::from_parts(parts).ok()
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
