//! Specs that go deeper, longer or wider than anything real: each is refused where it stands or read, and
//! none costs more than its size allows. What would recurse or multiply without a bound does not get
//! through here in the time that a test may take, or overflows the stack.

mod meshes;

use std::collections::BTreeSet;

use bindery_codegen::diagnostic::{Code, Report};
use bindery_codegen::ir::{TypeKind, TypeShape};
use bindery_codegen::resolve::resolve;
use bindery_codegen::source::Source;
use bindery_codegen::{lower, spec, syntax};
use bindery_tests::pipeline::{self, Outcome};

/// A spec of these types, with one operation that answers the first `type`.
fn spec_of(answer: &str, types: &str) -> String {
    format!(
        "# Acme\n\nSpec format: `bindery 1`\n\n\
         ## Settings\n\n\
         | Setting | Value | Source |\n|---|---|---|\n\
         | `base_url` | `https://acme.example` | our choice: a test |\n\n\
         ## Operations\n\n\
         ### things.get\n\n`GET /things`\n\nGets them.\n\n- source: our choice: a test\n\n\
         #### Response 200\n\n`{answer}`\n\n\
         ## Types\n\n{types}"
    )
}

fn object(name: &str, extends: &str, fields: &str) -> String {
    let extends = if extends.is_empty() {
        String::new()
    } else {
        format!(" extends {extends}")
    };
    format!(
        "### {name}\n\n`object{extends}`\n\n\
         | Field | Type | Need | Description |\n|---|---|---|---|\n{fields}\n"
    )
}

fn field(name: &str, ty: &str) -> String {
    format!("| `{name}` | `{ty}` | optional | A value. |\n")
}

/// The codes of the problems, each once. That there are too many of them is no problem of its own.
fn problems(text: &str) -> Vec<Code> {
    let (_, report) = spec::read(&Source::new("spec.md", text));
    let mut codes: Vec<Code> = report
        .diagnostics()
        .iter()
        .map(|found| found.code)
        .collect();
    codes.retain(|code| *code != Code::TooManyProblems);
    codes.sort();
    codes.dedup();
    codes
}

fn many(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).map(of).collect()
}

#[test]
fn chains_of_aliases_may_have_32_steps() {
    let chain = |steps: usize| {
        let links = many(steps, |at| format!("### A{at}\n\n`alias A{}`\n\n", at + 1));
        spec_of("A0", &format!("{links}### A{steps}\n\n`alias string`\n"))
    };
    assert_eq!(pipeline::run(chain(31).as_bytes()), Outcome::Generated);
    assert_eq!(problems(&chain(33)), [Code::AliasChain]);
    assert_eq!(problems(&chain(20_000)), [Code::AliasChain]);
}

#[test]
fn chains_of_extensions_may_have_32_steps() {
    let chain = |steps: usize| {
        let links = many(steps, |at| {
            object(
                &format!("A{at}"),
                &format!("A{}", at + 1),
                &field(&format!("f{at}"), "string"),
            )
        });
        let last = object(&format!("A{steps}"), "", &field("last", "string"));
        spec_of("A0", &format!("{links}{last}"))
    };
    assert_eq!(pipeline::run(chain(31).as_bytes()), Outcome::Generated);
    assert_eq!(problems(&chain(33)), [Code::Extends]);
    assert_eq!(problems(&chain(20_000)), [Code::Extends]);
}

#[test]
fn what_types_inherit_is_bounded() {
    let base = object(
        "Base",
        "",
        &many(1_000, |at| field(&format!("f{at}"), "string")),
    );
    let heirs = |count| {
        many(count, |at| {
            object(&format!("H{at}"), "Base", &field("own", "string"))
        })
    };
    let text = |count| spec_of("Base", &(base.clone() + &heirs(count)));
    assert_eq!(problems(&text(90)), []);
    assert_eq!(problems(&text(2_000)), [Code::Extends]);
}

#[test]
fn a_type_in_a_cell_may_have_32_levels() {
    let nested = |levels: usize| {
        let ty = format!("{}string{}", "map<".repeat(levels), ">".repeat(levels));
        spec_of("A", &object("A", "", &field("a", &ty)))
    };
    assert_eq!(pipeline::run(nested(30).as_bytes()), Outcome::Generated);
    assert_eq!(problems(&nested(33)), [Code::TypeTooDeep]);
    assert_eq!(problems(&nested(5_000)), [Code::TypeTooDeep]);
    let arrays = |levels: usize| {
        let ty = format!("string{}", "[]".repeat(levels));
        spec_of("A", &object("A", "", &field("a", &ty)))
    };
    assert_eq!(pipeline::run(arrays(30).as_bytes()), Outcome::Generated);
    assert_eq!(problems(&arrays(20_000)), [Code::TypeTooDeep]);
}

#[test]
fn alternatives_without_end_are_told_apart_once() {
    let ty = format!("string{}", " or string".repeat(5_000));
    let text = spec_of("A", &object("A", "", &field("a", &ty)));
    assert_eq!(problems(&text), [Code::Indistinct]);
}

#[test]
fn unions_may_be_wide() {
    let union = |known: &dyn Fn(usize) -> String| {
        let rows = many(5_000, |at| format!("| `V{at}` | `A` | {} |\n", known(at)));
        let union = format!(
            "### U\n\n`union untagged`\n\n| Variant | Type | Known by |\n|---|---|---|\n{rows}\n"
        );
        spec_of("U", &(union + &object("A", "", &field("kind", "string"))))
    };
    let by_value = union(&|at| format!("field `kind` = \"{at}\""));
    assert_eq!(problems(&by_value), []);
    let by_field = union(&|_| "field `kind`".to_owned());
    assert_eq!(problems(&by_field), [Code::Indistinct]);
}

#[test]
fn a_ring_of_types_is_a_type() {
    let ring = many(3_000, |at| {
        object(
            &format!("A{at}"),
            "",
            &field("next", &format!("A{}", (at + 1) % 3_000)),
        )
    });
    assert_eq!(problems(&spec_of("A0", &ring)), []);
    let short = many(50, |at| {
        object(
            &format!("A{at}"),
            "",
            &field("next", &format!("A{}", (at + 1) % 50)),
        )
    });
    assert_eq!(
        pipeline::run(spec_of("A0", &short).as_bytes()),
        Outcome::Generated
    );
}

#[test]
fn an_example_may_be_wide_but_not_deep() {
    let fields = many(600, |at| field(&format!("f{at}"), "string"));
    let example = |json: &str| {
        spec_of(
            "A",
            &format!("{}```json type A\n{json}\n```\n", object("A", "", &fields)),
        )
    };
    let keys = |letter: &str| {
        let members: Vec<String> = (0..600)
            .map(|at| format!("\"{letter}{at}\": \"\""))
            .collect();
        format!("{{\n{}\n}}", members.join(",\n"))
    };
    assert_eq!(problems(&example(&keys("f"))), []);
    assert_eq!(problems(&example(&keys("g"))), [Code::ExampleType]);
    let deep = format!("{{\"f0\": {}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(problems(&example(&deep)), [Code::ExampleSyntax]);
}

#[test]
fn markdown_may_be_as_deep_as_it_likes() {
    for text in [
        "> ".repeat(10_000),
        "- ".repeat(10_000),
        "*".repeat(20_000),
        "[".repeat(20_000),
        format!("{}a{}", "[".repeat(10_000), "](b)".repeat(10_000)),
        format!("{}a{}", "**a ".repeat(8_000), "**".repeat(8_000)),
        "`".repeat(20_000),
        many(200, |at| format!("{}`a\n", "`".repeat(at))),
        "![".repeat(20_000),
        "<".repeat(20_000),
        "&".repeat(20_000),
    ] {
        let text = format!("# Acme\n\nSpec format: `bindery 1`\n\n{text}\n");
        pipeline::run(text.as_bytes());
    }
}

#[test]
fn many_unknown_names_are_one_flood() {
    let fields = many(20_000, |at| {
        field(&format!("f{at}"), &format!("Unknown{at}"))
    });
    let types = many(100, |at| format!("### Known{at}\n\n`alias string`\n\n"));
    let found = problems(&spec_of("A", &(object("A", "", &fields) + &types)));
    assert_eq!(found, [Code::UnknownType]);
}

#[test]
fn paths_in_json_may_be_long() {
    let path = format!("a{}", ".a".repeat(20_000));
    let text = spec_of("A", &object("A", "", &field("a", "A"))).replace(
        "| our choice: a test |\n\n## Operations",
        &format!("| our choice: a test |\n| `error.message` | `{path}` | our choice: a test |\n\n## Operations"),
    );
    pipeline::run(text.as_bytes());
}

/// A spec of one section.
fn section(name: &str, content: &str) -> String {
    format!(
        "# Acme\n\nSpec format: `bindery 1`\n\n\
         ## Settings\n\n\
         | Setting | Value | Source |\n|---|---|---|\n\
         | `base_url` | `https://acme.example` | our choice: a test |\n\n\
         ## {name}\n\n{content}"
    )
}

#[test]
fn what_is_large_is_read_or_refused_where_it_is() {
    let bars = format!("{}\n", "|".repeat(60_000));
    let nested = |mark: &str, levels: usize| many(levels, |at| format!("{}a\n", mark.repeat(at)));
    for (text, expected) in [
        (
            section("Types", &many(50_000, |at| format!("### A{at}\n\n"))),
            Code::CodeLine,
        ),
        (
            section("Types", &"### A\n\n".repeat(50_000)),
            Code::CodeLine,
        ),
        (
            section("Types", &"## Types\n\n".repeat(50_000)),
            Code::DuplicateSection,
        ),
        (
            section(
                "Types",
                &format!("### A\n\n`object`\n\n{}", bars.repeat(17)),
            ),
            Code::StrayRow,
        ),
        (section("Types", &nested("  - ", 1_000)), Code::NestedBlock),
        (section("Types", &nested("> ", 1_000)), Code::NestedBlock),
        (
            section("Types", &"a\n".repeat(1_100_000)),
            Code::PartTooLarge,
        ),
        (
            section("Types", &"a\n".repeat(17 << 20)),
            Code::SourceTooLarge,
        ),
        (section("Types", &"a".repeat(70_000)), Code::LineTooLong),
        (section("Types", &"a\r".repeat(100_000)), Code::LineTooLong),
    ] {
        pipeline::read(text.as_bytes());
        let found = problems(&text);
        assert!(
            found.contains(&expected),
            "{expected:?} is not among {found:?}"
        );
    }
    let questions = section("Types", &"> **Open:** Why?\n\n".repeat(50_000));
    assert_eq!(problems(&questions), []);
}

#[test]
fn parameters_may_hold_objects_in_objects() {
    let ring = "A".to_owned();
    let text = |place: &str, style: &str| {
        spec_of("A", &(object("A", "", &field("next", &ring)))).replace(
            "#### Response 200",
            &format!(
                "#### {place}\n\n| Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n\
                 | `a` | `A` | optional | {style} | A ring. |\n\n#### Response 200"
            ),
        )
    };
    for (place, style) in [
        ("Query", "deep object"),
        ("Body form", "deep object"),
        ("Query", ""),
    ] {
        pipeline::run(text(place, style).as_bytes());
    }
    let request = |levels: usize| {
        let query = format!("a{}=x", "[next]".repeat(levels));
        let example = format!("```http request\nGET /things?{query}\n```\n\n#### Response 200");
        text("Query", "deep object").replace("#### Response 200", &example)
    };
    for levels in [1, 20, 200, 5_000] {
        pipeline::run(request(levels).as_bytes());
    }
}

#[test]
fn a_type_of_another_front_end_may_have_32_levels() {
    let text = spec_of("A", &object("A", "", &field("a", "string")));
    let found = |levels: usize| {
        let source = Source::new("spec.md", text.as_str());
        let mut report = Report::new();
        let document = syntax::parse(&source, &mut report);
        let mut api = lower::lower(document, &mut report).api;
        let TypeShape::Object(object) = &mut api.types[0].shape else {
            panic!("no object");
        };
        let ty = &mut object.fields[0].ty;
        for _ in 0..levels {
            let items = Box::new(ty.clone());
            ty.kind = TypeKind::Array { items };
        }
        let is_complete = resolve(api, &BTreeSet::new(), &mut report).is_complete();
        assert_eq!(is_complete, report.is_empty());
        is_complete
    };
    assert!(found(31));
    assert!(!found(32));
    assert!(!found(1_000));
}

#[test]
fn values_of_types_that_hold_themselves_have_an_end() {
    let example = |levels: usize| {
        let json = format!(
            "{}{}",
            "{\"next\": ".repeat(levels),
            "{}".to_owned() + &"}".repeat(levels)
        );
        let object =
            object("A", "", &field("next", "B")) + &format!("```json type A\n{json}\n```\n\n");
        spec_of("A", &(object + "### B\n\n`alias A`\n"))
    };
    assert_eq!(pipeline::run(example(100).as_bytes()), Outcome::Generated);
    assert_eq!(problems(&example(130)), [Code::ExampleSyntax]);
    // Each name on the way is a step more.
    let detour = |levels| {
        let names = "### B\n\n`alias C`\n\n### C\n\n`alias D`\n\n### D\n\n`alias A`\n";
        example(levels).replace("### B\n\n`alias A`\n", names)
    };
    assert_eq!(problems(&detour(30)), []);
    assert_eq!(problems(&detour(100)), [Code::ExampleType]);
}
