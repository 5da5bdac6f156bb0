//! Ids that would change the shape of a path.

use bindery_asana::{Asana, ErrorKind};
use bindery_tests::{Loopback, Reply};

use crate::{client, data, serve};

#[tokio::test]
async fn an_id_is_one_segment_whatever_it_holds() {
    let ids = [
        ("a/b", "a%2Fb"),
        ("../../users", "..%2F..%2Fusers"),
        ("./", ".%2F"),
        ("1?opt_fields=x", "1%3Fopt_fields%3Dx"),
        ("1#part", "1%23part"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("..%2f", "..%252f"),
        ("a\\b", "a%5Cb"),
        ("a;b=c", "a%3Bb%3Dc"),
        ("a b+c", "a%20b%2Bc"),
        ("\u{0}\t\r\n\u{7f}", "%00%09%0D%0A%7F"),
        (
            "1 HTTP/1.1\r\nX-Evil: 1\r\n\r\n",
            "1%20HTTP%2F1.1%0D%0AX-Evil%3A%201%0D%0A%0D%0A",
        ),
        (" ", "%20"),
        ("...", "..."),
        ("é🦀\u{202e}", "%C3%A9%F0%9F%A6%80%E2%80%AE"),
        ("{webhook_gid}", "%7Bwebhook_gid%7D"),
        (
            "@[]:,'\"<>|^`~-_",
            "%40%5B%5D%3A%2C%27%22%3C%3E%7C%5E%60~-_",
        ),
    ];
    let (server, asana) = serve(vec![
        Reply::json(200, data(r#"{"gid":"1"}"#));
        ids.len() * 3
    ]);
    for (id, _) in ids {
        asana.webhooks().get(id).send().await.unwrap();
        asana.webhooks().update(id).send().await.unwrap();
        asana.webhooks().delete(id).send().await.unwrap();
    }
    let sent = server.finish();
    for (sent, (_, segment)) in sent.chunks(3).zip(ids) {
        assert_eq!(sent[0].line, format!("GET /webhooks/{segment}"));
        assert_eq!(sent[1].line, format!("PUT /webhooks/{segment}"));
        assert_eq!(sent[2].line, format!("DELETE /webhooks/{segment}"));
    }
}

#[tokio::test]
async fn an_id_that_no_encoding_saves_is_refused_before_sending() {
    let server = Loopback::start(Vec::new());
    let asana = client(&server);
    for id in ["", ".", ".."] {
        let errors = [
            asana.webhooks().get(id).send().await.unwrap_err(),
            asana.webhooks().update(id).send().await.unwrap_err(),
            asana.webhooks().delete(id).send().await.unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.kind(), ErrorKind::Build, "{id:?}: {error}");
            assert!(error.to_string().contains("`webhook_gid`"), "{error}");
            assert_eq!(error.attempts(), 0);
        }
    }
    assert!(server.finish().is_empty());
}

#[tokio::test]
async fn the_path_of_the_base_url_stays() {
    for suffix in ["/api/1.0", "/api/1.0/"] {
        let server = Loopback::start(vec![Reply::json(200, data("[]"))]);
        let asana = Asana::builder()
            .oauth2("t")
            .base_url(server.url() + suffix)
            .build()
            .unwrap();
        asana.webhooks().list("1").send().await.unwrap();
        assert_eq!(server.finish()[0].line, "GET /api/1.0/webhooks?workspace=1");
    }
}
