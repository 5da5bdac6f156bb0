//! Reads one block that stands alone, so that a writer knows what becomes of its text.

use super::markdown::Item;
use super::{List, OpenQuestion, Text, limits, markdown};
use crate::diagnostic::Report;
use crate::source::Source;

/// The text of a heading. The error is the first thing that is wrong with it.
pub(crate) fn heading(source: &Source) -> Result<Text<'_>, String> {
    match item(source)? {
        Item::Heading(heading) => Ok(heading.text),
        _ => Err(another("heading")),
    }
}

/// The text of a paragraph. The error is the first thing that is wrong with it.
pub(crate) fn paragraph(source: &Source) -> Result<Text<'_>, String> {
    match item(source)? {
        Item::Paragraph(text) => Ok(text),
        _ => Err(another("paragraph")),
    }
}

/// A list. The error is the first thing that is wrong with it.
pub(crate) fn list(source: &Source) -> Result<List<'_>, String> {
    match item(source)? {
        Item::List(list) => Ok(list),
        _ => Err(another("list")),
    }
}

/// An open question. The error is the first thing that is wrong with it.
pub(crate) fn open_question(source: &Source) -> Result<OpenQuestion, String> {
    match item(source)? {
        Item::Open(question) => Ok(question),
        _ => Err(another("open question")),
    }
}

/// The only block of a source.
fn item(source: &Source) -> Result<Item<'_>, String> {
    let mut report = Report::new();
    let items = if limits::check(source, &mut report) {
        markdown::read(source, &mut report)
    } else {
        Vec::new()
    };
    if let Some(problem) = report.diagnostics().first() {
        return Err(problem.message.clone());
    }
    match <[Item<'_>; 1]>::try_from(items) {
        Ok([item]) => Ok(item),
        Err(items) if items.is_empty() => Err("it would be read as nothing".to_owned()),
        Err(_) => Err("it would be read as several blocks".to_owned()),
    }
}

fn another(kind: &str) -> String {
    format!("it would not be read as a {kind}")
}
