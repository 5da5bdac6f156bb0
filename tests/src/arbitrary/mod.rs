//! Strategies for the IR of whole APIs, as a front end could give them.
//!
//! [`api`] makes only what the spec format can express, and uses all of it: every kind of node, every
//! rule and scalar, texts with all marks of Markdown. What it makes need not make sense as an API:
//! names refer to nothing, numbers contradict one another. Only resolving and checking would mind.
//!
//! One module for each part of the IR; what they share is in [`text`].

mod auth;
mod documents;
mod errors;
mod events;
mod evidence;
mod examples;
mod fields;
mod limits;
mod operation_attributes;
mod operation_parts;
mod operations;
mod pagination;
mod prose;
mod rules;
mod settings;
pub mod text;
mod type_defs;
mod type_exprs;

use bindery_codegen::ir::{Api, Spanned, Unresolved};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::prelude::*;

/// The value at no place in particular.
fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// Nothing or a value, at no place in particular.
fn maybe<S>(strategy: S) -> impl Strategy<Value = Option<Spanned<S::Value>>>
where
    S: Strategy,
    S::Value: Clone,
{
    proptest::option::of(strategy.prop_map(spanned))
}

/// One of the values that `K` spells.
fn keyword<K: bindery_codegen::keyword::Keyword + std::fmt::Debug>()
-> impl Strategy<Value = K> + Clone {
    proptest::sample::select(K::ALL)
}

/// An API that the spec format can express.
pub fn api() -> BoxedStrategy<Api<Unresolved>> {
    let settings = (settings::settings(), prose::with_lists());
    let limits = (
        vec(limits::limit(), 0..3),
        vec(limits::response_header(), 0..3),
        prose::with_lists(),
    );
    let auth = (vec(auth::scheme(), 0..4), prose::with_lists());
    let pagination = (vec(pagination::style(), 0..3), prose::with_lists());
    let errors = (
        vec(errors::error(), 0..3),
        vec(examples::of_errors(), 0..2),
        prose::with_lists(),
    );
    let documents = (
        vec(documents::document(), 0..3),
        vec(documents::deviation(), 0..2),
        prose::with_lists(),
    );
    (
        (text::words(), prose::with_lists()),
        settings,
        limits,
        auth,
        pagination,
        errors,
        operations::groups_and_operations(),
        vec(type_defs::type_def(), 0..4),
        proptest::option::of(events::events()),
        documents,
    )
        .prop_map(
            |(
                (name, description),
                (settings, settings_notes),
                (limits, response_headers, limits_notes),
                (auth, auth_notes),
                (pagination, pagination_notes),
                (errors, error_examples, errors_notes),
                (groups, operations),
                types,
                events,
                (documents, deviations, documents_notes),
            )| Api {
                name: spanned(name),
                description,
                settings,
                settings_notes,
                limits,
                response_headers,
                limits_notes,
                auth,
                auth_notes,
                pagination,
                pagination_notes,
                errors,
                error_examples,
                errors_notes,
                groups,
                operations,
                types,
                events,
                documents,
                deviations,
                documents_notes,
            },
        )
        .boxed()
}
