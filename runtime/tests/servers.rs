//! Which server a client talks to.

mod acme;

use acme::{Ping, Script};
use bindery::{Client, ClientBuilder};

provider!(Acme, |meta| {
    meta.base_url("https://{region}.acme.dev/{tenant}");
    meta.servers(&[
        ("sandbox", "https://sandbox.acme.dev"),
        ("test", "https://test.acme.dev"),
    ]);
    meta.variables(&[("region", "eu", &["eu", "us"]), ("tenant", "main", &[])]);
});

async fn url(builder: ClientBuilder<Acme>) -> String {
    let script = Script::new(&[(200, "1")]);
    let client: Client<Acme> = builder.transport(script.clone()).build().unwrap();
    client.execute(Ping::new()).await.unwrap();
    script.sent().remove(0).line
}

fn problem(builder: ClientBuilder<Acme>) -> String {
    builder.build().unwrap_err().to_string()
}

#[tokio::test]
async fn servers_and_variables_are_chosen_by_name() {
    let builder = || Client::<Acme>::builder();
    assert_eq!(url(builder()).await, "GET https://eu.acme.dev/main/ping");
    let chosen = builder().variable("region", "us").variable("tenant", "a-1");
    assert_eq!(url(chosen).await, "GET https://us.acme.dev/a-1/ping");
    let sandbox = || builder().server("sandbox");
    assert_eq!(url(sandbox()).await, "GET https://sandbox.acme.dev/ping");
    let own = sandbox().base_url("http://{region}.localhost:8080/");
    assert_eq!(url(own).await, "GET http://eu.localhost:8080/ping");
}

#[test]
fn what_the_provider_does_not_have_is_refused() {
    let builder = || Client::<Acme>::builder();
    assert_eq!(
        problem(builder().server("staging")),
        "the provider has no server `staging`; there is sandbox, test"
    );
    assert_eq!(
        problem(builder().variable("zone", "1")),
        "the provider's URLs have no variable `zone`; there is region, tenant"
    );
    assert_eq!(
        problem(builder().variable("region", "us-2")),
        "a variable of the URL cannot be `us-2`; there is eu, us"
    );
    for value in ["", "..", "a/b", "evil.dev#", "a@b"] {
        assert_eq!(
            problem(builder().variable("tenant", value)),
            format!("a variable of the URL cannot be `{value}`")
        );
    }
}
