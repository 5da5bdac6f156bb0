//! Endpoints that no operation describes.

use bindery::{Client, ErrorKind};

use crate::{
    Acme,
    acme::{Script, client},
};

#[tokio::test]
async fn undocumented_endpoints_keep_errors() {
    let script = Script::new(&[(200, "raw"), (404, "no"), (200, "x")]);
    let client = client::<Acme>(&script, &[]);
    let get = || {
        client
            .request(http::Method::GET, "/beta/things")
            .query("a", "1")
    };
    assert_eq!(&get().send().await.unwrap()[..], b"raw");
    assert_eq!(
        script.sent()[0].line,
        "GET https://api.acme.dev/v1/beta/things?a=1"
    );
    let error = get().send().await.unwrap_err();
    assert_eq!(error.operation(), Some("GET /beta/things"));
    assert_eq!(error.status().unwrap(), 404);
    let error = get().without_auth().send_json::<i64>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn the_path_of_an_undocumented_endpoint_leads_to_no_other_server() {
    for base_url in ["https://api.acme.dev", "https://api.acme.dev/v1"] {
        let script = Script::new(&[(200, "1"), (200, "1"), (200, "1")]);
        let builder = Client::<Acme>::builder().transport(script.clone());
        let client = builder.base_url(base_url).build().unwrap();
        let get = |path| client.request(http::Method::GET, path).send();
        for path in [
            "beta/things",
            ".evil.example/",
            "@evil.example/",
            ":8443/",
            "https://evil.example/",
            "#/",
            "\\evil.example",
        ] {
            let error = get(path).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Build, "{base_url} {path}");
        }
        for path in ["", "/beta", "//evil.example/"] {
            get(path).await.unwrap();
        }
        let home = ["", "/beta", "//evil.example/"].map(|path| format!("{base_url}{path}"));
        let sent = script.sent().into_iter().map(|sent| sent.line);
        for (sent, home) in sent.zip(home) {
            assert_eq!(
                sent.trim_end_matches('/'),
                format!("GET {home}").trim_end_matches('/')
            );
        }
    }
}
