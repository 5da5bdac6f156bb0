//! The address that operations' paths stand below.

use std::fmt;

use crate::config::ConfigError;

/// An absolute `http` or `https` URL without a query, a fragment or a user, and without the slash at
/// its end.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let problem = match url::Url::parse(text) {
            Err(_) => "is not an absolute URL",
            Ok(url) if !matches!(url.scheme(), "http" | "https") => "is neither http nor https",
            Ok(url) if url.query().is_some() || url.fragment().is_some() => {
                "has a query or a fragment"
            }
            Ok(url) if !url.username().is_empty() || url.password().is_some() => "holds a user",
            Ok(url) => return Ok(Self(url.as_str().trim_end_matches('/').to_owned())),
        };
        Err(ConfigError::base_url(problem))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
