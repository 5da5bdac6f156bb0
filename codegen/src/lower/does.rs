//! What an operation is to the traits across providers: `get Webhook by id`.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Does, DoesAction, Spanned, Unresolved};
use crate::syntax::Text;

use super::json_path;
use super::phrase::Phrase;
use super::type_words::is_type_name;
use super::words::Word;

/// The value of the attribute `does`.
pub(super) fn lower(value: Text<'_>, report: &mut Report) -> Option<Does<Unresolved>> {
    let mut words = Phrase::read(&Word::of_text(value), report);
    let action = words.keyword("action", report)?;
    let ty = words.word("type", report)?;
    if !is_type_name(&ty.text) {
        report.push(
            Diagnostic::error(
                Code::NameForm,
                ty.span,
                format!("`{}` cannot be the name of a type", ty.text),
            )
            .expected("the name of a type, as in `list Note`"),
        );
        return None;
    }
    let by = match action {
        DoesAction::List | DoesAction::Create => None,
        DoesAction::Get | DoesAction::Update | DoesAction::Delete => {
            words.one_of(&["by"], report)?;
            let path = words.word("path of the key in the type", report)?;
            let span = path.span;
            Some(Spanned::new(json_path::lower(&path, report)?, span))
        }
    };
    words.finish(report).then(|| Does {
        action,
        ty: ty.reference(),
        by,
        span: value.span(),
    })
}
