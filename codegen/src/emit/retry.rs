//! What the documents say of another attempt.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::ir::StatusPattern;
use crate::plan::RetryPlan;

/// The function that holds the rows; none where there is no row.
pub(super) fn retry_function(rows: &[RetryPlan]) -> Option<TokenStream> {
    let rows = rows.iter().map(|row| {
        let advice = Ident::new(row.advice, Span::call_site());
        match row.status {
            StatusPattern::Exact { status } => {
                let status = Literal::u16_unsuffixed(status);
                quote!(rt::RetryRow::exact(#status, rt::RetryAdvice::#advice))
            }
            StatusPattern::Class { class } => {
                let class = Literal::u8_unsuffixed(class);
                quote!(rt::RetryRow::class(#class, rt::RetryAdvice::#advice))
            }
        }
    });
    (rows.len() > 0).then(|| {
        quote! {
            const fn retry_rows() -> &'static [rt::RetryRow] {
                const { &[#(#rows),*] }
            }
        }
    })
}

/// A status or a class, as the runtime has it.
pub(super) fn status_pattern(status: StatusPattern) -> TokenStream {
    match status {
        StatusPattern::Exact { status } => {
            let status = Literal::u16_unsuffixed(status);
            quote!(rt::StatusPattern::Exact(#status))
        }
        StatusPattern::Class { class } => {
            let class = Literal::u8_unsuffixed(class);
            quote!(rt::StatusPattern::Class(#class))
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::retry_function;
    use crate::emit::testing::assert_emits;
    use crate::ir::StatusPattern;
    use crate::plan::RetryPlan;

    #[test]
    fn rows_stand_in_a_function() {
        assert!(retry_function(&[]).is_none());
        let row = RetryPlan {
            status: StatusPattern::Class { class: 5 },
            advice: "Never",
        };
        let expected = parse_quote! {
            const fn retry_rows() -> &'static [rt::RetryRow] {
                const { &[rt::RetryRow::class(5, rt::RetryAdvice::Never)] }
            }
        };
        assert_emits(retry_function(&[row]), &expected);
    }
}
