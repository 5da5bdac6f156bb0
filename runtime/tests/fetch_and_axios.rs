//! The page that maps what `fetch` and axios take names all of it.

use std::collections::BTreeMap;

/// `RequestInit`, as the Fetch Standard defines it.
const REQUEST_INIT: &[&str] = &[
    "method",
    "headers",
    "body",
    "referrer",
    "referrerPolicy",
    "mode",
    "credentials",
    "cache",
    "redirect",
    "integrity",
    "keepalive",
    "signal",
    "duplex",
    "priority",
    "window",
];

/// `AxiosRequestConfig`, as axios declares it.
const AXIOS_REQUEST_CONFIG: &[&str] = &[
    "url",
    "method",
    "baseURL",
    "allowAbsoluteUrls",
    "transformRequest",
    "transformResponse",
    "headers",
    "params",
    "paramsSerializer",
    "data",
    "timeout",
    "timeoutErrorMessage",
    "withCredentials",
    "adapter",
    "auth",
    "responseType",
    "responseEncoding",
    "xsrfCookieName",
    "xsrfHeaderName",
    "onUploadProgress",
    "onDownloadProgress",
    "maxContentLength",
    "validateStatus",
    "maxBodyLength",
    "maxRedirects",
    "maxRate",
    "beforeRedirect",
    "socketPath",
    "transport",
    "httpAgent",
    "httpsAgent",
    "proxy",
    "cancelToken",
    "decompress",
    "transitional",
    "signal",
    "insecureHTTPParser",
    "env",
    "formSerializer",
    "family",
    "lookup",
    "withXSRFToken",
    "asyncCookieConfig",
    "parseReviver",
    "fetchOptions",
];

/// What the page says of each field below a heading.
fn rows(heading: &str) -> BTreeMap<&'static str, &'static str> {
    let page = include_str!("../docs/fetch-and-axios.md");
    let mut sections = page.split("\n# ");
    let section = sections
        .find(|section| section.starts_with(heading))
        .unwrap();
    let mut rows = BTreeMap::new();
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let (names, here) = line.trim_matches('|').split_once(" | ").unwrap();
        for name in names.split(',') {
            let name = name.trim().trim_matches('`');
            assert_eq!(rows.insert(name, here.trim()), None, "{name} stands twice");
        }
    }
    rows
}

#[test]
fn every_field_has_its_counterpart_or_the_reason_why_there_is_none() {
    for (heading, fields) in [
        ("`RequestInit`", REQUEST_INIT),
        ("`AxiosRequestConfig`", AXIOS_REQUEST_CONFIG),
    ] {
        let rows = rows(heading);
        for field in fields {
            let here = rows.get(field);
            assert!(here.is_some(), "{heading} has `{field}`, the page has not");
        }
        for (field, here) in rows {
            // "None" alone would be no reason.
            assert!(here.len() > "none".len(), "`{field}`: {here:?}");
        }
    }
}
