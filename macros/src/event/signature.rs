//! How deliveries are signed: `signature(hmac = sha256, headers("X-Signature"))`.

use bindery_codegen::plan::SignaturePlan;

use crate::http_token::check_token;
use crate::problems::Problems;
use crate::settings::Settings;

const ALGORITHMS: [(&str, &str); 3] =
    [("sha1", "Sha1"), ("sha256", "Sha256"), ("sha512", "Sha512")];

const ENCODINGS: [(&str, &str); 3] = [("hex", "Hex"), ("base64", "Base64"), ("text", "Text")];

const KNOWN: [&str; 10] = [
    "hmac",
    "ed25519",
    "static_token",
    "headers",
    "encoding",
    "prefix",
    "over",
    "key_encoding",
    "timestamp_header",
    "tolerance",
];

/// Takes `signature(..)`. Without it, deliveries are unverified.
pub(super) fn read(settings: &mut Settings, problems: &mut Problems) -> Option<SignaturePlan> {
    let setting = settings.take("signature", problems)?;
    let mut list = Settings::within(setting, problems);
    let algorithm = word(&mut list, "hmac", &ALGORITHMS, problems);
    let ed25519 = list.flag("ed25519", problems);
    let static_token = list.flag("static_token", problems);
    let kind = match (algorithm, ed25519, static_token) {
        (Some(algorithm), false, false) => Some(("hmac", Some(algorithm))),
        (None, true, false) => Some(("ed25519", None)),
        (None, false, true) => Some(("static_token", None)),
        _ => {
            problems.at(
                list.place(),
                "a signature is `hmac = sha256`, `ed25519` or `static_token`",
            );
            None
        }
    };
    let headers = list.texts("headers", problems).unwrap_or_default();
    if headers.is_empty() {
        problems.at(
            list.place(),
            "`headers(\"X-Signature\")` is missing: the headers that hold it",
        );
    }
    let over = list.text("over", problems);
    let timestamp_header = super::header(&mut list, "timestamp_header", problems);
    if let Some(over) = &over {
        let text = over.value();
        if !text.contains("{body}") {
            problems.at(
                over.span(),
                "what is signed holds `{body}`, or it does not cover the body",
            );
        }
        if text.contains("{timestamp}") && timestamp_header.is_none() {
            problems.at(
                over.span(),
                "`{timestamp}` needs `timestamp_header = \"..\"`",
            );
        }
    }
    let text = |text: Option<syn::LitStr>| text.map(|text| text.value());
    let plan = SignaturePlan {
        kind: kind.unwrap_or(("hmac", Some("Sha256"))),
        headers: headers
            .iter()
            .map(|header| {
                check_token("header", &header.value(), header.span(), problems);
                header.value().to_ascii_lowercase()
            })
            .collect(),
        encoding: word(&mut list, "encoding", &ENCODINGS, problems),
        prefix: text(list.text("prefix", problems)),
        over: text(over),
        key_encoding: word(&mut list, "key_encoding", &ENCODINGS, problems),
        timestamp_header,
        tolerance: list.number("tolerance", problems),
    };
    list.finish(&KNOWN, problems);
    Some(plan)
}

/// Takes one of these words, and gives the runtime's name of it.
fn word(
    list: &mut Settings,
    name: &str,
    known: &[(&'static str, &'static str)],
    problems: &mut Problems,
) -> Option<&'static str> {
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let word = list.word(name, &words, problems)?;
    let found = known.iter().find(|(known, _)| word == known);
    found.map(|(_, runtime)| *runtime)
}
