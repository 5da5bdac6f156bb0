//! Bounds that some value keeps.

use crate::check::view::peel;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Bound, Field, Length, Range, Resolved, Scalar, Spanned, TypeKind};
use crate::source::Span;

pub(super) fn check(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    for length in [&field.rules.length, &field.rules.items]
        .into_iter()
        .flatten()
    {
        check_length(length, report);
    }
    if let Some(range) = &field.rules.range {
        check_range(api, field, range, report);
    }
}

fn check_length(length: &Spanned<Length>, report: &mut Report) {
    if let (Some(min), Some(max)) = (length.value.min, length.value.max)
        && min > max
    {
        impossible(
            length.span,
            format!("no length is at least {min} and at most {max}"),
            report,
        );
    }
}

fn check_range(
    api: &Api<Resolved>,
    field: &Field<Resolved>,
    range: &Spanned<Range>,
    report: &mut Report,
) {
    let Range { min, max } = &range.value;
    if let TypeKind::Scalar { scalar } = peel(api, &field.ty).kind
        && let Some((least, greatest)) = whole_numbers(*scalar)
    {
        for bound in [min, max].into_iter().flatten() {
            match whole(bound) {
                None => impossible(
                    range.span,
                    format!(
                        "`{}` is no whole number, as `{}` is",
                        bound.value, field.wire.value
                    ),
                    report,
                ),
                Some(value) if value < least || value > greatest => impossible(
                    range.span,
                    format!(
                        "`{value}` is beyond what the type of `{}` can hold",
                        field.wire.value
                    ),
                    report,
                ),
                Some(_) => {}
            }
        }
        if let (Some(min), Some(max)) = (min, max)
            && let (Some(low), Some(high)) = (whole(min), whole(max))
            && low + i128::from(min.exclusive) > high - i128::from(max.exclusive)
        {
            impossible(
                range.span,
                "no whole number lies in this range".to_owned(),
                report,
            );
        }
        return;
    }
    if let (Some(min), Some(max)) = (min, max)
        && is_empty(min, max)
    {
        impossible(
            range.span,
            "no number lies in this range".to_owned(),
            report,
        );
    }
}

/// The whole numbers that a type holds, if it holds only such.
fn whole_numbers(scalar: Scalar) -> Option<(i128, i128)> {
    match scalar {
        Scalar::Integer | Scalar::TimestampSeconds | Scalar::TimestampMillis => {
            Some((i64::MIN.into(), i64::MAX.into()))
        }
        Scalar::Int32 => Some((i32::MIN.into(), i32::MAX.into())),
        Scalar::Uint64 => Some((0, u64::MAX.into())),
        _ => None,
    }
}

fn whole(bound: &Bound) -> Option<i128> {
    let value = &bound.value;
    value
        .as_i64()
        .map(i128::from)
        .or_else(|| value.as_u64().map(i128::from))
}

fn is_empty(min: &Bound, max: &Bound) -> bool {
    match (min.value.as_f64(), max.value.as_f64()) {
        (Some(low), Some(high)) => low > high || (low >= high && (min.exclusive || max.exclusive)),
        _ => false,
    }
}

/// Whether a number lies within a range.
pub(super) fn within(number: f64, range: &Range) -> bool {
    let above = range.min.as_ref().is_none_or(|min| {
        min.value.as_f64().is_none_or(|low| {
            if min.exclusive {
                number > low
            } else {
                number >= low
            }
        })
    });
    let below = range.max.as_ref().is_none_or(|max| {
        max.value.as_f64().is_none_or(|high| {
            if max.exclusive {
                number < high
            } else {
                number <= high
            }
        })
    });
    above && below
}

fn impossible(span: Span, message: String, report: &mut Report) {
    report.push(Diagnostic::error(Code::RuleValue, span, message));
}
