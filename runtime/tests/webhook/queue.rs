//! Deliveries that wait to be handled.

use bindery::webhook::{Delivery, Endpoint, queue};

use super::acme::{Acme, HandClock, SECRET, body, receiver, signed};

#[tokio::test]
async fn what_finds_no_room_is_refused_and_taken_when_it_comes_again() {
    let (queue, mut queued) = queue::<Delivery<Acme>>(1);
    let endpoint = Endpoint::new(receiver(&HandClock::default()), queue);
    let send = |id: &str| endpoint.respond(signed(SECRET, id, 0, &body("note", "created")));

    assert_eq!(send("a").await.status(), 202);
    assert_eq!(send("b").await.status(), 503);
    assert_eq!(
        send("a").await.status(),
        202,
        "acknowledged again, and not given again"
    );
    assert_eq!(queued.next().await.expect("a delivery").id(), Some("a"));

    assert_eq!(send("b").await.status(), 202);
    assert_eq!(queued.next().await.expect("a delivery").id(), Some("b"));

    drop(queued);
    assert_eq!(send("c").await.status(), 503, "nobody takes deliveries out");
}
