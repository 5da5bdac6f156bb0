//! Rules beyond a type.

use std::cmp::Ordering;
use std::collections::HashSet;

use bindery_codegen::ir::{Bound, Length, Rules, WebhookRole};
use regex::Regex;
use serde_json::{Number, Value};

use super::{Place, Validation};
use crate::loopback::is_loopback_url;

impl Validation<'_> {
    pub(super) fn rules(&mut self, place: Place<'_>, rules: &Rules) {
        match place.value {
            Value::Number(number) => self.range(place, number, rules),
            Value::String(text) => self.text(place, text, rules),
            Value::Array(items) => self.items(place, items, rules),
            _ => {}
        }
    }

    fn range(&mut self, place: Place<'_>, number: &Number, rules: &Rules) {
        let Some(range) = &rules.range else {
            return;
        };
        let keeps = |bound: &Option<Bound>, beyond: Ordering| {
            bound
                .as_ref()
                .is_none_or(|bound| match compare(number, &bound.value) {
                    Ordering::Equal => !bound.exclusive,
                    found => found != beyond,
                })
        };
        if !keeps(&range.value.min, Ordering::Less) || !keeps(&range.value.max, Ordering::Greater) {
            let bounds: Vec<String> = [(&range.value.min, ">"), (&range.value.max, "<")]
                .into_iter()
                .filter_map(|(bound, sign)| {
                    let bound = bound.as_ref()?;
                    let or_equal = if bound.exclusive { "" } else { "=" };
                    Some(format!("{sign}{or_equal} {}", bound.value))
                })
                .collect();
            self.expected(place, &format!("a number {}", bounds.join(" and ")));
        }
    }

    fn text(&mut self, place: Place<'_>, text: &str, rules: &Rules) {
        if let Some(length) = &rules.length {
            let found = text.chars().count();
            if !within(found, length.value) {
                let message = format!(
                    "expected {} characters, found {found}",
                    in_words(length.value)
                );
                self.problem(place.at, message);
            }
        }
        let Some(pattern) = &rules.pattern else {
            return;
        };
        // A pattern that only other engines know is not checked.
        let Ok(regex) = Regex::new(&pattern.value) else {
            return;
        };
        if regex.is_match(text) {
            return;
        }
        if rules.webhook == Some(WebhookRole::Url) && is_loopback_url(text) {
            self.note(format!(
                "`{}`: the provider wants {}; the mock takes an address of this machine as it is",
                place.at, pattern.value
            ));
            return;
        }
        self.expected(place, &format!("a text that matches `{}`", pattern.value));
    }

    fn items(&mut self, place: Place<'_>, items: &[Value], rules: &Rules) {
        if let Some(length) = &rules.items
            && !within(items.len(), length.value)
        {
            let message = format!(
                "expected {} items, found {}",
                in_words(length.value),
                items.len()
            );
            self.problem(place.at, message);
        }
        if rules.unique {
            let mut seen = HashSet::new();
            if let Some(index) = items.iter().position(|item| !seen.insert(item.to_string())) {
                let message = format!("item {index} stands there twice; all must differ");
                self.problem(place.at, message);
            }
        }
    }
}

fn compare(left: &Number, right: &Number) -> Ordering {
    let whole = |number: &Number| {
        number
            .as_i64()
            .map(i128::from)
            .or_else(|| number.as_u64().map(i128::from))
    };
    if let (Some(left), Some(right)) = (whole(left), whole(right)) {
        return left.cmp(&right);
    }
    let real = |number: &Number| number.as_f64().unwrap_or(f64::NAN);
    real(left)
        .partial_cmp(&real(right))
        .unwrap_or(Ordering::Equal)
}

fn within(found: usize, length: Length) -> bool {
    let found = u64::try_from(found).unwrap_or(u64::MAX);
    length.min.is_none_or(|min| found >= min) && length.max.is_none_or(|max| found <= max)
}

fn in_words(length: Length) -> String {
    match (length.min, length.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
    }
}
