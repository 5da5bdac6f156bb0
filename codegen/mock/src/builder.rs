//! How a mock behaves where the spec leaves a choice.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};

use bindery_codegen::check::Checked;

use crate::events::Delivered;
use crate::fault::Fault;
use crate::mock::{Mock, StartError};
use crate::recorded::Recorded;

/// How a mock is started. Made by [`Mock::builder`].
#[must_use = "nothing runs before `start`"]
pub struct Builder {
    port: u16,
    options: Options,
    faults: Vec<Fault>,
}

/// How a mock behaves.
pub(crate) struct Options {
    pub(crate) enforces_rate_limits: bool,
    pub(crate) seeded: bool,
    pub(crate) delivers_anywhere: bool,
    pub(crate) on_request: Box<dyn Fn(&Recorded) + Send + Sync>,
    pub(crate) on_delivery: Box<dyn Fn(&Delivered) + Send + Sync>,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            port: 0,
            options: Options {
                enforces_rate_limits: false,
                seeded: false,
                delivers_anywhere: false,
                on_request: Box::new(|_| {}),
                on_delivery: Box::new(|_| {}),
            },
            faults: Vec::new(),
        }
    }

    /// Listens on this port of `127.0.0.1`. Default: 0, which is any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Holds the values that the spec's examples show, from the start. Default: nothing is there.
    pub fn seeded(mut self) -> Self {
        self.options.seeded = true;
        self
    }

    /// Refuses requests that exceed the documented limits. Default: they are only counted.
    pub fn enforce_rate_limits(mut self) -> Self {
        self.options.enforces_rate_limits = true;
        self
    }

    /// Fails the first requests so. Several faults come one after the other.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Calls this with each request after it was answered, on the mock's own thread.
    pub fn on_request(mut self, call: impl Fn(&Recorded) + Send + Sync + 'static) -> Self {
        self.options.on_request = Box::new(call);
        self
    }

    /// Delivers webhooks to any address. Default: only to addresses of this machine, so that an example in a
    /// spec makes the mock call nobody.
    pub fn deliver_anywhere(mut self) -> Self {
        self.options.delivers_anywhere = true;
        self
    }

    /// Calls this with each delivery to a webhook after it was made, on the mock's own thread.
    pub fn on_delivery(mut self, call: impl Fn(&Delivered) + Send + Sync + 'static) -> Self {
        self.options.on_delivery = Box::new(call);
        self
    }

    /// Starts the mock of the provider that this spec describes.
    ///
    /// Fails where the spec has mistakes, or the port is not free.
    pub fn start(self, spec: &str) -> Result<Mock, StartError> {
        Mock::start_checked(crate::mock::read(spec)?, self)
    }

    /// Starts the mock of a provider whose spec was read already.
    ///
    /// Fails where the port is not free.
    pub fn start_checked(self, spec: Checked) -> Result<Mock, StartError> {
        Mock::start_checked(spec, self)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    pub(crate) fn into_parts(self) -> (Options, Vec<Fault>) {
        (self.options, self.faults)
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("port", &self.port)
            .field("seeded", &self.options.seeded)
            .field("enforces_rate_limits", &self.options.enforces_rate_limits)
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}
