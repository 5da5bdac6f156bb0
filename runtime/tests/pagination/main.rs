//! How pages follow each other, and where they end.

#[path = "../acme/mod.rs"]
mod acme;
mod positions;

use acme::{Answer, Script, client};
use bindery::{__codegen::v1 as rt, ErrorKind};

provider!(Acme, |_meta| {});

/// How the pages of a list are found.
#[derive(Clone, Copy, Debug)]
enum Style {
    Offset(rt::OffsetPages),
    Numbered(rt::NumberedPages),
    Token(rt::TokenPages),
    Link(rt::LinkPages),
}

/// A list of numbers, written as generated code writes its lists.
#[derive(Clone, Debug)]
struct List {
    style: Style,
    meta: rt::OperationMeta,
    size: Option<i64>,
    at: Option<i64>,
    token: Option<String>,
    link: Option<String>,
}

impl List {
    fn by(style: Style) -> Self {
        Self {
            style,
            meta: rt::OperationMeta::dynamic("list", http::Method::GET, "/list"),
            size: None,
            at: None,
            token: None,
            link: None,
        }
    }
}

impl rt::Operation for List {
    type Provider = Acme;
    type Output = rt::Json;
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &self.meta
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        let mut request = cx.start(&self.meta);
        request.query("size", &self.size);
        request.query("at", &self.at);
        request.query("token", &self.token);
        request.follow(self.link.as_deref());
        request.finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        cx.json(raw)
    }
}

impl rt::Paginated for List {
    type Item = i64;

    fn first(mut self) -> Self {
        self.size = match self.style {
            Style::Offset(pages) => pages.size_or(self.size),
            Style::Numbered(pages) => pages.size_or(self.size),
            Style::Token(pages) => pages.size_or(self.size),
            Style::Link(pages) => pages.size_or(self.size),
        };
        self
    }

    fn items(page: rt::Json) -> Vec<i64> {
        let items = page["items"].as_array().into_iter().flatten();
        items.filter_map(serde_json::Value::as_i64).collect()
    }

    fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
        let mut next = self.clone();
        match self.style {
            Style::Offset(pages) => next.at = pages.next(page, self.size, self.at)?,
            Style::Numbered(pages) => next.at = pages.next(page, self.size, self.at)?,
            Style::Token(pages) => next.token = pages.next(page, self.token.as_deref())?,
            Style::Link(pages) => next.link = pages.next(page, self.link.as_deref())?,
        }
        let goes_on = next.at.is_some() || next.token.is_some() || next.link.is_some();
        Ok(goes_on.then_some(next))
    }

    fn position(&self) -> rt::Json {
        match self.style {
            Style::Offset(_) | Style::Numbered(_) => rt::position(&self.at),
            Style::Token(_) => rt::position(&self.token),
            Style::Link(_) => rt::position(&self.link),
        }
    }

    fn starting_at(mut self, position: rt::Json) -> Result<Self, rt::PageError> {
        match self.style {
            Style::Offset(_) | Style::Numbered(_) => self.at = rt::positioned(position)?,
            Style::Token(_) => self.token = rt::positioned(position)?,
            Style::Link(_) => self.link = rt::positioned(position)?,
        }
        Ok(self)
    }
}

/// The queries that were sent, the items, and the error at the end.
async fn walk(list: List, answers: &[Answer]) -> (Vec<String>, Vec<i64>, Option<String>) {
    let script = Script::answers(answers.iter().copied());
    let mut items = client::<Acme>(&script, &[]).items(list);
    let mut found = Vec::new();
    let mut failed = None;
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => found.push(item),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Decode);
                assert_eq!(failed.replace(error.to_string()), None);
            }
        }
    }
    let lines = script.sent().into_iter().map(|sent| {
        let line = sent.line.strip_prefix("GET https://api.acme.dev/v1/list");
        line.expect("a list").to_owned()
    });
    (lines.collect(), found, failed)
}

fn page(body: &'static str) -> Answer {
    Answer(200, &[], body)
}

#[tokio::test]
async fn offsets_advance_by_what_came_until_the_server_says_it_is_over() {
    let mut pages = rt::OffsetPages::new("items");
    pages.size(2);
    pages.stop(rt::StopWhen::False("more"));
    let list = List::by(Style::Offset(pages));
    let answers = [
        page(r#"{"items":[1],"more":true}"#),
        page(r#"{"items":[2,3],"more":true}"#),
        page(r#"{"items":[],"more":false}"#),
    ];
    let (sent, items, error) = walk(list.clone(), &answers).await;
    assert_eq!(sent, ["?size=2", "?size=2&at=1", "?size=2&at=3"]);
    assert_eq!((items, error), (vec![1, 2, 3], None));

    let (_, _, error) = walk(list.clone(), &[page(r#"{"items":[],"more":true}"#)]).await;
    assert_eq!(
        error.as_deref(),
        Some(
            "list: the next page cannot be found: `items` holds no entry, and the page is not the last one"
        )
    );
    let (_, _, error) = walk(list.clone(), &[page(r#"{"items":[1]}"#)]).await;
    assert_eq!(
        error.as_deref(),
        Some("list: the next page cannot be found: `more` is neither true nor false")
    );
    let mut far = list;
    far.at = Some(i64::MAX);
    let (_, _, error) = walk(far, &[page(r#"{"items":[1],"more":true}"#)]).await;
    assert_eq!(
        error.as_deref(),
        Some("list: the next page cannot be found: `items` leads beyond the last offset")
    );
}

#[tokio::test]
async fn numbers_count_up_until_a_short_or_an_empty_page() {
    let mut pages = rt::NumberedPages::new("items");
    pages.size(2);
    let answers = [page(r#"{"items":[1,2]}"#), page(r#"{"items":[3]}"#)];
    let (sent, items, _) = walk(List::by(Style::Numbered(pages)), &answers).await;
    assert_eq!(sent, ["?size=2", "?size=2&at=2"]);
    assert_eq!(items, [1, 2, 3]);

    let mut pages = rt::NumberedPages::new("items");
    pages.start(0);
    pages.stop(rt::StopWhen::EmptyPage);
    let answers = [page(r#"{"items":[1]}"#), page(r#"{"items":[]}"#)];
    let (sent, _, error) = walk(List::by(Style::Numbered(pages)), &answers).await;
    assert_eq!(sent, ["", "?at=1"]);
    assert_eq!(error, None);
}

#[tokio::test]
async fn tokens_are_passed_on_until_there_is_none() {
    let mut pages = rt::TokenPages::new("items", "next.token");
    pages.size(1);
    let list = List::by(Style::Token(pages));
    let answers = [
        page(r#"{"items":[1],"next":{"token":"a b"}}"#),
        page(r#"{"items":[2],"next":{"token":7}}"#),
        page(r#"{"items":[3],"next":null}"#),
    ];
    let (sent, items, error) = walk(list, &answers).await;
    assert_eq!(sent, ["?size=1", "?size=1&token=a+b", "?size=1&token=7"]);
    assert_eq!((items, error), (vec![1, 2, 3], None));

    let mut pages = rt::TokenPages::new("items", "");
    pages.header("x-next");
    let answers = [
        Answer(200, &[("x-next", "b")], r#"{"items":[1]}"#),
        Answer(200, &[("x-next", "")], r#"{"items":[]}"#),
    ];
    let (sent, _, error) = walk(List::by(Style::Token(pages)), &answers).await;
    assert_eq!(sent, ["", "?token=b"]);
    assert_eq!(error, None);
}

#[tokio::test]
async fn a_token_that_comes_again_is_an_error_and_no_loop() {
    let list = List::by(Style::Token(rt::TokenPages::new("items", "next")));
    let a = page(r#"{"items":[1],"next":"a"}"#);
    let b = page(r#"{"items":[2],"next":"b"}"#);
    let (sent, items, error) = walk(list.clone(), &[a, a]).await;
    assert_eq!((sent.len(), items.len()), (2, 2));
    assert_eq!(
        error.as_deref(),
        Some("list: the next page cannot be found: `next` repeats the token of the page itself")
    );
    let (sent, items, error) = walk(list.clone(), &[a, b, a]).await;
    assert_eq!((sent.len(), items.len()), (3, 3));
    assert_eq!(
        error.as_deref(),
        Some("list: the next page cannot be found: `next` leads to a page that was read before")
    );
    let (_, _, error) = walk(list, &[page(r#"{"items":[],"next":["a"]}"#)]).await;
    assert_eq!(
        error.as_deref(),
        Some("list: the next page cannot be found: `next` is not a text")
    );
}

#[tokio::test]
async fn links_are_followed_by_their_query_alone() {
    let list = List::by(Style::Link(rt::LinkPages::new("items", "links.next")));
    let answers = [
        page(r#"{"items":[1],"links":{"next":"https://evil.dev/v1/list?c=1&size=9"}}"#),
        page(r#"{"items":[2],"links":{"next":"/v1/list?c=%5Ba"}}"#),
        page(r#"{"items":[3],"links":{"next":"?c=3"}}"#),
        page(r#"{"items":[4],"links":{}}"#),
    ];
    let (sent, items, error) = walk(list, &answers).await;
    assert_eq!(sent, ["", "?c=1&size=9", "?c=%5Ba", "?c=3"]);
    assert_eq!((items, error), (vec![1, 2, 3, 4], None));

    let mut pages = rt::LinkPages::new("items", "");
    pages.header("link");
    let answers = [
        Answer(
            200,
            &[(
                "link",
                r#"</v1/list>; rel="first", </v1/list?c=1>; rel="next""#,
            )],
            r#"{"items":[1]}"#,
        ),
        page(r#"{"items":[]}"#),
    ];
    let (sent, ..) = walk(List::by(Style::Link(pages)), &answers).await;
    assert_eq!(sent, ["", "?c=1"]);
}

#[tokio::test]
async fn a_link_to_another_operation_is_refused() {
    let list = List::by(Style::Link(rt::LinkPages::new("items", "next")));
    for link in [
        r#"{"items":[],"next":"https://api.acme.dev/v1/users?c=1"}"#,
        r#"{"items":[],"next":"https://[/"}"#,
    ] {
        let script = Script::new(&[(200, link)]);
        let mut pages = client::<Acme>(&script, &[]).pages(list.clone());
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(pages.next().await.is_none());
        assert_eq!(script.sent().len(), 1);
    }
}
