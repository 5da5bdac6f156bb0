//! Aliases.

use crate::diagnostic::Report;
use crate::ir::{Alias, Unresolved};

use super::type_expr;
use super::words::Word;

/// The alias of the type behind the word `alias`.
pub(super) fn lower(target: &Word<'_>, report: &mut Report) -> Option<Alias<Unresolved>> {
    let target = type_expr::of_word(target, report)?;
    Some(Alias { target })
}
