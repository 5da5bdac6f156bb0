//! The section on events.

use crate::ir::{Event, Events, MaybeKnown, SourceRef, Spanned, StatusPattern, Unresolved};
use crate::source::Span;
use crate::syntax::TableKind;

use super::draft::Draft;
use super::prose::{self, Place};
use super::setting_table::{SettingTable, comma_list};
use super::table::Table;
use super::{evidence, example, json_path, promises, rules, signature, type_expr};

/// The settings that may be unknown. The parts of a delivery say so themselves.
const UNKNOWABLE: &[&str] = &[
    "type_field",
    "items",
    "event_enum",
    "id_header",
    "time_field",
    "success_status",
    "timeout",
    "retries",
    "gives_up",
    "guarantee",
    "heartbeat",
    "max_rate",
    "signature",
    "signature.header",
    "signature.algorithm",
    "signature.encoding",
    "signature.prefix",
    "signature.over",
    "signature.timestamp",
    "signature.key",
    "signature.key_encoding",
    "signature.tolerance",
    "handshake",
    "handshake.status",
    "handshake.during",
];

/// Writes the section.
pub(super) fn write(draft: &mut Draft, events: &Events<Unresolved>) {
    draft.heading(2, "Events");
    draft.within("description", |draft| {
        prose::write(draft, &events.description, Place::Free);
    });
    settings(draft, events);
    let mut table = Table::new(TableKind::Events);
    for event in &events.events {
        draft.within(format_args!("events[{}]", event.name.value), |draft| {
            row(draft, &mut table, event);
        });
    }
    draft.table(&table);
    example::write_all(draft, &events.examples);
    prose::notes(draft, &events.notes);
}

fn settings(draft: &mut Draft, events: &Events<Unresolved>) {
    let mut rows = Rows::new(events);
    delivery(draft, &mut rows, events);
    if let [first, ..] = events.type_field.as_slice() {
        let span = first.span;
        let paths: Vec<String> = events
            .type_field
            .iter()
            .map(|path| json_path::event_text(draft, &path.value, path.span))
            .collect();
        let value = comma_list(draft, paths, span);
        rows.text(draft, "type_field", &value, span);
    }
    if let Some(items) = &events.items {
        let value = json_path::text(draft, &items.value, items.span);
        rows.text(draft, "items", &value, items.span);
    }
    if let Some(it) = &events.event_enum {
        let value = type_expr::name(draft, &it.value.value, it.span);
        rows.text(draft, "event_enum", &value, it.span);
    }
    if let Some(header) = &events.id_header {
        rows.text(draft, "id_header", header.value.as_str(), header.span);
    }
    if let Some(path) = &events.time_field {
        let value = json_path::event_text(draft, &path.value, path.span);
        rows.text(draft, "time_field", &value, path.span);
    }
    rows.statuses(draft, "success_status", &events.success_status);
    if let Some(timeout) = &events.timeout {
        let value = draft.duration(timeout.value, timeout.span);
        rows.row(draft, "timeout", &value, timeout.span);
    }
    promises::check(draft, events);
    rows.optional_text(draft, "retries", events.retries.as_ref());
    rows.optional_text(draft, "gives_up", events.gives_up.as_ref());
    rows.optional_text(draft, "guarantee", events.guarantee.as_ref());
    if let Some(heartbeat) = &events.heartbeat {
        let every = draft.duration(heartbeat.value.every_seconds, heartbeat.span);
        rows.row(
            draft,
            "heartbeat",
            &format!("no items every {every}"),
            heartbeat.span,
        );
    }
    rows.optional_text(draft, "max_rate", events.max_rate.as_ref());
    signature::write(draft, &mut rows, &events.signature);
    if let Some(handshake) = &events.handshake {
        signature::write_handshake(draft, &mut rows, handshake);
    }
    rows.finish(draft);
}

fn delivery(draft: &mut Draft, rows: &mut Rows<'_>, events: &Events<Unresolved>) {
    let method = match &events.method.value {
        MaybeKnown::Known { value } => value.as_str(),
        MaybeKnown::Unknown => "unknown",
    };
    let encoding = match &events.encoding.value {
        MaybeKnown::Known { value } => {
            if value != "json" && value != "form" {
                draft.refuse(events.encoding.span, "the encodings are `json` and `form`");
            }
            value
        }
        MaybeKnown::Unknown => "unknown",
    };
    let ty = match &events.delivery.value {
        MaybeKnown::Known { value } => type_expr::name(draft, &value.value, value.span),
        MaybeKnown::Unknown => "unknown".to_owned(),
    };
    let value = format!("{method} {encoding} {ty}");
    rows.row(draft, "delivery", &value, events.method.span);
}

fn row(draft: &mut Draft, table: &mut Table<4>, event: &Event<Unresolved>) {
    evidence::refuse_sources(draft, &event.evidence, event.span);
    let ty = type_expr::text(draft, &event.ty);
    let cells = [
        draft.code(&event.name.value, event.name.span),
        draft.code(&ty, event.ty.span),
        rules::cell(draft, &event.rules, &event.evidence, event.span),
        prose::cell(draft, &event.description, event.span),
    ];
    table.row(draft, event.span, cells);
}

/// The rows of the settings, which find their sources by name.
pub(super) struct Rows<'a> {
    events: &'a Events<Unresolved>,
    table: SettingTable,
    sources_used: usize,
}

impl<'a> Rows<'a> {
    fn new(events: &'a Events<Unresolved>) -> Self {
        Self {
            events,
            table: SettingTable::new(),
            sources_used: 0,
        }
    }

    /// True when `name` is listed as unknown.
    pub(super) fn is_unknown(&self, name: &str) -> bool {
        self.events
            .unknown
            .iter()
            .any(|unknown| unknown.value == name)
    }

    /// Adds a setting whose value is no free text.
    pub(super) fn row(&mut self, draft: &mut Draft, name: &str, value: &str, span: Span) {
        let sources = self.sources(name);
        self.table.row(draft, name, value, span, sources);
    }

    /// Adds a setting whose value is free text.
    pub(super) fn text(&mut self, draft: &mut Draft, name: &str, value: &str, span: Span) {
        let sources = self.sources(name);
        self.table.text(draft, name, value, span, sources);
    }

    /// Adds a setting whose value is free text, if it has one.
    pub(super) fn optional_text(
        &mut self,
        draft: &mut Draft,
        name: &str,
        value: Option<&Spanned<String>>,
    ) {
        if let Some(value) = value {
            self.text(draft, name, &value.value, value.span);
        }
    }

    /// Adds a setting whose value are statuses, if there are any.
    pub(super) fn statuses(
        &mut self,
        draft: &mut Draft,
        name: &str,
        statuses: &[Spanned<StatusPattern>],
    ) {
        if let [first, ..] = statuses {
            let value = comma_list(draft, statuses.iter().map(|it| it.value), first.span);
            self.row(draft, name, &value, first.span);
        }
    }

    fn sources(&mut self, name: &str) -> &'a [SourceRef] {
        let sources = self.events.setting_sources.get(name);
        self.sources_used += usize::from(sources.is_some());
        sources.map_or(&[], Vec::as_slice)
    }

    fn finish(mut self, draft: &mut Draft) {
        for unknown in &self.events.unknown {
            let sources = self.sources(&unknown.value);
            let name = &unknown.value;
            self.table
                .unknown(draft, name, UNKNOWABLE, unknown.span, sources);
        }
        if self.sources_used < self.events.setting_sources.len() {
            draft.refuse(
                self.events.span,
                "a source is given for a setting that is not there",
            );
        }
        self.table.finish(draft);
    }
}
