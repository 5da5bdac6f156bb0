//! Signatures and handshakes: everything that is needed to verify one, nothing that contradicts it.

use crate::check::header_text;
use crate::check::view::{Step, at_path, kinds};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Events, HandshakeEcho, JsonKind, JsonPathStep, Resolved, Signature, SignatureEncoding,
    SignatureKey, SignatureKind, Spanned, TypeExpr, TypeKind,
};
use crate::source::Span;
use crate::suggest::closest;

/// What may be signed.
const PLACES: [&str; 3] = ["body", "timestamp", "id"];

const ALGORITHMS: [&str; 3] = ["sha1", "sha256", "sha512"];

pub(super) fn check(api: &Api<Resolved>, events: &Events<Resolved>, report: &mut Report) {
    let signature = &events.signature;
    complete(events, report);
    for header in &signature.headers {
        header_text::name(header, report);
    }
    if let Some(algorithm) = &signature.algorithm
        && !ALGORITHMS.contains(&algorithm.value.as_str())
    {
        report.push(
            Diagnostic::error(
                Code::Signature,
                algorithm.span,
                format!("no signature is made with `{}`", algorithm.value),
            )
            .suggest(closest(&algorithm.value, ALGORITHMS))
            .expected("`sha1`, `sha256` or `sha512`"),
        );
    }
    if let Some(encoding) = &signature.encoding
        && encoding.value == SignatureEncoding::Text
    {
        report.push(
            Diagnostic::error(
                Code::Signature,
                encoding.span,
                "a signature is no text by itself",
            )
            .expected("`hex` or `base64`"),
        );
    }
    if let Some(over) = &signature.over {
        placeholders(over, report);
    }
    signed_headers(events, report);
    if let Some(key) = &signature.key {
        check_key(api, events, key, report);
    }
    if let Some(handshake) = &events.handshake {
        let HandshakeEcho::Header { name } = &handshake.echo.value;
        header_text::name(&Spanned::new(name.clone(), handshake.echo.span), report);
    }
}

/// What is signed beside the body stands in headers, and those are named.
fn signed_headers(events: &Events<Resolved>, report: &mut Report) {
    let signature = &events.signature;
    if let Some(header) = &signature.timestamp {
        header_text::name(header, report);
    }
    let signs = |place: &str| {
        let over = signature.over.as_ref();
        over.filter(|over| over.value.contains(place))
    };
    let timestamp = signature.timestamp.as_ref().map(|part| part.span);
    let tolerance = signature.tolerance.as_ref().map(|part| part.span);
    if signs("{timestamp}").is_none() {
        for span in timestamp.into_iter().chain(tolerance) {
            report.push(
                Diagnostic::error(
                    Code::Signature,
                    span,
                    "no timestamp is signed whose age could be judged",
                )
                .expected("`{timestamp}` in the setting `signature.over`"),
            );
        }
    }
    let id = events.id_header.as_ref().map(|header| header.span);
    let needed = [
        ("{timestamp}", "signature.timestamp", timestamp),
        ("{id}", "id_header", id),
    ];
    for (place, setting, span) in needed {
        let is_open = events
            .unknown
            .iter()
            .any(|unknown| unknown.value == setting);
        if let Some(over) = signs(place).filter(|_| span.is_none() && !is_open) {
            report.push(
                Diagnostic::error(
                    Code::Signature,
                    over.span,
                    format!("it is not said which header brings `{place}`"),
                )
                .expected(format!(
                    "the setting `{setting}`, with the value `unknown` if no document states it"
                )),
            );
        }
    }
}

/// One setting of a signature: its name, and where it stands if it does.
type Part = (&'static str, Option<Span>);

fn parts(signature: &Signature<Resolved>) -> [Part; 9] {
    let header = signature.headers.first().map(|header| header.span);
    [
        ("signature.header", header),
        (
            "signature.algorithm",
            signature.algorithm.as_ref().map(|part| part.span),
        ),
        (
            "signature.encoding",
            signature.encoding.as_ref().map(|part| part.span),
        ),
        (
            "signature.prefix",
            signature.prefix.as_ref().map(|part| part.span),
        ),
        (
            "signature.over",
            signature.over.as_ref().map(|part| part.span),
        ),
        (
            "signature.timestamp",
            signature.timestamp.as_ref().map(|part| part.span),
        ),
        (
            "signature.key",
            signature.key.as_ref().map(|part| part.span),
        ),
        (
            "signature.key_encoding",
            signature.key_encoding.as_ref().map(|part| part.span),
        ),
        (
            "signature.tolerance",
            signature.tolerance.as_ref().map(|part| part.span),
        ),
    ]
}

/// Whether the settings are those that the kind of signature needs and allows.
fn complete(events: &Events<Resolved>, report: &mut Report) {
    let signature = &events.signature;
    let (name, needed, allowed): (&str, &[&str], &[&str]) = match signature.kind.value {
        SignatureKind::Hmac => (
            "hmac",
            &[
                "signature.header",
                "signature.algorithm",
                "signature.encoding",
                "signature.over",
                "signature.key",
            ],
            &[
                "signature.prefix",
                "signature.timestamp",
                "signature.key_encoding",
                "signature.tolerance",
            ],
        ),
        SignatureKind::Ed25519 => (
            "ed25519",
            &[
                "signature.header",
                "signature.encoding",
                "signature.over",
                "signature.key",
            ],
            &[
                "signature.prefix",
                "signature.timestamp",
                "signature.key_encoding",
                "signature.tolerance",
            ],
        ),
        SignatureKind::StaticToken => (
            "static token",
            &["signature.header", "signature.key"],
            &["signature.prefix"],
        ),
        SignatureKind::None => ("none", &[], &[]),
        // What is known of a signature nobody has described may be said.
        SignatureKind::Unknown => return,
    };
    // What is missing may be what a row was meant to say that could not be read.
    let is_readable = !report.has_errors_in(events.span);
    for (part, span) in parts(signature) {
        let is_open = events.unknown.iter().any(|unknown| unknown.value == part);
        match span {
            None if needed.contains(&part) && !is_open && is_readable => report.push(
                Diagnostic::error(
                    Code::Signature,
                    signature.kind.span,
                    format!("the signature `{name}` cannot be verified without `{part}`"),
                )
                .expected(format!(
                    "the setting `{part}`, with the value `unknown` if no document states it"
                )),
            ),
            Some(span) if !needed.contains(&part) && !allowed.contains(&part) => report.push(
                Diagnostic::error(
                    Code::Signature,
                    span,
                    format!("the signature `{name}` has no `{part}`"),
                )
                .related(signature.kind.span, "the kind of signature"),
            ),
            _ => {}
        }
    }
}

fn placeholders(over: &Spanned<String>, report: &mut Report) {
    let mut rest = over.value.as_str();
    let mut has_body = false;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        has_body |= name == "body";
        if !PLACES.contains(&name) {
            report.push(
                Diagnostic::error(
                    Code::Signature,
                    over.span,
                    format!("nothing is known that would stand for `{{{name}}}`"),
                )
                .suggest(closest(name, PLACES)),
            );
        }
        rest = after;
    }
    if !has_body {
        report.push(
            Diagnostic::error(
                Code::Signature,
                over.span,
                "this signature does not cover the body",
            )
            .expected("a text with `{body}`"),
        );
    }
}

fn check_key(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    key: &Spanned<SignatureKey<Resolved>>,
    report: &mut Report,
) {
    match &key.value {
        SignatureKey::Handshake => {
            if events.handshake.is_none() {
                report.push(
                    Diagnostic::error(
                        Code::Signature,
                        key.span,
                        "there is no handshake to bring the key",
                    )
                    .expected("the setting `handshake`"),
                );
            }
        }
        SignatureKey::Field { ty, field } => {
            let holder = TypeExpr {
                kind: TypeKind::Named { name: *ty },
                nullable: false,
                span: key.span,
            };
            let step = JsonPathStep::Member {
                name: field.clone(),
            };
            let name = &api.type_def(*ty).name.value;
            match at_path(api, &holder, &[step]) {
                Step::Missing { step, known } => report.push(
                    Diagnostic::error(
                        Code::Signature,
                        key.span,
                        format!("`{name}` has no field `{field}`"),
                    )
                    .suggest(closest(&step, known)),
                ),
                Step::Type(ty) if !kinds(api, ty).contains(JsonKind::String) => report.push(
                    Diagnostic::error(Code::Signature, key.span, "a key is a string")
                        .related(ty.span, "the field's type"),
                ),
                Step::Type(_) | Step::Anything => {}
            }
        }
    }
}
