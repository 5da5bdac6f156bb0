//! Numbers as people read them.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

/// A whole number, its digits in groups of three where it has more than four.
pub(super) fn readable(number: u64) -> TokenStream {
    let digits = number.to_string();
    if digits.len() < 5 {
        return Literal::u64_unsuffixed(number).to_token_stream();
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    match text.parse::<Literal>() {
        Ok(literal) => literal.to_token_stream(),
        Err(_) => Literal::u64_unsuffixed(number).to_token_stream(),
    }
}

/// The same of a number with a sign.
pub(super) fn readable_signed(number: i64) -> TokenStream {
    let digits = readable(number.unsigned_abs());
    if number < 0 { quote!(-#digits) } else { digits }
}

/// The same with its type, where nothing else says it.
pub(super) fn readable_suffixed(number: i64) -> TokenStream {
    let digits = readable(number.unsigned_abs());
    let Ok(digits) = format!("{digits}i64").parse::<Literal>() else {
        return Literal::i64_suffixed(number).to_token_stream();
    };
    if number < 0 {
        quote!(-#digits)
    } else {
        quote!(#digits)
    }
}

#[cfg(test)]
mod tests {
    use super::{readable, readable_signed};

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(readable(900).to_string(), "900");
        assert_eq!(readable(100_000).to_string(), "100_000");
        assert_eq!(readable(1_234_567).to_string(), "1_234_567");
        let least = readable_signed(i64::MIN).to_string();
        assert_eq!(least, "- 9_223_372_036_854_775_808");
    }
}
