//! What the tests of the emitters share: plans of small specs, and the comparison of what is emitted.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;

use crate::plan::{ClientCratePlan, OperationPlan, TypePlan};
use crate::source::Source;
use crate::spec;

/// The plan of a spec of these sections.
pub(super) fn plan(sections: &str) -> ClientCratePlan {
    let text = format!(
        "# Acme\n\nSpec format: `bindery 1`\n\nTests.\n\n## Settings\n\n| Setting | Value | Source |\n|---|---|---|\n\
         | `base_url` | `https://acme.example` | our choice: a test |\n\n{sections}\n"
    );
    let source = Source::new("acme.md", text);
    let (checked, report) = spec::read(&source);
    assert!(!report.has_errors(), "{:?}", report.diagnostics());
    ClientCratePlan::new(checked.expect("a spec without an error").api())
}

/// The plan of the first of these types.
pub(super) fn type_plan(types: &str) -> TypePlan {
    let mut plan = plan(&format!("## Types\n\n{types}"));
    plan.types.remove(0).types.remove(0)
}

/// The plan of `things.run` with these parts. There is a type `Thing`.
pub(crate) fn operation(request: &str, parts: &str) -> OperationPlan {
    let mut plan = plan(&format!(
        "## Operations\n\n### things\n\nThings.\n\n### things.run\n\n`{request}`\n\nRuns.\n\n{parts}\n\n{THING}"
    ));
    plan.resources.remove(0).operations.remove(0)
}

const THING: &str = "## Types\n\n### Thing\n\n`object`\n\nA thing.\n\n| Field | Type | Need | Description |\n\
                     |---|---|---|---|\n| `id` | `string` | required | Its id. |";

/// Signed deliveries of two events of one type, of which one is shown.
pub(super) const DELIVERIES: &str = "## Types\n\n### Note\n\n`object`\n\nA note.\n\n\
    | Field | Type | Need | Description |\n|---|---|---|---|\n| `id` | `string` | required | Its id. |\n\n\
    ### Delivery\n\n`object`\n\nThe body.\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
    | `hook` | `string` | required | Whose. |\n| `events` | `event[]` | required | What happened. |\n\n\
    ## Events\n\n| Setting | Value | Source |\n|---|---|---|\n\
    | `delivery` | `POST json Delivery` | our choice: a test |\n| `type_field` | `is` | our choice: a test |\n\
    | `items` | `events` | our choice: a test |\n| `id_header` | `X-Id` | our choice: a test |\n\
    | `success_status` | `202` | our choice: a test |\n| `timeout` | `5s` | our choice: a test |\n\
    | `signature` | `hmac` | our choice: a test |\n| `signature.header` | `X-Signature` | our choice: a test |\n\
    | `signature.algorithm` | `sha512` | our choice: a test |\n| `signature.encoding` | `base64` | our choice: a test |\n\
    | `signature.prefix` | `v1=` | our choice: a test |\n| `signature.over` | `{id}.{body}` | our choice: a test |\n\
    | `signature.key` | `handshake` | our choice: a test |\n| `signature.key_encoding` | `text` | our choice: a test |\n\
    | `handshake` | `echo header X-Secret` | our choice: a test |\n| `handshake.status` | `204` | our choice: a test |\n\n\
    | Event | Type | Description |\n|---|---|---|\n| `note.created` | `Note` | It was created. |\n\
    | `note.deleted` | `Note` | It was deleted. |\n\n\
    ```json delivery note.created\n{\"hook\": \"h\", \"events\": [{\"is\": \"note.created\", \"id\": \"n\"}]}\n```";

/// Compares what is emitted, without its doc comments, with what is expected.
#[track_caller]
pub(super) fn assert_emits(emitted: impl ToTokens, expected: &syn::File) {
    let found: syn::File =
        syn::parse2(without_docs(emitted.to_token_stream())).expect("what is emitted is Rust");
    assert!(found == *expected, "{}", prettyplease::unparse(&found));
}

fn without_docs(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let after_hash =
            matches!(kept.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#');
        match token {
            TokenTree::Group(group) if after_hash && is_doc(&group) => drop(kept.pop()),
            TokenTree::Group(group) => {
                let content = without_docs(group.stream());
                kept.push(Group::new(group.delimiter(), content).into());
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn is_doc(group: &Group) -> bool {
    let first = group.stream().into_iter().take(2).collect::<TokenStream>();
    group.delimiter() == Delimiter::Bracket && first.to_string() == "doc ="
}
