//! How arguments are written.

mod acme;

use bindery::{
    __codegen::v1 as rt, BodyKind, BuildError, OperationMeta, RequestContext, RequestWriter, Style,
    Tristate, Upload,
};
use http::Method;

provider!(Acme, |meta| {
    meta.envelope("data");
});

fn write(
    path: &str,
    body: BodyKind,
    arguments: impl FnOnce(&mut RequestWriter<'_>),
) -> Result<http::Request<rt::Body>, BuildError> {
    let cx = RequestContext::new::<Acme>("https://api.acme.dev/v1/").unwrap();
    let mut meta = OperationMeta::dynamic("test", Method::POST, path);
    meta.body(body);
    let mut request = cx.start(&meta);
    arguments(&mut request);
    request.finish()
}

fn query(arguments: impl FnOnce(&mut RequestWriter<'_>)) -> String {
    let request = write("/x", BodyKind::None, arguments).unwrap();
    request.uri().query().unwrap_or_default().to_owned()
}

fn body(kind: BodyKind, arguments: impl FnOnce(&mut RequestWriter<'_>)) -> String {
    let request = write("/x", kind, arguments).unwrap();
    String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap()
}

#[test]
fn path_parameters_never_change_the_shape_of_the_path() {
    for (value, segment) in [
        ("a/b", "a%2Fb"),
        ("a?b#c%d", "a%3Fb%23c%25d"),
        ("a\r\n\0", "a%0D%0A%00"),
        ("...", "..."),
        ("ünï", "%C3%BCn%C3%AF"),
        ("a-b._~", "a-b._~"),
        ("%2e%2e", "%252e%252e"),
        ("a\\b;c:d@e", "a%5Cb%3Bc%3Ad%40e"),
    ] {
        let request = write("/x/{id}/y", BodyKind::None, |request| {
            request.path("id", value);
        })
        .unwrap();
        assert_eq!(
            request.uri().to_string(),
            format!("https://api.acme.dev/v1/x/{segment}/y")
        );
    }
    for value in ["", ".", ".."] {
        let error = write("/x/{id}", BodyKind::None, |request| {
            request.path("id", value);
        });
        assert_eq!(error.unwrap_err().argument(), "id", "{value:?}");
    }
    assert!(write("/x/{id}", BodyKind::None, |_| ()).is_err());
    assert!(
        write("/x/{id}", BodyKind::None, |request| request
            .path("id", &["a"]))
        .is_err()
    );
}

#[test]
fn queries_have_every_style() {
    let list = ["a b", "c&d"];
    for (style, text) in [
        (Style::CommaList, "x=a+b,c%26d"),
        (Style::SpaceList, "x=a+b+c%26d"),
        (Style::PipeList, "x=a+b%7Cc%26d"),
        (Style::RepeatedKey, "x=a+b&x=c%26d"),
        (Style::BracketList, "x%5B%5D=a+b&x%5B%5D=c%26d"),
    ] {
        assert_eq!(query(|request| request.query_as(style, "x", &list)), text);
        assert_eq!(
            query(|request| request.query_as(style, "x", &Vec::<String>::new())),
            ""
        );
        assert_eq!(
            query(|request| request.query_as(style, "x", &None::<Vec<String>>)),
            ""
        );
    }
    assert_eq!(
        query(|request| request.query_as(Style::Flag, "pretty", &true)),
        "pretty"
    );
    assert_eq!(
        query(|request| request.query_as(Style::Flag, "pretty", &Some(false))),
        ""
    );
    assert_eq!(
        query(|request| {
            request.query("page[number]", &Some(3));
            request.query("none", &None::<i64>);
            request.query("ratio", &1.5);
            request.query("yes", &true);
            request.query("text", "ä=&");
        }),
        "page%5Bnumber%5D=3&ratio=1.5&yes=true&text=%C3%A4%3D%26"
    );
}

#[test]
fn deep_objects_keep_their_order_and_the_rule_of_their_arrays() {
    #[derive(rt::Serialize)]
    struct Filter {
        name: &'static str,
        id: Vec<i64>,
        inner: Inner,
    }
    #[derive(rt::Serialize)]
    struct Inner {
        x: Option<bool>,
        a: i64,
    }
    let filter = Filter {
        name: "n",
        id: vec![1, 2],
        inner: Inner { x: None, a: 7 },
    };
    for (style, ids) in [
        (Style::DeepObjectCommaList, "f%5Bid%5D=1,2"),
        (Style::DeepObjectRepeatedKey, "f%5Bid%5D=1&f%5Bid%5D=2"),
        (
            Style::DeepObjectBracketList,
            "f%5Bid%5D%5B%5D=1&f%5Bid%5D%5B%5D=2",
        ),
    ] {
        assert_eq!(
            query(|request| request.query_as(style, "f", &filter)),
            format!("f%5Bname%5D=n&{ids}&f%5Binner%5D%5Ba%5D=7")
        );
    }
}

#[test]
fn what_has_no_style_is_refused() {
    let refused = |arguments: fn(&mut RequestWriter<'_>)| {
        write("/x", BodyKind::None, arguments)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused(|request| request.query("x", &[1])),
        "`x` is an array"
    );
    assert_eq!(
        refused(|request| request.query("x", &serde_json::json!({"a": 1}))),
        "`x` is an object"
    );
    assert_eq!(
        refused(|request| request.query_as(Style::CommaList, "x", &[[1]])),
        "`x` is an array of something else than single values"
    );
    assert_eq!(
        refused(|request| request.header("x", "a\r\nb: c")),
        "`x` holds characters that no header can carry"
    );
    assert_eq!(
        refused(|request| request.field("x", "a")),
        "`x` has no JSON body to stand in"
    );
}

#[test]
fn json_bodies_leave_out_what_is_absent() {
    assert_eq!(body(BodyKind::Json, |_| ()), r#"{"data":{}}"#);
    assert_eq!(
        body(BodyKind::Json, |request| {
            request.field("a\"b", &1);
            request.field("null", &None::<i64>);
            request.optional_field("gone", &None::<i64>);
            request.optional_field("absent", &Tristate::<i64>::Absent);
            request.optional_field("cleared", &Tristate::<i64>::Null);
            request.optional_field("set", &Tristate::from(2));
        }),
        r#"{"data":{"a\"b":1,"null":null,"cleared":null,"set":2}}"#
    );
    assert_eq!(
        body(BodyKind::Json, |request| request.json(&[1, 2])),
        r#"{"data":[1,2]}"#
    );
}

#[test]
fn forms_are_written_like_queries() {
    let request = write("/x", BodyKind::Form, |request| {
        request.form("a", "b c");
        request.form_as(Style::BracketList, "l", &[1, 2]);
    })
    .unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(
        request.body().as_bytes().unwrap(),
        "a=b+c&l%5B%5D=1&l%5B%5D=2"
    );
}

#[test]
fn headers_take_single_values_and_lists() {
    let request = write("/x", BodyKind::None, |request| {
        request.header("x-one", &7);
        request.header("x-many", &["a", "b"]);
        request.header("x-none", &None::<String>);
    })
    .unwrap();
    assert_eq!(request.headers()["x-one"], "7");
    assert_eq!(request.headers()["x-many"], "a,b");
    assert!(!request.headers().contains_key("x-none"));
}

#[test]
fn base_urls_are_checked() {
    for url in [
        "api.acme.dev",
        "ftp://a",
        "https://a/?b",
        "https://a/#b",
        "https://u:p@a/",
    ] {
        assert!(RequestContext::new::<Acme>(url).is_err(), "{url}");
    }
}

#[test]
fn multipart_bodies_hold_texts_json_and_files() {
    let request = write("/x", BodyKind::Multipart, |request| {
        request.part("name", "Ann\r\nB");
        request.part("tags", &["a", "b"]);
        request.part("missing", &None::<i64>);
        request.json_part("meta", &serde_json::json!({"a": 1}));
        request.json_part("none", &None::<i64>);
        request.file("one", &Upload::new("a\"b.txt", "text/plain", "--x\r\n"));
        request.file("none", &None::<Upload>);
        request.file("two", &vec![Upload::new("c", "image/png", vec![0_u8])]);
    })
    .unwrap();
    let content_type = request.headers()["content-type"].to_str().unwrap();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let body = String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap();
    let expected = concat!(
        "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAnn\r\nB\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"meta\"\r\n",
        "Content-Type: application/json\r\n\r\n{\"a\":1}\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"one\"; filename=\"a%22b.txt\"\r\n",
        "Content-Type: text/plain\r\n\r\n--x\r\n\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"two\"; filename=\"c\"\r\n",
        "Content-Type: image/png\r\n\r\n\0\r\n",
        "--B--\r\n",
    );
    assert_eq!(body.replace(boundary, "B"), expected);
}

#[test]
fn files_cannot_write_headers() {
    for upload in [
        Upload::new("a\r\nX-Evil: 1", "text/plain", ""),
        Upload::new("a", "text/plain\r\nX-Evil: 1", ""),
    ] {
        let error = write("/x", BodyKind::Multipart, |request| {
            request.file("file", &upload);
        })
        .unwrap_err();
        assert_eq!(error.argument(), "file");
    }
    let error = write("/x", BodyKind::Json, |request| request.part("a", "b")).unwrap_err();
    assert_eq!(error.to_string(), "`a` has no multipart body to stand in");
}

#[test]
fn cookies_stand_in_one_header() {
    let request = write("/x", BodyKind::None, |request| {
        request.cookie("theme", "dark");
        request.cookie("none", &None::<String>);
        request.cookie("size", &3);
    })
    .unwrap();
    assert_eq!(request.headers()["cookie"], "theme=dark; size=3");
    for value in ["a;b", "a b", "ü", "a\r\n"] {
        let refused = write("/x", BodyKind::None, |request| {
            request.cookie("theme", value);
        });
        assert_eq!(refused.unwrap_err().argument(), "theme");
    }
}
