//! From the syntax tree to the unresolved IR: what the words in cells, code lines and attributes mean.
//!
//! One file reads one construct. Each pushes its problems to the report and gives what it could read;
//! names are taken as they are written, and nothing is compared across constructs: that is the work of
//! [`resolve`](crate::resolve) and [`check`](crate::check).

mod alias;
mod attribute_list;
mod attributes;
mod auth;
mod auth_details;
mod body;
mod bounds;
mod cells;
mod code_line;
mod credentials;
mod default_value;
mod definitions;
mod delivery;
mod documents;
mod does;
mod durations;
mod enumeration;
mod errors;
mod events;
mod example_role;
mod examples;
mod extends;
mod field;
mod group;
mod handshake;
mod json_path;
mod keyword;
mod known_by;
mod limits;
mod literal;
mod method;
mod object;
mod operation;
mod operation_parts;
mod pagination;
mod path_template;
mod phrase;
mod promises;
#[cfg(test)]
mod properties;
mod prose;
mod response;
mod response_headers;
mod rules;
mod setting_rows;
mod settings;
mod signature;
mod source_ref;
mod statuses;
#[cfg(test)]
mod testing;
mod type_def;
mod type_expr;
mod type_tokens;
mod type_words;
mod union;
mod variant_name;
mod words;

use std::collections::BTreeSet;

use crate::diagnostic::Report;
use crate::ir::{
    Api, AuthScheme, Example, Operation, Pagination, Prose, Spanned, TypeDef, Unresolved,
};
use crate::source::{Source, Span};
use crate::syntax::sections::SectionKind;
use crate::syntax::{self, Document, Section, Table, TableKind};

use definitions::Definitions;
use examples::Place;
use words::Word;

/// What [`lower`] made of a spec.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// Whatever could be read.
    pub api: Api<Unresolved>,
    /// Names whose definition was seen and could not be read, so that references to them are no
    /// mistakes of their own.
    pub broken: BTreeSet<String>,
}

/// Reads a spec. Every mistake is pushed to `report`; what could not be read is left out.
///
/// Each operation and each type is read as soon as its tree is complete, which is dropped then.
///
/// ```
/// use bindery_codegen::diagnostic::Report;
/// use bindery_codegen::lower;
/// use bindery_codegen::source::Source;
///
/// let source = Source::new("acme.md", "\
/// ## Acme
///
/// Spec format: `bindery 1`
///
/// ### Settings
///
/// | Setting | Value | Source |
/// |---|---|---|
/// | `base_url` | `https://api.acme.example` | acme-guide |
/// ");
/// let mut report = Report::new();
/// let api = lower::read(&source, &mut report).api;
/// assert!(report.is_empty());
/// assert_eq!(api.name.value, "Acme");
/// assert_eq!(api.settings.base_url.value.value, "https://api.acme.example");
/// ```
pub fn read(source: &Source, report: &mut Report) -> Lowered {
    let mut definitions = Definitions::default();
    let document = syntax::parse_each(source, report, &mut |entry, report| {
        definitions.take(entry, report);
    });
    rest(&document, definitions, report)
}

/// Reads the tree of a spec, as [`read`] does.
pub fn lower(mut document: Document<'_>, report: &mut Report) -> Lowered {
    let mut definitions = Definitions::default();
    let sections = document.sections.iter_mut();
    for entry in sections.flat_map(|section| &mut section.entries) {
        definitions.take(entry, report);
    }
    rest(&document, definitions, report)
}

/// Reads what is left of a spec.
fn rest(document: &Document<'_>, definitions: Definitions, report: &mut Report) -> Lowered {
    let mut spec = Spec {
        document,
        report,
        broken: definitions.broken,
    };
    spec.left_out();
    let api = spec.api(definitions.operations, definitions.types);
    Lowered {
        api,
        broken: spec.broken,
    }
}

/// A definition that was seen: its name, and what could be read of it.
type Definition<T> = (String, Option<T>);

/// The spec that is read.
struct Spec<'s, 'a> {
    document: &'s Document<'a>,
    report: &'s mut Report,
    broken: BTreeSet<String>,
}

impl<'s, 'a> Spec<'s, 'a> {
    /// The sections, in their order.
    fn api(
        &mut self,
        mut operations: Vec<Operation<Unresolved>>,
        mut types: Vec<TypeDef<Unresolved>>,
    ) -> Api<Unresolved> {
        operations.shrink_to_fit();
        types.shrink_to_fit();
        Api {
            name: self.name(),
            description: prose::lower(&self.document.description.blocks),
            settings: settings::lower(self.document, self.report),
            settings_notes: self.notes(SectionKind::Settings),
            limits: self.rows(SectionKind::Limits, TableKind::Limits, limits::table),
            response_headers: self.rows(
                SectionKind::Limits,
                TableKind::ResponseHeaders,
                response_headers::table,
            ),
            limits_notes: self.notes(SectionKind::Limits),
            auth: self.auth(),
            auth_notes: self.notes(SectionKind::Auth),
            pagination: self.pagination(),
            pagination_notes: self.notes(SectionKind::Pagination),
            errors: self.rows(SectionKind::Errors, TableKind::Errors, errors::table),
            error_examples: self.error_examples(),
            errors_notes: self.prose(SectionKind::Errors),
            groups: self
                .section(SectionKind::Operations)
                .map(|section| group::lower_all(section, self.report))
                .unwrap_or_default(),
            operations,
            types,
            events: self
                .section(SectionKind::Events)
                .map(|section| events::lower(section, self.report)),
            documents: self.rows(
                SectionKind::Documents,
                TableKind::Documents,
                documents::table,
            ),
            deviations: self.rows(
                SectionKind::Documents,
                TableKind::Deviations,
                documents::deviations,
            ),
            documents_notes: self.notes(SectionKind::Documents),
        }
    }

    fn section(&self, kind: SectionKind) -> Option<&'s Section<'a>> {
        self.document.section(kind)
    }

    fn table(&self, section: SectionKind, table: TableKind) -> Option<&'s Table<'a>> {
        self.section(section)?.content.table(table)
    }

    /// What a table holds, if the section has it.
    fn rows<T>(
        &mut self,
        section: SectionKind,
        table: TableKind,
        read: impl FnOnce(&Table<'_>, &mut Report) -> Vec<T>,
    ) -> Vec<T> {
        self.table(section, table)
            .map(|table| read(table, self.report))
            .unwrap_or_default()
    }

    /// The prose of a section that has no examples.
    fn notes(&mut self, section: SectionKind) -> Prose<Unresolved> {
        if let Some(section) = self.section(section) {
            examples::refuse(&section.content, self.report);
        }
        self.prose(section)
    }

    fn prose(&mut self, section: SectionKind) -> Prose<Unresolved> {
        self.section(section).map_or_else(Prose::empty, |section| {
            prose::lower(&section.content.blocks)
        })
    }

    /// Remembers what the rows define that could not even be split into cells.
    fn left_out(&mut self) {
        for (section, table) in [
            (SectionKind::Auth, TableKind::Auth),
            (SectionKind::Pagination, TableKind::Pagination),
        ] {
            let left_out = self.table(section, table).map(Table::left_out);
            let names = left_out
                .into_iter()
                .flatten()
                .filter_map(|(cell, _)| Word::of_cell(cell));
            self.broken.extend(names.map(|name| name.text.into_owned()));
        }
    }

    fn name(&self) -> Spanned<String> {
        match self.document.title {
            Some(title) => Spanned::new(title.text.raw().to_owned(), title.text.span()),
            None => Spanned::new(String::new(), Span::default()),
        }
    }

    fn auth(&mut self) -> Vec<AuthScheme<Unresolved>> {
        let Some(section) = self.section(SectionKind::Auth) else {
            return Vec::new();
        };
        let schemes = auth::lower(section, self.report);
        self.defined(schemes)
    }

    fn pagination(&mut self) -> Vec<Pagination> {
        let styles = self.rows(
            SectionKind::Pagination,
            TableKind::Pagination,
            pagination::table,
        );
        self.defined(styles)
    }

    fn error_examples(&mut self) -> Vec<Example<Unresolved>> {
        self.section(SectionKind::Errors)
            .map(|section| examples::lower(&section.content, Place::Errors, self.report))
            .unwrap_or_default()
    }

    /// Keeps what could be read, and the names of what could not.
    fn defined<T>(&mut self, definitions: Vec<Definition<T>>) -> Vec<T> {
        let mut read = Vec::new();
        for (name, definition) in definitions {
            match definition {
                Some(definition) => read.push(definition),
                None => drop(self.broken.insert(name)),
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::testing::spec;
    use super::*;

    #[test]
    fn what_could_not_be_read_is_no_unknown_name() {
        let text = "## Auth\n\n\
            | Scheme | Kind | User | Secret | Environment |\n|---|---|---|---|---|\n\
            | `token` | bearrer | | `token` | |\n\n\
            ## Types\n\n### Note\n\n`objekt`\n\nA note.\n\n### Tag\n\n`object`\n\nA tag.";
        let (lowered, problems) = spec(text, |document, report| lower(document.clone(), report));
        let broken: Vec<&str> = lowered.broken.iter().map(String::as_str).collect();
        assert_eq!(broken, ["Note", "token"]);
        assert_eq!(lowered.api.types.len(), 1);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }

    #[test]
    fn documents_and_deviations() {
        let text = "## Documents\n\n\
            | Id | Document | Address | Retrieved | Covers |\n|---|---|---|---|---|\n\
            | guide | The *guide* | https://acme.example | not recorded | All |\n\n\
            | Document | It says | We write | Why |\n|---|---|---|---|\n\
            | guide | `a` | `b` | It is so. |";
        let (lowered, problems) = spec(text, |document, report| lower(document.clone(), report));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(lowered.api.documents[0].id.value, "guide");
        assert_eq!(lowered.api.documents[0].title, "The *guide*");
        assert_eq!(lowered.api.deviations[0].we_write, "`b`");
    }
}
