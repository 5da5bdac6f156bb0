//! URLs: absolute, and free of what a path is appended to wrongly.

use std::fmt;

/// Why a text is no absolute URL that requests can be sent below.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) enum UrlProblem {
    Scheme,
    Character(char),
    Host,
    Port,
    Credentials,
    Query,
    Fragment,
    Slash,
}

impl fmt::Display for UrlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("it does not begin with `https://` or `http://`"),
            Self::Character(character) => {
                write!(
                    f,
                    "`{}` cannot stand in a URL as it is",
                    character.escape_debug()
                )
            }
            Self::Host => f.write_str("it has no host, or one that cannot be"),
            Self::Port => f.write_str("its port is no number from 1 to 65535"),
            Self::Credentials => f.write_str("it holds credentials"),
            Self::Query => f.write_str("it has a query"),
            Self::Fragment => f.write_str("it has a fragment"),
            Self::Slash => f.write_str("it ends with a slash; paths begin with one"),
        }
    }
}

/// Judges a base URL whose variables have been filled in.
pub(super) fn base_url(url: &str) -> Result<(), UrlProblem> {
    absolute_url(url)?;
    if url.contains('?') {
        return Err(UrlProblem::Query);
    }
    if url.contains('#') {
        return Err(UrlProblem::Fragment);
    }
    if url.ends_with('/') {
        return Err(UrlProblem::Slash);
    }
    Ok(())
}

/// Judges an absolute `http` or `https` URL.
pub(in crate::check) fn absolute_url(url: &str) -> Result<(), UrlProblem> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .ok_or(UrlProblem::Scheme)?;
    let odd =
        |character: &char| !character.is_ascii_graphic() || "\"<>\\^`{|}".contains(*character);
    if let Some(character) = rest.chars().find(odd) {
        return Err(UrlProblem::Character(character));
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(UrlProblem::Credentials);
    }
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (address, after) = rest.split_once(']').ok_or(UrlProblem::Host)?;
            if address.parse::<std::net::Ipv6Addr>().is_err() {
                return Err(UrlProblem::Host);
            }
            if after.is_empty() {
                (address, None)
            } else {
                (
                    address,
                    Some(after.strip_prefix(':').ok_or(UrlProblem::Host)?),
                )
            }
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    if port.is_some_and(|port| !matches!(port.parse::<u16>(), Ok(1..))) {
        return Err(UrlProblem::Port);
    }
    let is_address = authority.starts_with('[');
    if !is_address && !host.split('.').all(is_label) {
        return Err(UrlProblem::Host);
    }
    Ok(())
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_with_a_host_are_absolute() {
        for url in [
            "https://api.acme.example",
            "http://localhost:8080/v1",
            "https://[::1]:8443/x?y=z#w",
        ] {
            assert_eq!(absolute_url(url), Ok(()), "{url}");
        }
    }

    #[test]
    fn what_is_no_absolute_url_says_why() {
        for (url, problem) in [
            ("api.acme.example", UrlProblem::Scheme),
            ("ftp://acme.example", UrlProblem::Scheme),
            ("https://", UrlProblem::Host),
            ("https:///v1", UrlProblem::Host),
            ("https://a..b", UrlProblem::Host),
            ("https://[::1", UrlProblem::Host),
            ("https://a:b", UrlProblem::Port),
            ("https://a:99999", UrlProblem::Port),
            ("https://a:0", UrlProblem::Port),
            ("https://me:secret@acme.example", UrlProblem::Credentials),
            ("https://acme.example/a b", UrlProblem::Character(' ')),
            (
                "https://acme.example/\r\nHost: evil",
                UrlProblem::Character('\r'),
            ),
        ] {
            assert_eq!(absolute_url(url), Err(problem), "{url}");
        }
    }

    #[test]
    fn a_path_can_be_appended_to_a_base_url() {
        assert_eq!(base_url("https://acme.example/v1"), Ok(()));
        assert_eq!(base_url("https://acme.example/"), Err(UrlProblem::Slash));
        assert_eq!(base_url("https://acme.example?x=1"), Err(UrlProblem::Query));
        assert_eq!(
            base_url("https://acme.example#x"),
            Err(UrlProblem::Fragment)
        );
    }
}
