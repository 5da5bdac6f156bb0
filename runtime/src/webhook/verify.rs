//! Whether a request was signed by who has the secret.

use ed25519_dalek::{Signature, VerifyingKey};
use http::HeaderMap;
use jiff::Timestamp;
use subtle::{Choice, ConstantTimeEq as _};

use super::{Reason, SignatureKind, SignatureScheme, mac::mac, message::Message};
use crate::Secret;

/// What a verified request says of itself under its signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signed {
    /// When it was sent, where the scheme signs a timestamp.
    pub(super) sent: Option<Timestamp>,
}

/// Verifies the signature with any of the secrets, then the age of its timestamp.
pub(super) fn verify(
    scheme: &SignatureScheme<'_>,
    id_header: Option<&str>,
    secrets: &[Secret],
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<Signed, Reason> {
    let given = given(scheme, headers)?;
    let timestamp = match scheme.timestamp_header {
        Some(name) if scheme.over.contains("{timestamp}") => {
            only(headers, name)?.ok_or(Reason::MissingTimestamp)?
        }
        _ => b"",
    };
    let id = match id_header {
        Some(name) if scheme.over.contains("{id}") => {
            only(headers, name)?.ok_or(Reason::MissingTimestamp)?
        }
        _ => b"",
    };
    let message = Message {
        template: scheme.over,
        timestamp,
        id,
        body,
    };
    let mut is_usable = false;
    let mut is_right = Choice::from(0);
    for secret in secrets {
        if let Some(key) = scheme.key_encoding.decode_key(secret.expose())
            && let Some(matches) = all_match(scheme.kind, &key, &message, &given)
        {
            is_usable = true;
            is_right |= matches;
        }
    }
    if !is_usable {
        return Err(Reason::UnusableSecret);
    }
    if !bool::from(is_right) {
        return Err(Reason::WrongSignature);
    }
    let sent = sent(timestamp, scheme, now)?;
    Ok(Signed { sent })
}

/// The signatures that the headers hold: at least one, and none twice.
fn given(scheme: &SignatureScheme<'_>, headers: &HeaderMap) -> Result<Vec<Vec<u8>>, Reason> {
    let mut given = Vec::new();
    for name in scheme.headers {
        if let Some(text) = only(headers, name)? {
            let bytes = text
                .strip_prefix(scheme.prefix.as_bytes())
                .and_then(|text| scheme.encoding.decode(text))
                .filter(|bytes| !bytes.is_empty())
                .ok_or(Reason::MalformedSignature)?;
            given.push(bytes);
        }
    }
    if given.is_empty() {
        return Err(Reason::MissingSignature);
    }
    Ok(given)
}

/// The value of a header that may be there once.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<&'h [u8]>, Reason> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (value, None) => Ok(value.map(http::HeaderValue::as_bytes)),
        _ => Err(Reason::RepeatedHeader),
    }
}

/// Whether all signatures were made with this key; none where the key cannot be one.
fn all_match(
    kind: SignatureKind,
    key: &[u8],
    message: &Message<'_>,
    given: &[Vec<u8>],
) -> Option<Choice> {
    match kind {
        SignatureKind::Hmac(algorithm) => {
            let expected = mac(algorithm, key, message)?;
            Some(all_equal(&expected, given))
        }
        SignatureKind::StaticToken => Some(all_equal(key, given)),
        SignatureKind::Ed25519 => {
            let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
            let message = message.to_vec();
            let is_right = given.iter().all(|bytes| {
                Signature::from_slice(bytes)
                    .is_ok_and(|signature| key.verify_strict(&message, &signature).is_ok())
            });
            Some(Choice::from(u8::from(is_right)))
        }
    }
}

/// Compares without telling by its time how much is equal.
fn all_equal(expected: &[u8], given: &[Vec<u8>]) -> Choice {
    given
        .iter()
        .fold(Choice::from(1), |all, bytes| all & expected.ct_eq(bytes))
}

/// The signed time, where it lies in the window around now.
fn sent(
    timestamp: &[u8],
    scheme: &SignatureScheme<'_>,
    now: Timestamp,
) -> Result<Option<Timestamp>, Reason> {
    if timestamp.is_empty() {
        return Ok(None);
    }
    let sent = std::str::from_utf8(timestamp)
        .ok()
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse().ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .ok_or(Reason::MissingTimestamp)?;
    if sent.duration_since(now).unsigned_abs() > scheme.tolerance {
        return Err(Reason::OutsideWindow);
    }
    Ok(Some(sent))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Reason, Secret, SignatureScheme, verify};
    use crate::webhook::{Encoding, Signer};

    /// Tests 1 to 3 of section 7.1 of RFC 8032: private key, public key, message, signature.
    const ED25519: [[&str; 4]; 3] = [
        [
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
             d25bf5f0595bbe24655141438e7a100b",
        ],
        [
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c\
             387b2eaeb4302aeeb00d291612bb0c00",
        ],
        [
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
             4a7c15e9716ed28dc027beceea1ec40a",
        ],
    ];

    #[test]
    fn every_signature_that_is_there_is_right_and_a_time_is_written_in_digits() {
        let scheme = SignatureScheme::static_token(&["x-token", "x-token-2"])
            .over("{timestamp}.{body}")
            .timestamp_header("x-time");
        let verified = |token: &str, second: Option<&str>, time: &str| {
            let mut headers = http::HeaderMap::new();
            headers.insert("x-token", token.parse().expect("a header"));
            if let Some(second) = second {
                headers.insert("x-token-2", second.parse().expect("a header"));
            }
            headers.insert("x-time", time.parse().expect("a header"));
            let secrets = [Secret::from("s3cret")];
            let now = Timestamp::UNIX_EPOCH;
            verify(&scheme, None, &secrets, &headers, b"", now).map(|signed| signed.sent)
        };
        let now = Ok(Some(Timestamp::UNIX_EPOCH));
        assert_eq!(verified("s3cret", None, "0"), now);
        assert_eq!(verified("s3cret", Some("s3cret"), "0"), now);
        for (token, second) in [("s3cret", "guessed"), ("guessed", "s3cret")] {
            let one_is_wrong = verified(token, Some(second), "0");
            assert_eq!(one_is_wrong, Err(Reason::WrongSignature));
        }
        for time in ["+0", "-0", " 0", "0.0", "x", "99999999999999999999"] {
            let time = verified("s3cret", None, time);
            assert_eq!(time, Err(Reason::MissingTimestamp), "{time:?}");
        }
    }

    #[test]
    fn the_vectors_of_ed25519_hold() {
        let scheme = SignatureScheme::ed25519(&["x-signature"]).key_encoding(Encoding::Hex);
        for [private, public, message, signature] in ED25519 {
            let body = Encoding::Hex
                .decode(message.as_bytes())
                .expect("hexadecimal");
            let signed = Signer::new(scheme, private)
                .sign(body.clone())
                .expect("a key");
            assert_eq!(signed.headers["x-signature"], *signature);
            let verified = |secret: &str, body: &[u8]| {
                let secrets = [Secret::from(secret)];
                verify(
                    &scheme,
                    None,
                    &secrets,
                    &signed.headers,
                    body,
                    Timestamp::UNIX_EPOCH,
                )
            };
            assert!(verified(public, &body).is_ok());
            assert_eq!(verified(public, b"another"), Err(Reason::WrongSignature));
            assert_eq!(verified("00", &body), Err(Reason::UnusableSecret));
        }
    }
}
