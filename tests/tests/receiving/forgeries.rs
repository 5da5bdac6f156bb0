//! Deliveries, genuine and forged, of a provider that signs the body alone, in hexadecimal, by HMAC-SHA256.

use bindery::webhook::{Algorithm, Encoding, SignatureScheme, Signer};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::cases::SECRET;

/// A genuine body.
pub const BODY: &str = r#"{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[]}"#;

/// The cases of a provider whose signature stands in these headers.
pub fn cases(names: &'static [&'static str]) -> Vec<Case> {
    let mut cases = Cases {
        names,
        all: Vec::new(),
    };
    cases.genuine();
    cases.bodies();
    cases.headers();
    cases.writings();
    cases.schemes();
    cases.contents();
    cases.all
}

/// The scheme of such a provider.
pub fn scheme(names: &'static [&'static str]) -> SignatureScheme<'static> {
    SignatureScheme::hmac(Algorithm::Sha256, names)
}

/// What is sent, and how it differs from a genuine delivery.
pub struct Case {
    pub name: &'static str,
    pub method: Method,
    pub route: &'static str,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// Makes the cases of a provider, each from a genuine delivery.
struct Cases {
    names: &'static [&'static str],
    all: Vec<Case>,
}

impl Cases {
    fn add(&mut self, name: &'static str, change: impl FnOnce(&mut Case)) {
        let mut case = Case {
            name,
            method: Method::POST,
            route: "/hooks/1",
            headers: sign(scheme(self.names), SECRET, BODY),
            body: BODY.into(),
        };
        change(&mut case);
        self.all.push(case);
    }

    /// A genuine body whose signature is written in another way.
    fn signature(&mut self, name: &'static str, write: impl FnOnce(&str) -> Vec<u8>) {
        let header = self.names[0];
        let names = self.names;
        self.add(name, |case| {
            let text = case.headers[header]
                .to_str()
                .expect("a signature")
                .to_owned();
            let value = HeaderValue::from_bytes(&write(&text)).expect("a header");
            for name in names {
                case.headers.insert(*name, value.clone());
            }
        });
    }

    /// A genuine body that is signed by another scheme.
    fn scheme(&mut self, name: &'static str, scheme: SignatureScheme<'static>) {
        self.add(name, |case| case.headers = sign(scheme, SECRET, BODY));
    }

    /// Deliveries that are what they seem.
    fn genuine(&mut self) {
        let names = self.names;
        self.add("genuine", |_| {});
        self.add("genuine, only the last header", |case| {
            for name in &names[..names.len() - 1] {
                case.headers.remove(*name);
            }
        });
        self.add("genuine, by the secret before the rotation", |case| {
            case.headers = sign(scheme(names), "the old one", BODY);
        });
        self.add("genuine, of a webhook just deleted", |case| {
            case.route = "/hooks/deleted";
        });
        self.add("genuine, with a member nobody knows", |case| {
            let text = BODY.replace("\"events\":[]", "\"events\":[],\"new\":{}");
            case.headers = sign(scheme(names), SECRET, &text);
            case.body = text.into();
        });
    }

    /// Bodies that were not signed like this.
    fn bodies(&mut self) {
        let names = self.names;
        self.add("wrong secret", |case| {
            case.headers = sign(scheme(names), "guessed", BODY);
        });
        self.add("empty secret", |case| {
            // What an HMAC with an empty key over this body is.
            let value = HeaderValue::from_static(
                "13d436a625856171e17756819ecbf9eed1ff3287a56a8ce2a293b582f2dccde6",
            );
            for name in names {
                case.headers.insert(*name, value.clone());
            }
        });
        self.add("unknown route", |case| case.route = "/hooks/unknown");
        self.add("secret of another route", |case| case.route = "/hooks/2");
        self.add("changed byte", |case| case.body[15] ^= 1);
        self.add("changed whitespace", |case| {
            case.body = BODY.replace(',', ", ").into();
        });
        self.add("line break at the end", |case| case.body.push(b'\n'));
        self.add("truncated body", |case| case.body.truncate(BODY.len() - 1));
        self.add("empty body", |case| case.body.clear());
        self.add("doubled body", |case| case.body.extend(BODY.bytes()));
    }

    /// Headers that are not there, or there too often.
    fn headers(&mut self) {
        let names = self.names;
        self.add("missing header", |case| {
            for name in names {
                case.headers.remove(*name);
            }
        });
        self.add("doubled header", |case| {
            let value = case.headers[names[0]].clone();
            case.headers.append(names[0], value);
        });
        self.add("header of another name", |case| {
            let value = case.headers[names[0]].clone();
            for name in names {
                case.headers.remove(*name);
            }
            case.headers
                .insert(HeaderName::from_static("x-signature"), value);
        });
        if let [_, second] = names {
            self.add("headers that disagree", |case| {
                let other = sign(scheme(names), "guessed", BODY);
                case.headers.insert(*second, other[*second].clone());
            });
        }
    }

    /// Signatures that are written in another way.
    fn writings(&mut self) {
        let names = self.names;
        self.scheme(
            "base64 for hexadecimal",
            scheme(names).encoding(Encoding::Base64),
        );
        self.signature("upper-case hexadecimal", |text| text.to_uppercase().into());
        self.signature("one upper-case digit", |text| {
            let at = text
                .find(|c: char| c.is_ascii_lowercase())
                .expect("a letter");
            format!(
                "{}{}{}",
                &text[..at],
                text[at..=at].to_uppercase(),
                &text[at + 1..]
            )
            .into()
        });
        self.signature("hexadecimal with a prefix", |text| {
            format!("sha256={text}").into()
        });
        self.signature("hexadecimal with 0x", |text| format!("0x{text}").into());
        self.signature("two signatures in one header", |text| {
            format!("{text},{text}").into()
        });
        self.signature("signature in quotes", |text| format!("\"{text}\"").into());
        self.signature("truncated signature", |text| text[..62].into());
        self.signature("half a digit", |text| text[..63].into());
        self.signature("lengthened signature", |text| format!("{text}00").into());
        self.signature("empty signature", |_| Vec::new());
        self.signature("zeros", |_| "0".repeat(64).into());
        self.signature("invalid UTF-8 in the header", |_| vec![0xff; 64]);
        self.signature("the secret itself", |_| SECRET.into());
    }

    /// Signatures of other schemes.
    fn schemes(&mut self) {
        let names = self.names;
        self.scheme("HMAC-SHA1", SignatureScheme::hmac(Algorithm::Sha1, names));
        self.scheme(
            "HMAC-SHA512",
            SignatureScheme::hmac(Algorithm::Sha512, names),
        );
        self.scheme("a static token", SignatureScheme::static_token(names));
        self.scheme(
            "Ed25519",
            SignatureScheme::ed25519(names).key_encoding(Encoding::Hex),
        );
        self.scheme(
            "the secret taken for hexadecimal",
            scheme(names).key_encoding(Encoding::Hex),
        );
        self.scheme(
            "another text around the body",
            scheme(names).over("v1.{body}"),
        );
    }

    /// Deliveries that are signed, and still not taken.
    fn contents(&mut self) {
        let names = self.names;
        self.add("signed, and no JSON", |case| {
            case.headers = sign(scheme(names), SECRET, "{");
            case.body = b"{".to_vec();
        });
        self.add("signed, and invalid UTF-8", |case| {
            let body = [BODY.as_bytes(), b"\xff"].concat();
            let scheme = scheme(names);
            let signed = Signer::new(scheme, SECRET)
                .sign(body.clone())
                .expect("a delivery");
            (case.headers, case.body) = (signed.headers, body);
        });
        self.add("signed, and nested 100,000 deep", |case| {
            let body = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
            case.headers = sign(scheme(names), SECRET, &body);
            case.body = body.into();
        });
        self.add("signed, and huge", |case| {
            let body = " ".repeat(1024 * 1024 + 1);
            case.headers = sign(scheme(names), SECRET, &body);
            case.body = body.into();
        });
        self.add("another method", |case| case.method = Method::PUT);
    }
}

/// The headers of a signed body.
pub fn sign(scheme: SignatureScheme<'_>, secret: &str, body: &str) -> HeaderMap {
    let signed = Signer::new(scheme, secret).sign(body.to_owned());
    signed.expect("a delivery").headers
}
