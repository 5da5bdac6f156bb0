//! `webhooks.list`: its query, byte by byte

use bindery_ingedata::{
    ErrorKind, Ingedata,
    types::{WebhookFilter, WebhookSort},
    webhooks::ListWebhooks,
};
use bindery_tests::{Loopback, Reply};
use serde_json::json;

use crate::{client, data};

/// The query that an operation sends.
async fn query(operation: ListWebhooks) -> String {
    let server = Loopback::start(vec![Reply::json(200, data("[]"))]);
    let ingedata: Ingedata = client(&server);
    ingedata.execute(operation).await.unwrap();
    let line = server.finish().remove(0).line;
    let query = line.strip_prefix("GET /api/v3/notification/webhooks");
    query.expect("the path of the list").to_owned()
}

async fn filter(filter: WebhookFilter) -> String {
    query(ListWebhooks::new().filter(filter)).await
}

#[tokio::test]
async fn everything_at_once_in_the_order_of_the_documents() {
    let operation = ListWebhooks::new()
        .fields("notification/webhooks", ["name"])
        .filter(WebhookFilter::new().name(json!(["a", "b"])))
        .count(true)
        .sort([WebhookSort::CreatedAtDescending])
        .page_size(50)
        .page_number(1);
    assert_eq!(
        query(operation).await,
        "?page%5Bnumber%5D=1&page%5Bsize%5D=50&sort=-created_at&count=true\
         &filter%5Bname%5D%5B%5D=a&filter%5Bname%5D%5B%5D=b\
         &fields%5Bnotification%2Fwebhooks%5D%5B%5D=name"
    );
}

#[tokio::test]
async fn sort_keys_go_both_ways() {
    for (key, text) in [
        (WebhookSort::IdAscending, "id"),
        (WebhookSort::IdDescending, "-id"),
        (WebhookSort::AccountIdAscending, "account_id"),
        (WebhookSort::AccountIdDescending, "-account_id"),
        (WebhookSort::NameAscending, "name"),
        (WebhookSort::NameDescending, "-name"),
        (WebhookSort::UrlAscending, "url"),
        (WebhookSort::UrlDescending, "-url"),
        (WebhookSort::CreatedAtAscending, "created_at"),
        (WebhookSort::CreatedAtDescending, "-created_at"),
        (WebhookSort::UpdatedAtAscending, "updated_at"),
        (WebhookSort::UpdatedAtDescending, "-updated_at"),
        (WebhookSort::from("-priority"), "-priority"),
        (WebhookSort::from("a,b"), "a%2Cb"),
    ] {
        let sent = query(ListWebhooks::new().sort([key])).await;
        assert_eq!(sent, format!("?sort={text}"));
    }
    let several = [
        WebhookSort::NameDescending,
        WebhookSort::IdAscending,
        WebhookSort::Unknown("x y".to_owned()),
    ];
    assert_eq!(
        query(ListWebhooks::new().sort(several)).await,
        "?sort=-name,id,x+y"
    );
    assert_eq!(query(ListWebhooks::new().sort([])).await, "");
}

#[tokio::test]
async fn count_is_sent_as_it_is_set() {
    assert_eq!(query(ListWebhooks::new().count(true)).await, "?count=true");
    assert_eq!(
        query(ListWebhooks::new().count(false)).await,
        "?count=false"
    );
}

#[tokio::test]
async fn numbers_are_sent_as_they_are() {
    let operation = ListWebhooks::new().page_number(-1).page_size(i64::MAX);
    assert_eq!(
        query(operation).await,
        "?page%5Bnumber%5D=-1&page%5Bsize%5D=9223372036854775807"
    );
}

#[tokio::test]
async fn a_filter_of_one_value_is_bare() {
    let all = WebhookFilter::new()
        .id(1)
        .account_id("7")
        .name("n")
        .url("https://example.com/hook?a=1&b=2#c")
        .secret("s s")
        .events(true)
        .scopes(1.5)
        .created_at("2025-01-02T03:04:05+01:00")
        .updated_at(json!("2025-01-02"));
    assert_eq!(
        filter(all).await,
        "?filter%5Bid%5D=1&filter%5Baccount_id%5D=7&filter%5Bname%5D=n\
         &filter%5Burl%5D=https%3A%2F%2Fexample.com%2Fhook%3Fa%3D1%26b%3D2%23c\
         &filter%5Bsecret%5D=s+s&filter%5Bevents%5D=true&filter%5Bscopes%5D=1.5\
         &filter%5Bcreated_at%5D=2025-01-02T03%3A04%3A05%2B01%3A00\
         &filter%5Bupdated_at%5D=2025-01-02"
    );
}

#[tokio::test]
async fn a_filter_of_several_values_repeats_its_brackets() {
    assert_eq!(
        filter(WebhookFilter::new().id(json!([1, 2])).name(json!(["a&b"]))).await,
        "?filter%5Bid%5D%5B%5D=1&filter%5Bid%5D%5B%5D=2&filter%5Bname%5D%5B%5D=a%26b"
    );
}

#[tokio::test]
async fn what_a_filter_lacks_is_not_sent() {
    assert_eq!(filter(WebhookFilter::new()).await, "");
    let nothing = WebhookFilter::new().id(json!(null)).name(json!([]));
    assert_eq!(filter(nothing).await, "");
    assert_eq!(
        filter(WebhookFilter::new().name("")).await,
        "?filter%5Bname%5D="
    );
}

#[tokio::test]
async fn an_object_in_a_filter_goes_one_bracket_deeper() {
    let scopes = json!({"team": {"id": [1, 2]}, "x[y]": "]"});
    assert_eq!(
        filter(WebhookFilter::new().scopes(scopes)).await,
        "?filter%5Bscopes%5D%5Bteam%5D%5Bid%5D%5B%5D=1&filter%5Bscopes%5D%5Bteam%5D%5Bid%5D%5B%5D=2\
         &filter%5Bscopes%5D%5Bx%5By%5D%5D=%5D"
    );
}

#[tokio::test]
async fn an_array_that_no_query_can_hold_is_refused_before_sending() {
    let server = Loopback::start(Vec::new());
    let ingedata = client(&server);
    for value in [json!([["a"]]), json!([{"a": 1}]), json!([null])] {
        let filter = WebhookFilter::new().events(value);
        let error = ingedata
            .webhooks()
            .list()
            .filter(filter)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{error}");
        assert!(error.to_string().contains("`filter`"), "{error}");
    }
    assert!(server.finish().is_empty());
}

#[tokio::test]
async fn fields_are_set_by_resource_type() {
    let operation = ListWebhooks::new()
        .fields("notification/webhooks", ["name", "url"])
        .fields("accounts", ["id"])
        .fields("none", [""; 0]);
    assert_eq!(
        query(operation).await,
        "?fields%5Baccounts%5D%5B%5D=id&fields%5Bnotification%2Fwebhooks%5D%5B%5D=name\
         &fields%5Bnotification%2Fwebhooks%5D%5B%5D=url"
    );
    let again = ListWebhooks::new().fields("a", ["x"]).fields("a", ["y"]);
    assert_eq!(query(again).await, "?fields%5Ba%5D%5B%5D=y");
}
