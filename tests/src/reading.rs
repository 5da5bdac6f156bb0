//! Reading what was written: what a spec says, and whether it says what an IR says.

use bindery_codegen::diagnostic::Report;
use bindery_codegen::ir::{Api, Unresolved};
use bindery_codegen::source::Source;
use bindery_codegen::{lower, syntax};
use serde_json::Value;

/// The API in a spec, which has to be free of problems.
pub fn read(text: &str) -> Result<Api<Unresolved>, String> {
    let source = Source::new("spec.md", text);
    let mut report = Report::new();
    let document = syntax::parse(&source, &mut report);
    let api = lower::lower(document, &mut report).api;
    if report.is_empty() {
        return Ok(api);
    }
    let problems: Vec<String> = report
        .diagnostics()
        .iter()
        .map(|problem| format!("{} {problem:?}", source.position(problem.span.start())))
        .collect();
    Err(format!("{}\n{text}", problems.join("\n")))
}

/// The IR as JSON, without places.
fn without_spans(api: &Api<Unresolved>) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, _| name != "span" && name != "text_span");
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(api).expect("the IR is JSON");
    strip(&mut value);
    value
}

/// Where two IRs differ first, as a path and both values.
fn first_difference(path: &str, one: &Value, other: &Value) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            one.iter().find_map(|(name, value)| {
                let other = other.get(name).unwrap_or(&Value::Null);
                first_difference(&format!("{path}.{name}"), value, other)
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| {
                first_difference(&format!("{path}[{index}]"), one, other)
            })
        }
        _ => (one != other).then(|| format!("{path}:\n  wrote {one}\n  read  {other}")),
    }
}

/// Whether `text` reads as `api`, places aside, and has the layout of `fmt`. The error says where it
/// differs.
pub fn reads_back(api: &Api<Unresolved>, text: &str) -> Result<(), String> {
    let difference = first_difference("api", &without_spans(api), &without_spans(&read(text)?));
    let source = Source::new("spec.md", text);
    let formatted = syntax::format(&source).ok();
    if formatted.as_deref() != Some(text) {
        return Err(format!("not the layout of `fmt`\n\n{text}"));
    }
    match difference {
        None => Ok(()),
        Some(difference) => Err(format!("{difference}\n\n{text}")),
    }
}

/// A spec with one of each thing.
pub const SMALL: &str = "\
# Acme

Spec format: `bindery 1`

## Settings

| Setting | Value | Source |
|---|---|---|
| `base_url` | `https://acme.example` | acme.md |

## Limits

| Header | Type | Use | Description |
|---|---|---|---|
| `X-Id` | `string` | | The id. |

## Auth

| Scheme | Kind | User | Secret | Environment |
|---|---|---|---|---|
| `key` | api key | | `key` | |

### key

- in: header X-Key

## Pagination

| Style | Kind | Send | Next | Start | Size | Items | Stop when |
|---|---|---|---|---|---|---|---|
| `pages` | page | | | | | `data` | no next |

## Operations

### notes

All about notes.

### notes.get

`GET /notes`

Gets them.

- also called: getNotes

```json request
{}
```

#### Response 204

`none`

## Types

### Note

`object`

| Field | Type | Need | Description |
|---|---|---|---|
| `a` | `string` | required | The first. |

### Color

`enum string open`

| Value | Description |
|---|---|
| `red` | Red. |

### Tagged

`union tagged by kind`

| Value | Type |
|---|---|
| `note` | `Note` |

### Untagged

`union untagged`

| Variant | Type | Known by |
|---|---|---|
| `Note` | `Note` | object |

## Events

| Setting | Value | Source |
|---|---|---|
| `delivery` | `POST json Note` | |
| `signature` | `none` | |

| Event | Type | Description |
|---|---|---|
| `note.created` | `Note` | It was created. |

```json delivery note.created
{}
```

## Documents

| Id | Document | Address | Retrieved | Covers |
|---|---|---|---|---|
| acme.md | The guide | https://acme.example | 2026-02-01 | All |
";
