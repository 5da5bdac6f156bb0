//! Any text at any place: the spec writer refuses it, or it reads back.

use bindery_codegen::ir::{
    Api, AuthKind, Block, CodeBlock, CredentialPlace, Events, ExampleRole, Field, Inline,
    JsonPathStep, Known, LinkTarget, Literal, OpenQuestion, PathTemplate, PathTemplatePart,
    Placement, Prose, Scopes, SignatureKey, SourceRef, Spanned, TypeKind, TypeShape, UnionTag,
    Unresolved, WireName,
};
use bindery_codegen::source::Span;
use bindery_codegen::write;
use bindery_tests::reading::{SMALL, read, reads_back};
use proptest::prelude::*;

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
        let target = Box::new(LinkTarget::Url { url });
        api.description = paragraph(Inline::Link { text, target });
    }),
    ("address of a link", |api, text| {
        let url = format!("https://{text}");
        let target = Box::new(LinkTarget::Url { url });
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
        api.description.blocks = vec![Block::Code(Box::new(CodeBlock {
            language,
            text,
            span,
        }))];
    }),
    ("language of a code block", |api, language| {
        let text = String::new();
        let span = Span::default();
        api.description.blocks = vec![Block::Code(Box::new(CodeBlock {
            language,
            text,
            span,
        }))];
    }),
    ("setting", |api, text| {
        api.settings.base_url.value.value = text;
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
        field(api).example = Some(Box::new(Spanned::new(text, Span::default())));
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
        api.operations[0].examples[0].text = text;
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
        api.documents[0].id.value = text;
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_refused_or_reads_back(
        text in hostile(),
        (place, takes_text) in proptest::sample::select(PLACES),
    ) {
        let mut api = read(SMALL).map_err(TestCaseError::fail)?;
        takes_text(&mut api, text.clone());
        match write::write(&api) {
            Ok(spec) => reads_back(&api, &spec)
                .map_err(|problem| TestCaseError::fail(format!("{place}: {text:?}: {problem}")))?,
            Err(refused) => prop_assert!(!refused.is_empty()),
        }
    }
}
