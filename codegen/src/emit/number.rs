//! Numbers as people read them.

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

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

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(readable(900).to_string(), "900");
        assert_eq!(readable(100_000).to_string(), "100_000");
        assert_eq!(readable(1_234_567).to_string(), "1_234_567");
    }
}
