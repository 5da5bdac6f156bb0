//! Clients and operations are shared among threads, and every future can be moved to another one. Here it is the
//! compiler that tests.
#![allow(dead_code, reason = "that it compiles is the test")]

mod acme;

use bindery::{
    __codegen::v1 as rt, AnyError, Body, ByteStream, CallOptions, Client, ClientBuilder,
    Credential, Entries, Error, Items, Operation, OperationMeta, Pages, Paginated, RawRequest,
    Response, RetryPolicy, StreamOperation,
};

provider!(Acme, |_meta| {});

fn shared<T: Send + Sync + Clone + 'static>() {}
fn sent<T: Send + 'static>() {}
fn crosses(_: impl Future + Send) {}

#[test]
fn clients_and_what_they_are_set_up_with_are_shared() {
    shared::<Client<Acme>>();
    shared::<bindery::Attached<Acme>>();
    shared::<CallOptions>();
    shared::<RetryPolicy>();
    shared::<Credential>();
    shared::<OperationMeta>();
}

#[test]
fn requests_answers_and_errors_are_sent() {
    sent::<ClientBuilder<Acme>>();
    sent::<RawRequest<Acme>>();
    sent::<Response<String>>();
    sent::<Error<String>>();
    sent::<AnyError>();
    sent::<Body>();
    sent::<ByteStream>();
}

/// Calls of any operation.
fn calls<O: Operation<Provider = Acme> + Clone>(client: &Client<Acme>, operation: &O) {
    crosses(client.execute(operation.clone()));
    crosses(client.download(operation.clone()));
    crosses(client.close());
}

/// The pages of any operation.
fn pages<O: Paginated<Provider = Acme> + 'static>(mut pages: Pages<O>, mut items: Items<O>) {
    sent::<Pages<O>>();
    sent::<Items<O>>();
    crosses(pages.next());
    crosses(items.next());
}

/// What any operation streams.
fn entries<O: StreamOperation<Provider = Acme> + 'static>(
    client: &Client<Acme>,
    operation: O,
    mut entries: Entries<O>,
) {
    sent::<Entries<O>>();
    crosses(client.stream(operation));
    crosses(entries.next());
}

/// Endpoints that no operation describes, and bodies.
fn raw(request: impl Fn() -> RawRequest<Acme>, mut bytes: ByteStream, body: Body) {
    crosses(request().send());
    crosses(request().send_json::<rt::Json>());
    crosses(bytes.next());
    crosses(body.collect(1));
}

/// What a generated operation is once it is attached.
mod generated {
    use super::{Acme, Client, crosses, rt};

    #[derive(Clone, Debug)]
    struct Get<C = ()> {
        call: C,
    }

    rt::attached! { Get {} for Client<Acme>, Acme => rt::Json as json, rt::Infallible }

    static META: rt::OperationMeta = rt::OperationMeta::new("get");

    impl rt::Arguments for Get {
        fn write(&self, _: &mut rt::RequestWriter<'_>) {}
    }

    fn call(get: Get<rt::Attached<Acme>>) {
        crosses(get.send());
    }
}

#[cfg(feature = "webhooks")]
mod webhooks {
    use bindery::webhook::{
        Deliveries, Delivery, Endpoint, Handlers, Incoming, Queued, Receipt, Receiver,
    };

    use super::{crosses, sent, shared};

    fn receiving<P: Deliveries + 'static>(
        receiver: &Receiver<P>,
        endpoint: &Endpoint<P>,
        handlers: &Handlers<P>,
        (incoming, delivery): (impl Fn() -> Incoming, Delivery<P>),
    ) {
        shared::<Receiver<P>>();
        sent::<Delivery<P>>();
        crosses(receiver.receive(incoming()));
        crosses(endpoint.respond(incoming()));
        crosses(handlers.handle(delivery));
    }

    fn answering(accepted: Receipt, refused: Receipt, mut queued: Queued<u8>) {
        crosses(accepted.accept());
        crosses(refused.refuse());
        crosses(queued.next());
    }
}
