//! Addresses as `reqwest` takes them.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use http::{
    Uri,
    uri::{Authority, Scheme},
};
use url::Url;

use super::{TransportError, TransportErrorKind};

/// Makes URLs of addresses. As a client talks to one server, its scheme, host and port are read once, and of
/// further addresses only path and query.
#[derive(Clone, Default)]
pub(super) struct Urls(Arc<OnceLock<Server>>);

struct Server {
    scheme: Scheme,
    authority: Authority,
    url: Url,
}

impl Urls {
    /// The URL of an absolute address.
    ///
    /// # Errors
    /// The address has no server, or is none of a server.
    pub(super) fn of(&self, uri: &Uri) -> Result<Url, TransportError> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(malformed(url::ParseError::RelativeUrlWithoutBase));
        };
        let server = self.0.get();
        let known = server.filter(|known| {
            // Other capitals are read in full, which is as right.
            known.scheme == *scheme && known.authority.as_str() == authority.as_str()
        });
        if let Some(server) = known {
            let mut url = server.url.clone();
            url.set_path(uri.path());
            url.set_query(uri.query());
            return Ok(url);
        }
        let url = Url::parse(&uri.to_string()).map_err(malformed)?;
        if server.is_none() {
            let mut bare = url.clone();
            bare.set_path("");
            bare.set_query(None);
            // Another call may have been first, with this server or another one.
            let _ = self.0.set(Server {
                scheme: scheme.clone(),
                authority: authority.clone(),
                url: bare,
            });
        }
        Ok(url)
    }
}

fn malformed(error: url::ParseError) -> TransportError {
    TransportError::new(TransportErrorKind::Other, error)
}

/// Shows no address, which may hold a user.
impl fmt::Debug for Urls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Urls(..)")
    }
}

#[cfg(test)]
mod tests {
    use http::Uri;
    use url::Url;

    use super::Urls;

    #[test]
    fn what_is_kept_of_a_server_changes_no_url() {
        let addresses = [
            "https://api.example.com/v2/first?key=1",
            "https://api.example.com/v2/webhooks/a%2Fb",
            "https://api.example.com/v2/webhooks?limit=10&filter=%7B%22a%22%3A1%7D",
            "https://api.example.com",
            "https://api.example.com/?",
            "https://api.example.com//other.example.com/a",
            "https://api.example.com/a/../../b/./c//d/%2e%2e/e",
            "https://api.example.com/a;b=c/@user:pass@/d\\e|f'g\"?x='y'&z=`|",
            "https://API.example.com:443/caps",
            "https://api.example.com:8443/port",
            "https://other.example.com/elsewhere",
            "http://api.example.com/plain",
            "https://user:hunter2@api.example.com/user",
            "http://[::1]:8080/v6?q",
        ];
        let urls = Urls::default();
        for address in addresses.iter().chain(&addresses) {
            // What `Uri` refuses does not get here.
            if let Ok(uri) = address.parse::<Uri>() {
                let plain = Url::parse(&uri.to_string()).unwrap();
                assert_eq!(urls.of(&uri).unwrap(), plain, "{address}");
            }
        }
        assert!(urls.of(&"/relative".parse().unwrap()).is_err());
        assert_eq!(format!("{urls:?}"), "Urls(..)");
    }
}
