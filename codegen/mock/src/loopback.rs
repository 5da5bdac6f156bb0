//! Addresses of this machine.

use url::{Host, Url};

/// Whether a URL leads to this machine.
pub(crate) fn is_loopback_url(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_machine_pass() {
        for url in [
            "http://127.0.0.1:80/x",
            "http://[::1]/",
            "https://localhost",
        ] {
            assert!(is_loopback_url(url), "{url}");
        }
        for url in [
            "http://127.0.0.1.example/",
            "http://10.0.0.1",
            "localhost",
            "file:///x",
        ] {
            assert!(!is_loopback_url(url), "{url}");
        }
    }
}
