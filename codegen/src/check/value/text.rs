//! Texts of the built-in types: within JSON, and bare as a query or a form has them.

use crate::check::provider::absolute_url;
use crate::check::view::{kinds, peel};
use crate::ir::{Api, Enum, JsonKind, Resolved, Scalar, TypeExpr, TypeKind, TypeShape};

/// Whether a text is of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Yes,
    /// It is not, but a client keeps it as it is.
    Kept,
    No,
}

/// Whether a JSON number is of a type.
pub(super) fn number_fits(number: &str, scalar: Scalar) -> Fit {
    yes_if(match scalar {
        Scalar::Integer | Scalar::TimestampSeconds | Scalar::TimestampMillis => {
            number.parse::<i64>().is_ok()
        }
        Scalar::Int32 => number.parse::<i32>().is_ok(),
        Scalar::Uint64 => number.parse::<u64>().is_ok(),
        Scalar::Number | Scalar::Decimal => true,
        _ => false,
    })
}

/// Whether a JSON string is of a type.
pub(super) fn string_fits(text: &str, scalar: Scalar) -> Fit {
    match scalar {
        Scalar::String | Scalar::Json => Fit::Yes,
        Scalar::Bytes => yes_if(is_base64(text)),
        Scalar::Decimal => yes_if(is_decimal(text)),
        Scalar::Uuid => yes_if(is_uuid(text)),
        Scalar::Date => yes_if(text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()),
        Scalar::Url => kept_unless(absolute_url(text).is_ok() || has_other_scheme(text)),
        Scalar::Datetime | Scalar::DatetimeOffset => kept_unless(is_datetime(text)),
        Scalar::DatetimeLenient => kept_unless(is_datetime(text) || is_lenient_datetime(text)),
        Scalar::Duration => {
            kept_unless(text.starts_with(['P', '-']) && text.parse::<jiff::Span>().is_ok())
        }
        Scalar::Integer
        | Scalar::Int32
        | Scalar::Uint64
        | Scalar::Number
        | Scalar::Boolean
        | Scalar::TimestampSeconds
        | Scalar::TimestampMillis => Fit::No,
    }
}

/// Whether a bare text, as it stands in a query or a form, can be a value of `ty`.
pub(in crate::check) fn text_fits(
    api: &Api<Resolved>,
    text: &str,
    ty: &TypeExpr<Resolved>,
) -> bool {
    let peeled = peel(api, ty);
    match peeled.kind {
        TypeKind::Scalar {
            scalar: Scalar::Boolean,
        } => matches!(text, "true" | "false"),
        TypeKind::Scalar { scalar } => {
            number_fits(text, *scalar) == Fit::Yes && is_number(text)
                || string_fits(text, *scalar) != Fit::No
        }
        TypeKind::Literal { value } => value.to_string() == text,
        TypeKind::Named { .. } => match peeled.shape(api) {
            Some(TypeShape::Enum(values @ Enum { open: false, .. })) => api
                .all_values(values)
                .iter()
                .any(|value| value.wire.value.to_string() == text),
            Some(TypeShape::Enum(_)) => {
                kinds(api, ty).contains(JsonKind::String) || text.parse::<i64>().is_ok()
            }
            _ => true,
        },
        // Of what has several forms or parts, a text says too little.
        _ => true,
    }
}

fn yes_if(fits: bool) -> Fit {
    if fits { Fit::Yes } else { Fit::No }
}

fn kept_unless(fits: bool) -> Fit {
    if fits { Fit::Yes } else { Fit::Kept }
}

fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    text.len() - body.len() <= 2
        && body
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text
            .bytes()
            .enumerate()
            .all(|(position, byte)| match position {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
}

/// A URL that is neither `http` nor `https`, such as `mailto:` or `myapp://`.
fn has_other_scheme(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    !["http", "https"].contains(&scheme)
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte.is_ascii_graphic())
}

/// RFC 3339, with `Z` or an offset.
fn is_datetime(text: &str) -> bool {
    text.as_bytes().get(10) == Some(&b'T')
        && !text.ends_with(']')
        && text.parse::<jiff::Timestamp>().is_ok()
}

/// The same with a space for `T`, or an offset without a colon.
fn is_lenient_datetime(text: &str) -> bool {
    const FORMS: [&str; 4] = [
        "%Y-%m-%d %H:%M:%S%.f %z",
        "%Y-%m-%d %H:%M:%S%.f%z",
        "%Y-%m-%dT%H:%M:%S%.f %z",
        "%Y-%m-%dT%H:%M:%S%.f%z",
    ];
    let with_offset = text.strip_suffix('Z').map(|rest| format!("{rest}+0000"));
    let text = with_offset.as_deref().unwrap_or(text);
    FORMS.into_iter().any(|form| {
        [form.to_owned(), form.replace("%z", "%:z")]
            .iter()
            .any(|form| jiff::fmt::strtime::parse(form, text).is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fit_their_width() {
        assert_eq!(number_fits("2147483648", Scalar::Int32), Fit::No);
        assert_eq!(number_fits("2147483648", Scalar::Integer), Fit::Yes);
        assert_eq!(number_fits("-1", Scalar::Uint64), Fit::No);
        assert_eq!(
            number_fits("18446744073709551615", Scalar::Uint64),
            Fit::Yes
        );
        assert_eq!(number_fits("1.5", Scalar::Integer), Fit::No);
        assert_eq!(number_fits("1.5e3", Scalar::Number), Fit::Yes);
        assert_eq!(number_fits("1", Scalar::String), Fit::No);
    }

    #[test]
    fn texts_fit_their_form() {
        use Fit::{Kept, No, Yes};
        for (text, scalar, fit) in [
            ("2026-01-31", Scalar::Date, Yes),
            ("2026-02-31", Scalar::Date, No),
            ("2026-01-31T09:00:00Z", Scalar::Date, No),
            ("2026-01-31T09:00:00.123456789Z", Scalar::Datetime, Yes),
            ("2026-01-31T09:00:00-08:00", Scalar::DatetimeOffset, Yes),
            ("2026-01-31 09:00:00Z", Scalar::Datetime, Kept),
            ("2026-01-31T09:00:00", Scalar::Datetime, Kept),
            ("2021-11-15 13:45:16 -0800", Scalar::Datetime, Kept),
            ("2021-11-15 13:45:16 -0800", Scalar::DatetimeLenient, Yes),
            (
                "2021-11-15 13:45:16.25 +01:00",
                Scalar::DatetimeLenient,
                Yes,
            ),
            ("2021-11-15 13:45:16Z", Scalar::DatetimeLenient, Yes),
            ("yesterday", Scalar::DatetimeLenient, Kept),
            ("PT1H30M", Scalar::Duration, Yes),
            ("90 minutes", Scalar::Duration, Kept),
            ("https://acme.example/x?y", Scalar::Url, Yes),
            ("mailto:me@acme.example", Scalar::Url, Yes),
            ("/relative", Scalar::Url, Kept),
            ("67e55044-10b1-426f-9247-bb680e5fe0c8", Scalar::Uuid, Yes),
            ("67e55044", Scalar::Uuid, No),
            ("-12.50", Scalar::Decimal, Yes),
            ("1e5", Scalar::Decimal, No),
            ("aGk=", Scalar::Bytes, Yes),
            ("h i", Scalar::Bytes, No),
            ("12", Scalar::Integer, No),
        ] {
            assert_eq!(string_fits(text, scalar), fit, "{text} as {scalar:?}");
        }
    }
}
