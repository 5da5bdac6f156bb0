//! Secrets in the URL of a webhook.

use http::Uri;
use percent_encoding::percent_decode_str;
use subtle::{Choice, ConstantTimeEq as _};

use crate::Secret;

/// Whether one of the secrets is a segment of the path or a value of the query.
pub(super) fn is_in(uri: Option<&Uri>, secrets: &[Secret]) -> bool {
    let Some(uri) = uri else { return false };
    let segments = uri
        .path()
        .split('/')
        .map(|text| percent_decode_str(text).collect::<Vec<u8>>());
    let query = uri.query().unwrap_or_default();
    let values = url::form_urlencoded::parse(query.as_bytes())
        .map(|(_, value)| value.into_owned().into_bytes());
    let found = segments.chain(values).filter(|text| !text.is_empty()).fold(
        Choice::from(0),
        |found, text| {
            secrets.iter().fold(found, |found, secret| {
                found | secret.expose().as_bytes().ct_eq(&text)
            })
        },
    );
    found.into()
}

#[cfg(test)]
mod tests {
    use super::{Secret, Uri, is_in};

    #[test]
    fn a_secret_is_a_whole_segment_or_value() {
        let secrets = [
            Secret::from("old one"),
            Secret::from("new/one"),
            Secret::from(""),
        ];
        let has = |uri: &'static str| is_in(Some(&Uri::from_static(uri)), &secrets);
        assert!(has("/hooks/old%20one"));
        assert!(has("https://acme.dev/hooks?token=new%2Fone&a=b"));
        assert!(has("/hooks?old+one=&x=old+one"));
        assert!(!has("/hooks/old%20one1"));
        assert!(!has("/hooks?token=Old+one"));
        assert!(!has("/hooks//?token="));
        assert!(!is_in(None, &secrets));
    }
}
