//! HMACs.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::{Algorithm, message::Message};

/// The HMAC of a message. None where the hash refuses the key, which none of these does.
pub(super) fn mac(algorithm: Algorithm, key: &[u8], message: &Message<'_>) -> Option<Vec<u8>> {
    match algorithm {
        Algorithm::Sha1 => digest::<Hmac<Sha1>>(key, message),
        Algorithm::Sha256 => digest::<Hmac<Sha256>>(key, message),
        Algorithm::Sha512 => digest::<Hmac<Sha512>>(key, message),
    }
}

fn digest<M: Mac + KeyInit>(key: &[u8], message: &Message<'_>) -> Option<Vec<u8>> {
    let mut mac = <M as KeyInit>::new_from_slice(key).ok()?;
    message.for_each(|piece| mac.update(piece));
    Some(mac.finalize().into_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, Message, mac};
    use crate::webhook::Encoding;

    /// Cases 1, 2 and 6 of RFC 4231 (SHA-256, SHA-512) and of RFC 2202 (SHA-1): a short key, a text as key,
    /// and a key longer than the block of the hash, of which RFC 2202 has one of 80 bytes.
    #[test]
    fn the_vectors_of_the_rfcs_hold() {
        let short = [0x0b; 20];
        let long = [0xaa; 131];
        let cases: [(Algorithm, &[u8], &[u8], &str); 9] = [
            (
                Algorithm::Sha1,
                &short,
                b"Hi There",
                "b617318655057264e28bc0b6fb378c8ef146be00",
            ),
            (
                Algorithm::Sha1,
                b"Jefe",
                QUESTION,
                "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
            ),
            (
                Algorithm::Sha1,
                &[0xaa; 80],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "aa4ae5e15272d00e95705637ce8a3b55ed402112",
            ),
            (
                Algorithm::Sha256,
                &short,
                b"Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                Algorithm::Sha256,
                b"Jefe",
                QUESTION,
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                Algorithm::Sha256,
                &long,
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
            (
                Algorithm::Sha512,
                &short,
                b"Hi There",
                "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde\
                 daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
            ),
            (
                Algorithm::Sha512,
                b"Jefe",
                QUESTION,
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
                 9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
            ),
            (
                Algorithm::Sha512,
                &long,
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352\
                 6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
            ),
        ];
        for (algorithm, key, text, expected) in cases {
            // Whatever way the text is put together.
            for (template, timestamp) in [("{body}", &b""[..]), ("{timestamp}{body}", &text[..3])] {
                let message = Message {
                    template,
                    timestamp,
                    id: b"",
                    body: &text[timestamp.len()..],
                };
                let mac = mac(algorithm, key, &message).expect("a key");
                assert_eq!(
                    Encoding::Hex.encode(&mac),
                    expected,
                    "{algorithm:?} {key:?}"
                );
            }
        }
    }

    const QUESTION: &[u8] = b"what do ya want for nothing?";
}
