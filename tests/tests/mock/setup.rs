//! How a mock is started and ended.

use std::net::TcpStream;

use bindery::ClientBuilder;
use bindery_attio::{Attio, AttioApi};
use bindery_mock::{Mock, StartError};

#[test]
fn the_printed_environment_is_all_that_a_client_needs() {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let environment = mock.environment();
    assert_eq!(
        environment,
        [
            ("ATTIO_OAUTH2".to_owned(), "mock-key".to_owned()),
            ("ATTIO_BASE_URL".to_owned(), mock.base_url().to_owned()),
        ]
    );
    let lookup = |name: &str| {
        let mut variables = environment.iter();
        variables
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    };
    let client = ClientBuilder::<AttioApi>::from_lookup(lookup)
        .unwrap()
        .build()
        .unwrap();
    // A blocking test of a blocking client.
    assert!(
        Attio::from(client)
            .webhooks()
            .list()
            .send_blocking()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_path_of_the_base_url_stays() {
    let mock = Mock::start(crate::spec!("asana")).unwrap();
    assert!(mock.base_url().ends_with("/api/1.0"), "{}", mock.base_url());
}

#[test]
fn a_dropped_mock_listens_no_more() {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let address = mock.base_url().trim_start_matches("http://").to_owned();
    TcpStream::connect(&address).unwrap();
    drop(mock);
    TcpStream::connect(&address).unwrap_err();
}

#[test]
fn a_wrong_spec_says_all_that_is_wrong() {
    let spec = crate::spec!("attio").replace("`base_url.env`", "`base_url.evn`");
    let StartError::Spec(report) = Mock::start(&spec).unwrap_err() else {
        panic!("the spec is wrong")
    };
    assert!(report.contains("did you mean `base_url.env`?"), "{report}");
    assert!(!report.contains("open question"));
}

#[test]
fn a_port_can_be_taken_once() {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let port = mock.base_url().rsplit(':').next().unwrap().parse().unwrap();
    let second = Mock::builder().port(port).start(crate::spec!("attio"));
    assert!(matches!(second, Err(StartError::Io(_))));
}
