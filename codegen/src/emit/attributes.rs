//! Attributes that several constructs share.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

/// `#[doc(alias = "..")]` for the documents' own names. Those that rustc refuses are left out.
pub(super) fn doc_aliases(aliases: &[String], name: &str) -> TokenStream {
    let mut seen = BTreeSet::from([name]);
    let aliases = aliases.iter().filter(|alias| {
        let refused =
            |c: char| c == '"' || c == '\'' || c.is_control() || (c.is_whitespace() && c != ' ');
        let framed = alias.starts_with(' ') || alias.ends_with(' ') || alias.is_empty();
        !framed && !alias.contains(refused) && seen.insert(alias.as_str())
    });
    quote!(#(#[doc(alias = #aliases)])*)
}

/// `#[deprecated]`, with a note where there is one.
pub(super) fn deprecated(note: Option<&str>) -> TokenStream {
    match note {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(note) => quote!(#[deprecated = #note]),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{deprecated, doc_aliases};

    #[test]
    fn aliases_that_rustc_refuses_are_left_out() {
        let aliases = ["a b", "Name", "a b", " c", "d\"", ""].map(str::to_owned);
        let expected = quote!(#[doc(alias = "a b")]);
        assert_eq!(
            doc_aliases(&aliases, "Name").to_string(),
            expected.to_string()
        );
    }

    #[test]
    fn a_deprecation_may_have_a_note() {
        assert!(deprecated(None).is_empty());
        assert_eq!(
            deprecated(Some("")).to_string(),
            quote!(#[deprecated]).to_string()
        );
        let expected = quote!(#[deprecated = "why"]);
        assert_eq!(deprecated(Some("why")).to_string(), expected.to_string());
    }
}
