//! The section Events: what the provider sends to the address of a webhook.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Event, EventPath, Events, Evidence, Prose, SourceRef, Spanned, Unresolved};
use crate::syntax::columns::Column;
use crate::syntax::sections::PartKind;
use crate::syntax::{Row, Section, TableKind};

use super::delivery::{self, Delivery};
use super::setting_rows::{KnownSettings, SettingRow, SettingRows};
use super::words::Word;
use super::{
    cells, durations, examples, handshake, json_path, promises, prose, rules, signature, statuses,
    type_expr,
};

const KNOWN: KnownSettings = KnownSettings {
    names: &[
        "delivery",
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
    ],
    families: &[],
};

/// What has to be said of deliveries, if only that it is `unknown`.
const REQUIRED: [&str; 2] = ["delivery", "signature"];

/// What the section says. One of prose alone says that nothing is known.
pub(super) fn lower(section: &Section<'_>, report: &mut Report) -> Events<Unresolved> {
    let place = section.heading.span;
    let settings = section.content.table(TableKind::Settings);
    let rows = settings
        .map(|table| SettingRows::lower(table, KNOWN, report))
        .unwrap_or_default();
    let table = section.content.table(TableKind::Events);
    let is_described = settings.is_some() || table.is_some();
    // What seems to be missing may be what a row was meant to say that could not be read.
    if is_described && !report.has_errors_in(section.span) {
        require(&rows, section, report);
    }
    let delivery = match (rows.known("delivery"), rows.row("delivery")) {
        (Some(row), _) => delivery::lower(row, report),
        (None, Some(row)) => Delivery::unknown(row.value.span),
        (None, None) => Delivery::unknown(place),
    };
    Events {
        description: prose::lower(&section.content.blocks),
        method: delivery.method,
        encoding: delivery.encoding,
        delivery: delivery.ty,
        type_field: event_paths(rows.known("type_field"), report),
        items: rows.known("items").and_then(|row| {
            let path = json_path::lower(&row.value, report)?;
            Some(Spanned::new(path, row.value.span))
        }),
        event_enum: rows.known("event_enum").map(|row| row.value.reference()),
        id_header: rows.known("id_header").map(|row| row.value.wire()),
        time_field: rows
            .known("time_field")
            .and_then(|row| event_path(&row.value, report)),
        success_status: rows
            .known("success_status")
            .map(|row| statuses::list(&row.value, report))
            .unwrap_or_default(),
        timeout: rows
            .known("timeout")
            .and_then(|row| durations::spanned(&row.value, durations::TIME, report)),
        retries: rows
            .known("retries")
            .and_then(|row| promises::retries(&row.value, report)),
        gives_up: rows.known("gives_up").map(|row| row.value.spanned()),
        guarantee: rows
            .known("guarantee")
            .and_then(|row| promises::guarantee(&row.value, report)),
        heartbeat: rows
            .known("heartbeat")
            .and_then(|row| promises::heartbeat(&row.value, report)),
        max_rate: rows
            .known("max_rate")
            .and_then(|row| promises::max_rate(&row.value, report)),
        signature: signature::lower(&rows, place, report),
        handshake: handshake::lower(&rows, report),
        unknown: unknown(&rows),
        setting_sources: sources(&rows),
        events: table
            .map(|table| table.rows().filter_map(|row| event(&row, report)).collect())
            .unwrap_or_default(),
        examples: examples::lower(&section.content, examples::Place::Events, report),
        notes: notes(section, report),
        span: section.span,
    }
}

fn require(rows: &SettingRows<'_>, section: &Section<'_>, report: &mut Report) {
    for name in REQUIRED {
        if rows.row(name).is_none() {
            report.push(
                Diagnostic::error(
                    Code::MissingSetting,
                    section.heading.span,
                    format!("the setting `{name}` is missing"),
                )
                .expected(format!(
                    "the row `{name}`, with the value `unknown` if no document states it"
                )),
            );
        }
    }
}

fn event_paths(row: Option<&SettingRow<'_>>, report: &mut Report) -> Vec<Spanned<EventPath>> {
    row.map(|row| row.value.list(report))
        .unwrap_or_default()
        .iter()
        .filter_map(|path| event_path(path, report))
        .collect()
}

/// A path from the event or, with a slash before it, from the delivery.
fn event_path(word: &Word<'_>, report: &mut Report) -> Option<Spanned<EventPath>> {
    let after_slash = word.strip_prefix("/");
    let from_delivery = after_slash.is_some();
    let path = json_path::lower(&after_slash.unwrap_or_else(|| word.clone()), report)?;
    let path = EventPath {
        from_delivery,
        path,
    };
    Some(Spanned::new(path, word.span))
}

/// The settings that are unknown as a whole; the parts of a delivery say so themselves.
fn unknown(rows: &SettingRows<'_>) -> Vec<Spanned<String>> {
    rows.unknown()
        .filter(|row| row.name.text != "delivery")
        .map(|row| Spanned::new(row.name.text.to_string(), row.value.span))
        .collect()
}

fn sources(rows: &SettingRows<'_>) -> IndexMap<String, Vec<SourceRef>> {
    rows.iter()
        .filter(|row| !row.sources.is_empty())
        .map(|row| (row.name.text.to_string(), row.sources.clone()))
        .collect()
}

fn event(row: &Row<'_, '_>, report: &mut Report) -> Option<Event<Unresolved>> {
    let ty = row
        .cell(Column::Type)
        .code()
        .and_then(|code| type_expr::lower(&code, report));
    let read = rules::lower(row.cell(Column::Rules), report);
    let description = prose::text(row.cell(Column::Description));
    Some(Event {
        name: cells::optional(row, Column::Event)?.spanned(),
        ty: ty.unwrap_or_else(|| type_expr::unread(row.cell(Column::Type).span())),
        rules: read.rules,
        description,
        evidence: Evidence {
            sources: Vec::new(),
            inferred: read.inferred,
        },
        span: row.span(),
    })
}

fn notes(section: &Section<'_>, report: &mut Report) -> Prose<Unresolved> {
    let part = section
        .parts
        .iter()
        .find(|part| part.kind == PartKind::Notes);
    part.map_or_else(Prose::empty, |part| {
        examples::refuse(&part.content, report);
        prose::lower(&part.content.blocks)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::{
        HandshakeEcho, MaybeKnown, Method, SignatureEncoding, SignatureKey, SignatureKind,
        StatusPattern,
    };
    use crate::syntax::sections::SectionKind;

    fn events(section: &str) -> Events<Unresolved> {
        let text = format!("## Events\n\n{section}");
        let (events, problems) = spec(&text, |document, report| {
            lower(document.section(SectionKind::Events).unwrap(), report)
        });
        assert!(problems.is_empty(), "{problems:?}");
        events
    }

    fn with_settings(rows: &str) -> Events<Unresolved> {
        events(&format!(
            "| Setting | Value | Source |\n|---|---|---|\n{rows}"
        ))
    }

    #[test]
    fn prose_alone_says_that_nothing_is_known() {
        let events = events("> **Open:** Are there webhooks?");
        assert_eq!(events.delivery.value, MaybeKnown::Unknown);
        assert_eq!(events.signature.kind.value, SignatureKind::Unknown);
        assert!(events.unknown.is_empty());
        assert_eq!(events.description.blocks.len(), 1);
    }

    #[test]
    fn the_parts_of_a_delivery_are_known_or_not() {
        let events = with_settings(
            "| `delivery` | `unknown json Delivery` | guide |\n| `signature` | `none` | guide |",
        );
        assert_eq!(events.method.value, MaybeKnown::Unknown);
        assert!(matches!(events.encoding.value, MaybeKnown::Known { value } if value == "json"));
        assert!(
            matches!(events.delivery.value, MaybeKnown::Known { value } if value.value == "Delivery")
        );
        assert_eq!(events.signature.kind.value, SignatureKind::None);
        assert_eq!(events.setting_sources["delivery"].len(), 1);
    }

    #[test]
    fn settings_of_deliveries() {
        let events = with_settings(
            "| `delivery` | `POST json Delivery` | |\n\
             | `type_field` | `resource.type, /action` | |\n\
             | `items` | `events` | |\n\
             | `success_status` | `200, 2XX` | |\n\
             | `timeout` | `5s` | |\n\
             | `retries` | `unknown over 10h` | |\n\
             | `guarantee` | `at least once` | |\n\
             | `heartbeat` | `no items every 8h` | |\n\
             | `max_rate` | `25 per 1s` | |\n\
             | `id_header` | `unknown` | |\n\
             | `signature` | `unknown` | |",
        );
        assert!(matches!(
            events.method.value,
            MaybeKnown::Known {
                value: Method::Post
            }
        ));
        let paths: Vec<(bool, String)> = (events.type_field.iter())
            .map(|path| (path.value.from_delivery, path.value.path.to_string()))
            .collect();
        assert_eq!(
            paths,
            [
                (false, "resource.type".to_owned()),
                (true, "action".to_owned())
            ]
        );
        assert_eq!(
            events.success_status[1].value,
            StatusPattern::Class { class: 2 }
        );
        assert_eq!(events.timeout.unwrap().value, 5);
        assert_eq!(events.retries.unwrap().value, "unknown over 10h");
        assert_eq!(events.heartbeat.unwrap().value.every_seconds, 28_800);
        assert_eq!(events.id_header, None);
        let unknown: Vec<&str> = (events.unknown.iter())
            .map(|name| name.value.as_str())
            .collect();
        assert_eq!(unknown, ["id_header", "signature"]);
    }

    #[test]
    fn signature_and_handshake() {
        let events = with_settings(
            "| `delivery` | `POST json Delivery` | |\n\
             | `signature` | `hmac` | |\n\
             | `signature.header` | `X-New, X-Old` | |\n\
             | `signature.encoding` | `hex` | |\n\
             | `signature.key` | `Webhook.key.secret` | |\n\
             | `signature.tolerance` | `5m` | |\n\
             | `handshake` | `echo header X-Secret` | |\n\
             | `handshake.status` | `204` | |\n\
             | `handshake.during` | `webhooks.create` | |",
        );
        let signature = events.signature;
        assert_eq!(signature.headers.len(), 2);
        assert_eq!(signature.encoding.unwrap().value, SignatureEncoding::Hex);
        assert!(matches!(
            signature.key.unwrap().value,
            SignatureKey::Field { ty, field } if ty.value == "Webhook" && field.as_str() == "key.secret"
        ));
        assert_eq!(signature.tolerance.unwrap().value, 300);
        let handshake = events.handshake.unwrap();
        let HandshakeEcho::Header { name } = &handshake.echo.value;
        assert_eq!(name.as_str(), "X-Secret");
        assert_eq!(handshake.statuses.len(), 1);
        assert_eq!(handshake.during.unwrap().value.value, "webhooks.create");
    }

    #[test]
    fn rows_and_notes() {
        let events = events(
            "| Setting | Value | Source |\n|---|---|---|\n| `delivery` | `unknown` | |\n| `signature` | `unknown` | |\n\n\
             | Event | Type | Rules | Description |\n|---|---|---|---|\n\
             | `note.created` | `Note` | inferred, deprecated | A note. |\n\n\
             #### Notes\n\nMore to come.",
        );
        let event = &events.events[0];
        assert_eq!(event.name.value, "note.created");
        assert!(event.rules.deprecated);
        assert_eq!(event.evidence.inferred.len(), 1);
        assert_eq!(events.notes.blocks.len(), 1);
    }
}
