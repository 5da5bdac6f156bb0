use super::*;
use crate::ir::Literal;
use crate::lower::testing;
use crate::syntax::columns::Column;

fn read(ty: &str) -> testing::Reading<Option<TypeExpr<Unresolved>>> {
    testing::cell(Column::Type, &format!("`{ty}`"), |cell, report| {
        lower(&cell.code().unwrap(), report)
    })
}

/// The type, with brackets around everything that belongs together.
fn shown(ty: &TypeExpr<Unresolved>) -> String {
    let kind = match &ty.kind {
        TypeKind::Scalar { scalar } => scalar.keyword().unwrap().to_owned(),
        TypeKind::Literal {
            value: Literal::String(text),
        } => format!("{text:?}"),
        TypeKind::Literal { value } => value.to_string(),
        TypeKind::Named { name } => name.value.clone(),
        TypeKind::Array { items } => format!("({})[]", shown(items)),
        TypeKind::Map { values } => format!("map<{}>", shown(values)),
        TypeKind::Alternatives { alternatives } => {
            let all: Vec<String> = alternatives.iter().map(shown).collect();
            format!("({})", all.join("/"))
        }
        TypeKind::Event => "event".to_owned(),
        TypeKind::Tuple { .. } => unreachable!("the format has no tuples"),
    };
    format!("{kind}{}", if ty.nullable { "?" } else { "" })
}

fn good(ty: &str) -> String {
    let (read, problems) = read(ty);
    assert_eq!(problems, [""; 0], "{ty}");
    shown(&read.unwrap())
}

#[test]
fn each_construct_has_its_type() {
    assert_eq!(good("string"), "string");
    assert_eq!(good("datetime lenient"), "datetime lenient");
    assert_eq!(good("timestamp millis[]"), "(timestamp millis)[]");
    assert_eq!(good("Note[][]"), "((Note)[])[]");
    assert_eq!(good("string or integer[]"), "(string/(integer)[])");
    assert_eq!(good("map<Note or null> or null"), "map<Note?>?");
    assert_eq!(good("map<string>[]"), "(map<string>)[]");
    assert_eq!(
        good("404 or \"a \\\"b\\\" or c\" or true"),
        "(404/\"a \\\"b\\\" or c\"/true)"
    );
    assert_eq!(good("-1"), "-1");
    assert_eq!(good("event[]"), "(event)[]");
}

#[test]
fn every_part_knows_its_place() {
    let ty = read("A or map<B[]> or null").0.unwrap();
    let at = |span: Span| (span.start() - ty.span.start(), span.end() - ty.span.start());
    assert_eq!(at(ty.span), (0, 21));
    let TypeKind::Alternatives { alternatives } = &ty.kind else {
        panic!("{ty:?}");
    };
    assert_eq!(at(alternatives[1].span), (5, 13));
    let TypeKind::Map { values } = &alternatives[1].kind else {
        panic!("{ty:?}");
    };
    assert_eq!(at(values.span), (9, 12));
}

#[test]
fn what_is_no_type_is_underlined() {
    for (ty, problem) in [
        ("strin", "type-syntax: strin"),
        ("int", "type-syntax: int"),
        ("datetime local", "type-syntax: datetime local"),
        ("timestamp", "type-syntax: timestamp"),
        ("null", "type-syntax: null"),
        ("null or string", "type-syntax: null"),
        ("string or null or null", "type-syntax: null"),
        ("string or", "type-syntax: "),
        ("or string", "type-syntax: or"),
        ("map", "type-syntax: map"),
        ("map<string", "type-syntax: "),
        ("map<string[]>>", "type-syntax: >"),
        ("map<>", "type-syntax: >"),
        ("[string]", "type-syntax: ["),
        ("(A or B)[]", "type-syntax: ("),
        ("string?", "type-syntax: ?"),
        ("\"open", "type-syntax: \"open"),
        ("1.5", "literal: 1.5"),
        ("12x", "literal: 12x"),
        ("99999999999999999999", "literal: 99999999999999999999"),
        ("Foo_Bar", "type-syntax: Foo_Bar"),
    ] {
        let (read, problems) = read(ty);
        assert_eq!(read, None, "{ty}");
        assert_eq!(problems, [problem], "{ty}");
    }
}

#[test]
fn a_bar_is_no_or() {
    let (read, problems) = read("string \\| null");
    assert_eq!(read, None);
    assert_eq!(problems, ["type-syntax: \\|"]);
}

#[test]
fn spaces_have_one_spelling() {
    for (ty, problem) in [
        ("string  or null", "spacing:   "),
        ("string []", "spacing:  "),
        ("map< string>", "spacing:  "),
        ("map<string >", "spacing:  "),
        ("string or null[]", "type-syntax: []"),
        ("\"a\"or \"b\"", "spacing: "),
    ] {
        assert_eq!(read(ty).1, [problem], "{ty}");
    }
}

#[test]
fn depth_is_limited() {
    let arrays = |depth| format!("string{}", "[]".repeat(depth));
    assert!(read(&arrays(MAX_TYPE_DEPTH - 1)).0.is_some());
    for deep in [
        arrays(MAX_TYPE_DEPTH),
        arrays(10_000),
        "map<".repeat(10_000),
        format!("{}string{}", "map<".repeat(200), ">".repeat(200)),
    ] {
        let (read, problems) = read(&deep);
        assert_eq!(read, None);
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0].starts_with("type-too-deep"),
            "{}",
            &problems[0][..40]
        );
    }
}
