//! Arguments that want to be more than arguments. Whatever they hold, a request has the same path
//! segments, parameters, headers and parts as with a harmless one, or it is refused before it is sent.

use bindery::{Body, Operation, RequestContext, Upload};
use bindery_obstacle::{ClientApi, bodies, methods, parameters};
use http::Request;

/// What people, and those who mean harm, have put into arguments.
const HOSTILE: &[&str] = &[
    "",
    ".",
    "..",
    "...",
    "/",
    "//",
    "\\",
    "../..",
    "..\\..",
    "a/../b",
    "%",
    "%2e",
    "%2e%2e",
    "%2F",
    "%2f..",
    "%00",
    "%0d%0a",
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\r\nX-Evil: 1",
    "\nSet-Cookie: a=b",
    "\t",
    "\u{b}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "\u{200d}",
    " ",
    " a ",
    "+",
    "a+b",
    "?",
    "?a=b",
    "&",
    "&a=b",
    "=",
    "a=b&c=d",
    "#",
    "#fragment",
    ";",
    ";jsessionid=1",
    ",",
    "a,b",
    ":",
    "@",
    "user:pass@evil.example",
    "http://evil.example/",
    "//evil.example",
    "https:evil",
    "[]",
    "[0]",
    "a[b]",
    "]",
    "{}",
    "{id}",
    "${x}",
    "{{x}}",
    "\"",
    "\"}",
    "\",\"admin\":true,\"",
    "'",
    "' OR 1=1 --",
    "`id`",
    "$(id)",
    "<script>",
    "</x>",
    "é",
    "日本",
    "🎉",
    "null",
    "true",
    "0",
    "-1",
    "\u{0}\u{1}\u{2}",
    "--boundary",
    "\r\n--boundary--\r\n",
    "a\"; filename=\"evil",
    "a\r\nContent-Type: text/html\r\n\r\nevil",
    "../../etc/passwd",
    "CON",
    "a;b=c",
    "Bearer x",
    "\\u0000",
    "\\\"",
    "%u002e",
    "..;/",
    ".%2e/",
    "%252e%252e",
    "\u{ff0e}\u{ff0e}",
    "\u{2215}",
];

/// Tries each value in each place; gives how many combinations there were.
pub(crate) fn run() -> usize {
    let cx = RequestContext::new::<ClientApi>("https://api.example.com/base").expect("a base URL");
    let places: [(
        &str,
        fn(&RequestContext, &str) -> Option<Request<Body>>,
        fn(&Request<Body>) -> Vec<String>,
    ); 6] = [
        ("path", path, segments),
        ("query", query, pairs_of_query),
        ("header", header, headers),
        ("form", form, pairs_of_form),
        ("json", json, members),
        ("multipart", multipart, parts),
    ];
    let mut count = 0;
    for (place, build, shape) in places {
        let harmless = build(&cx, "harmless").expect("a harmless value is sent");
        for value in HOSTILE {
            count += 1;
            let Some(request) = build(&cx, value) else {
                continue;
            };
            assert_eq!(shape(&request), shape(&harmless), "{place}: {value:?}");
            assert_eq!(outside(&request), outside(&harmless), "{place}: {value:?}");
        }
    }
    count
}

fn path(cx: &RequestContext, value: &str) -> Option<Request<Body>> {
    methods::SuperMethod::new(value).request(cx).ok()
}

fn query(cx: &RequestContext, value: &str) -> Option<Request<Body>> {
    parameters::KeywordsParameter::new()
        .r#type(value)
        .request(cx)
        .ok()
}

fn header(cx: &RequestContext, value: &str) -> Option<Request<Body>> {
    let id = "23e42eaf-323a-41da-b5bb-fd67eebda553"
        .parse()
        .expect("a UUID");
    parameters::OddParameter::new("a", "b", id)
        .x_self(value)
        .request(cx)
        .ok()
}

fn form(cx: &RequestContext, value: &str) -> Option<Request<Body>> {
    bodies::FormBody::new(value).a([value]).request(cx).ok()
}

fn json(cx: &RequestContext, value: &str) -> Option<Request<Body>> {
    let operation = bodies::ResetBody::new("a", [value], value.to_owned(), []);
    operation.request(cx).ok()
}

fn multipart(cx: &RequestContext, value: &str) -> Option<Request<Body>> {
    let file = Upload::new(value, "text/plain", value.to_owned());
    bodies::MultipartBody::new(file, value).request(cx).ok()
}

/// Where the request goes, and with which headers; the value of a header is an argument.
fn outside(request: &Request<Body>) -> (String, String, Vec<String>) {
    let uri = request.uri();
    let origin = format!("{:?}://{:?}", uri.scheme_str(), uri.authority());
    (request.method().to_string(), origin, headers(request))
}

fn headers(request: &Request<Body>) -> Vec<String> {
    request.headers().keys().map(ToString::to_string).collect()
}

/// The path's segments, but for the argument, and whether there is a query.
fn segments(request: &Request<Body>) -> Vec<String> {
    let mut segments: Vec<String> = request.uri().path().split('/').map(str::to_owned).collect();
    let last = segments.pop().unwrap_or_default();
    let literal = matches!(
        last.to_ascii_lowercase().as_str(),
        "" | "." | ".." | "%2e" | "%2e%2e" | ".%2e" | "%2e."
    );
    segments.push(format!(
        "changes the path: {literal}, query: {}",
        request.uri().query().is_some()
    ));
    segments
}

fn pairs_of_query(request: &Request<Body>) -> Vec<String> {
    names(request.uri().query().unwrap_or_default())
}

fn pairs_of_form(request: &Request<Body>) -> Vec<String> {
    names(&text(request))
}

/// The names of the pairs of a query or form.
fn names(text: &str) -> Vec<String> {
    let pairs = text
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")).0);
    pairs.map(str::to_owned).collect()
}

/// The members of a JSON body, and the text in it as it was given.
fn members(request: &Request<Body>) -> Vec<String> {
    let body: serde_json::Value = serde_json::from_str(&text(request)).expect("a JSON body");
    let data = body["data"].as_object().expect("an envelope");
    assert_eq!(data["list"][0], data["text"], "one value in two places");
    body.as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .chain(data.keys().cloned())
        .collect()
}

/// The heads of the parts of a multipart body, but for the name of the file.
fn parts(request: &Request<Body>) -> Vec<String> {
    let media_type = request.headers()["content-type"].to_str().expect("a text");
    let (_, boundary) = media_type.split_once("boundary=").expect("a boundary");
    let boundary = boundary.trim_matches('"');
    let body = text(request);
    let mut parts: Vec<&str> = body.split(&format!("--{boundary}")).collect();
    let end = parts.pop().map(str::to_owned);
    assert_eq!(end.as_deref(), Some("--\r\n"), "the end of the body");
    parts
        .into_iter()
        .skip(1)
        .map(|part| {
            let (head, _) = part.split_once("\r\n\r\n").expect("a head and a content");
            let lines = head.trim_start_matches("\r\n").split("\r\n");
            lines
                .map(|line| line.split("; filename").next().unwrap_or(line))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect()
}

fn text(request: &Request<Body>) -> String {
    let bytes = request.body().as_bytes().expect("a body in memory");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
