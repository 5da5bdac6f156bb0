//! What the spec writer writes reads back as the same IR.

use bindery_codegen::diagnostic::Report;
use bindery_codegen::ir::{
    Api, AuthKind, Block, CredentialPlace, Events, ExampleRole, Field, Inline, JsonPathStep, Known,
    LinkTarget, Literal, OpenQuestion, PathTemplate, PathTemplatePart, Placement, Prose, Scopes,
    SignatureKey, SourceRef, Spanned, TypeKind, TypeShape, UnionTag, Unresolved, WireName,
};
use bindery_codegen::source::{Source, Span};
use bindery_codegen::{lower, syntax, write};
use bindery_tests::arbitrary;
use proptest::prelude::*;
use serde_json::Value;

/// A place of the IR that takes any text.
type TakesText = fn(&mut Api<Unresolved>, String);

/// Places of all kinds that text can stand in.
const PLACES: &[(&str, TakesText)] = &[
    ("name", |api, text| api.name.value = text),
    ("paragraph", |api, text| {
        api.description = paragraph(Inline::Text { text });
    }),
    ("code in prose", |api, text| {
        api.description = paragraph(Inline::Code { text });
    }),
    ("text of a link", |api, text| {
        let url = "https://a.example".to_owned();
        let target = LinkTarget::Url { url };
        api.description = paragraph(Inline::Link { text, target });
    }),
    ("address of a link", |api, text| {
        let url = format!("https://{text}");
        let target = LinkTarget::Url { url };
        let text = "a".to_owned();
        api.description = paragraph(Inline::Link { text, target });
    }),
    ("item of a list", |api, text| {
        let items = vec![vec![Inline::Text { text }]];
        let span = Span::default();
        api.description.blocks = vec![Block::List { items, span }];
    }),
    ("open question", |api, text| {
        let text = Spanned::new(text, Span::default());
        api.description.blocks = vec![Block::Open(OpenQuestion { text })];
    }),
    ("code block", |api, text| {
        let language = String::new();
        let span = Span::default();
        api.description.blocks = vec![Block::Code {
            language,
            text,
            span,
        }];
    }),
    ("language of a code block", |api, language| {
        let text = String::new();
        let span = Span::default();
        api.description.blocks = vec![Block::Code {
            language,
            text,
            span,
        }];
    }),
    ("setting", |api, text| {
        api.settings.base_url.value.value = text
    }),
    ("reason of a choice", |api, reason| {
        let span = Span::default();
        api.settings.base_url.sources = vec![SourceRef::OurChoice { reason, span }];
    }),
    ("heading in a document", |api, heading| {
        let span = Span::default();
        api.settings.base_url.sources = vec![SourceRef::Document {
            document: "a.md".to_owned(),
            line: None,
            heading: Some(heading),
            span,
        }];
    }),
    ("description of a header", |api, text| {
        api.response_headers[0].description = text;
    }),
    ("name of a header", |api, text| {
        api.response_headers[0].name.value = WireName::new(text);
    }),
    ("prose of a group", |api, text| {
        api.groups[0].description = paragraph(Inline::Text { text });
    }),
    ("summary of an operation", |api, text| {
        api.operations[0].description = paragraph(Inline::Text { text });
    }),
    ("literal path", |api, text| {
        let parts = vec![PathTemplatePart::Literal { text }];
        api.operations[0].path.value = PathTemplate { parts };
    }),
    ("alias of an operation", |api, text| {
        api.operations[0].also_called = vec![Spanned::new(text, Span::default())];
    }),
    ("scope", |api, text| {
        let names = vec![text];
        api.operations[0].scopes = Some(Spanned::new(Scopes::All { names }, Span::default()));
    }),
    ("deprecation", |api, text| {
        api.operations[0].deprecated = Some(Spanned::new(text, Span::default()));
    }),
    ("field", |api, text| {
        field(api).wire.value = WireName::new(text);
    }),
    ("description of a field", |api, text| {
        field(api).description = paragraph(Inline::Text { text });
    }),
    ("example of a field", |api, text| {
        field(api).example = Some(Spanned::new(text, Span::default()));
    }),
    ("pattern", |api, text| {
        field(api).rules.pattern = Some(Spanned::new(text, Span::default()));
    }),
    ("default", |api, text| {
        field(api).rules.default = Some(Spanned::new(text.into(), Span::default()));
    }),
    ("literal type", |api, text| {
        field(api).ty.kind = TypeKind::Literal {
            value: Literal::String(text),
        };
    }),
    ("example", |api, text| {
        api.operations[0].examples[0].text = text
    }),
    ("name of an example", |api, text| {
        api.operations[0].examples[0].name = Some(Spanned::new(text, Span::default()));
    }),
    ("scheme", |api, text| api.auth[0].name.value = text),
    ("variable of the environment", |api, text| {
        if let AuthKind::ApiKey { secret, .. } = &mut api.auth[0].kind {
            secret.env = Some(Spanned::new(text, Span::default()));
        }
    }),
    ("prefix of a key", |api, text| {
        if let AuthKind::ApiKey { prefix, .. } = &mut api.auth[0].kind {
            *prefix = Some(text);
        }
    }),
    ("header of a key", |api, text| {
        if let AuthKind::ApiKey { place, .. } = &mut api.auth[0].kind {
            let name = WireName::new(text);
            *place = CredentialPlace::Header { name };
        }
    }),
    ("parameter of a page", |api, text| {
        let name = Spanned::new(WireName::new(text), Span::default());
        api.pagination[0].size_parameter = Some(name);
    }),
    ("path into a body", |api, text| {
        let name = WireName::new(text);
        api.pagination[0].items.value.steps = vec![JsonPathStep::Member { name }];
    }),
    ("header with the next page", |api, text| {
        let name = WireName::new(text);
        let next = Placement::Header { name };
        api.pagination[0].next = Some(Spanned::new(next, Span::default()));
    }),
    ("value of an enum", |api, text| {
        if let TypeShape::Enum(it) = &mut api.types[1].shape {
            it.values[0].wire.value = Literal::String(text);
        }
    }),
    ("tag of a union", |api, text| {
        if let TypeShape::Union(union) = &mut api.types[2].shape {
            let value = Literal::String(text);
            union.variants[0].known.value = Known::Tag { value };
        }
    }),
    ("member that is a tag", |api, text| {
        if let TypeShape::Union(union) = &mut api.types[2].shape {
            let member = Spanned::new(WireName::new(text), Span::default());
            union.tag = UnionTag::Within { member };
        }
    }),
    ("member that tells a variant", |api, text| {
        if let TypeShape::Union(union) = &mut api.types[3].shape {
            let member = WireName::new(text);
            union.variants[0].known.value = Known::Field { member };
        }
    }),
    ("value that tells a variant", |api, text| {
        if let TypeShape::Union(union) = &mut api.types[3].shape {
            let member = WireName::new("a");
            let value = Literal::String(text);
            union.variants[0].known.value = Known::FieldValue { member, value };
        }
    }),
    ("event", |api, text| events(api).events[0].name.value = text),
    ("event of an example", |api, text| {
        let event = Spanned::new(text, Span::default());
        events(api).examples[0].role = ExampleRole::Delivery { event };
    }),
    ("phrase of a promise", |api, text| {
        events(api).retries = Some(Spanned::new(text, Span::default()));
    }),
    ("text before a signature", |api, text| {
        events(api).signature.prefix = Some(Spanned::new(text, Span::default()));
    }),
    ("field of a key", |api, text| {
        let ty = Spanned::new("Note".to_owned(), Span::default());
        let field = WireName::new(text);
        let key = SignatureKey::Field { ty, field };
        events(api).signature.key = Some(Spanned::new(key, Span::default()));
    }),
    ("document", |api, text| api.documents[0].title = text),
    ("id of a document", |api, text| {
        api.documents[0].id.value = text
    }),
    ("revision", |api, text| api.documents[0].retrieved = text),
];

fn paragraph(piece: Inline<Unresolved>) -> Prose<Unresolved> {
    let span = Span::default();
    let text = vec![piece];
    Prose {
        blocks: vec![Block::Paragraph { text, span }],
    }
}

/// The one field of the small API.
fn field(api: &mut Api<Unresolved>) -> &mut Field<Unresolved> {
    match &mut api.types[0].shape {
        TypeShape::Object(object) => &mut object.fields[0],
        _ => unreachable!("the only type of the small API is an object"),
    }
}

fn events(api: &mut Api<Unresolved>) -> &mut Events<Unresolved> {
    api.events.as_mut().expect("the small API has events")
}

/// A spec with one of each thing that `PLACES` names.
const SMALL: &str = "\
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

/// Text of any kind, above all such that Markdown gives a meaning.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "B",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n    ",
        "\t",
        "\r",
        "\r\n",
        "\\",
        "|",
        "\\|",
        "`",
        "``",
        "```",
        "~~~",
        "#",
        "##",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "> ",
        "**Open:** ",
        "*",
        "_",
        "[a](b)",
        "[a]",
        "[a]: /u",
        "![a](b)",
        "<b>",
        "</b>",
        "<!--",
        "<https://a.example>",
        "&amp;",
        "&#35;",
        "\"",
        "'",
        "---",
        "===",
        "|---|",
        "(",
        ")",
        "<",
        ">",
        "{x}",
        "{",
        "}",
        ",",
        ", ",
        "; ",
        ":",
        "=",
        ".",
        "/",
        "none",
        "unknown",
        "inferred",
        "é",
        "日",
        "\u{0}",
        "\u{7f}",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "\u{202e}",
        "\u{301}",
    ];
    let composed = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..7);
    prop_oneof![3 => composed.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// The API in a spec, which has to be free of problems.
fn read(text: &str) -> Result<Api<Unresolved>, TestCaseError> {
    let source = Source::new("spec.md", text);
    let mut report = Report::new();
    let document = syntax::parse(&source, &mut report);
    let api = lower::lower(&document, &mut report).api;
    if report.is_empty() {
        return Ok(api);
    }
    let problems: Vec<String> = report
        .diagnostics()
        .iter()
        .map(|problem| format!("{} {problem:?}", source.position(problem.span.start)))
        .collect();
    Err(TestCaseError::fail(format!(
        "{}\n{text}",
        problems.join("\n")
    )))
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

fn reads_back(api: &Api<Unresolved>, text: &str) -> Result<(), TestCaseError> {
    let difference = first_difference("api", &without_spans(api), &without_spans(&read(text)?));
    match difference {
        None => Ok(()),
        Some(difference) => Err(TestCaseError::fail(format!("{difference}\n\n{text}"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_that_the_format_can_express_is_written_and_reads_back(api in arbitrary::api()) {
        let text = write::write(&api).map_err(|refused| {
            TestCaseError::fail(format!("{refused:#?}"))
        })?;
        reads_back(&api, &text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_refused_or_reads_back(
        text in hostile(),
        (place, takes_text) in proptest::sample::select(PLACES),
    ) {
        let mut api = read(SMALL)?;
        takes_text(&mut api, text.clone());
        match write::write(&api) {
            Ok(spec) => reads_back(&api, &spec)
                .map_err(|problem| TestCaseError::fail(format!("{place}: {text:?}: {problem}")))?,
            Err(refused) => prop_assert!(!refused.is_empty()),
        }
    }
}
