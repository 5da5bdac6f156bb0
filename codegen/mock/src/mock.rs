//! A running mock.

use std::fmt;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use bindery_codegen::check::Checked;
use bindery_codegen::diagnostic::{Report, Severity, Style};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use tokio::runtime;
use tokio::sync::oneshot;
use url::Url;

use crate::builder::Builder;
use crate::environment::environment;
use crate::events::{self, Delivered, EmitError};
use crate::fault::Fault;
use crate::provider::Provider;
use crate::recorded::Recorded;
use crate::seeds;
use crate::server::serve;
use crate::user::{USER_NAME, User};

/// A mock provider that runs until it is dropped.
///
/// It runs on a thread of its own, so that it serves async and blocking tests alike.
///
/// ```
/// use bindery_mock::Mock;
///
/// # let spec = include_str!("../tests/notes.md");
/// let mock = Mock::start(spec)?;
/// println!("set {:?}", mock.environment());
/// assert!(mock.base_url().starts_with("http://127.0.0.1:"));
/// assert!(mock.requests().is_empty());
/// # Ok::<(), bindery_mock::StartError>(())
/// ```
pub struct Mock {
    provider: Arc<Provider>,
    runtime: runtime::Handle,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Why a mock did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The spec has mistakes: all of them, as `cargo bindery check` prints them.
    #[error("the spec has mistakes:\n{0}")]
    Spec(String),
    /// There is no socket to listen on, or no thread to serve it.
    #[error("cannot listen: {0}")]
    Io(#[from] io::Error),
}

impl Mock {
    /// Starts a mock of the provider that this spec describes, on a free port.
    ///
    /// Fails where the spec has mistakes.
    pub fn start(spec: &str) -> Result<Self, StartError> {
        Self::builder().start(spec)
    }

    /// Starts a mock in another way.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// What a client's base URL must be.
    pub fn base_url(&self) -> &str {
        &self.provider.base_url
    }

    /// The variables that lead a client to the mock, with their values: those of the spec's first scheme
    /// and of its base URL.
    pub fn environment(&self) -> Vec<(String, String)> {
        environment(self.provider.api(), self.base_url())
    }

    /// The secret that the mock knows the first user by.
    pub fn credential(&self) -> String {
        User::FIRST.credential()
    }

    /// The name of the user, or the id of the client, where a credential has one beside the secret.
    pub fn user_name(&self) -> &'static str {
        USER_NAME
    }

    /// The key that deliveries are verified with, where they are signed with Ed25519.
    pub fn public_key(&self) -> Option<String> {
        let events = self.provider.api().events.as_ref()?;
        events::public_key(events).map(|(key, _)| key)
    }

    /// The requests so far, in the order in which they were answered; at most the last 10,000.
    pub fn requests(&self) -> Vec<Recorded> {
        self.provider.state().recorded.iter().cloned().collect()
    }

    /// Fails the next request so, after those that are to fail already.
    pub fn fail_next(&self, fault: Fault) {
        self.provider.state().fail(fault);
    }

    /// Makes every token that a key was traded for invalid, and says how many there were.
    pub fn expire_tokens(&self) -> usize {
        self.provider.state().tokens.expire()
    }

    /// The deliveries so far, in the order in which they ended; at most the last 10,000.
    pub fn deliveries(&self) -> Vec<Delivered> {
        self.provider.state().deliveries.iter().cloned().collect()
    }

    /// Delivers the spec's example of an event to every webhook that subscribed to it, and says what became
    /// of each delivery. `heartbeat` delivers no event, where that is documented.
    ///
    /// A webhook that names no events gets all of them where a request to create one need not name any.
    /// What was not accepted is sent again later where a document says how often: see
    /// [`advance`](Self::advance).
    pub async fn emit(&self, event: &str) -> Result<Vec<Delivered>, EmitError> {
        self.emission(event, None)
            .await
            .unwrap_or(Err(EmitError::Stopped))
    }

    /// As [`emit`](Self::emit), with this event in place of the example. The name need not be documented.
    pub async fn emit_with(
        &self,
        event: &str,
        payload: serde_json::Value,
    ) -> Result<Vec<Delivered>, EmitError> {
        self.emission(event, Some(payload))
            .await
            .unwrap_or(Err(EmitError::Stopped))
    }

    /// As [`emit`](Self::emit), for tests that are not async. It blocks the thread, which must not be one
    /// that runs async code.
    pub fn emit_blocking(&self, event: &str) -> Result<Vec<Delivered>, EmitError> {
        self.emission(event, None)
            .blocking_recv()
            .unwrap_or(Err(EmitError::Stopped))
    }

    /// Moves the mock's time on and sends the deliveries that are due again until then, each at its time; says
    /// what became of them. Tokens end and limits begin anew as that time says.
    ///
    /// Where a document says that a delivery is sent again COUNT times over TIME, each wait is twice the one
    /// before; where it does not say both, nothing is sent again.
    pub async fn advance(&self, by: Duration) -> Vec<Delivered> {
        self.advancement(by).await.unwrap_or_default()
    }

    /// As [`advance`](Self::advance), for tests that are not async. It blocks the thread, which must not be one
    /// that runs async code.
    pub fn advance_blocking(&self, by: Duration) -> Vec<Delivered> {
        self.advancement(by).blocking_recv().unwrap_or_default()
    }

    fn advancement(&self, by: Duration) -> oneshot::Receiver<Vec<Delivered>> {
        let (tell, told) = oneshot::channel();
        let provider = Arc::clone(&self.provider);
        self.runtime.spawn(async move {
            let until = provider.clock.now().saturating_add(by);
            // Whoever asked may have gone.
            let _ = tell.send(events::send_due(&provider, until).await);
        });
        told
    }

    /// Deliveries run on the mock's own thread, so that any test can wait for them.
    fn emission(
        &self,
        event: &str,
        payload: Option<serde_json::Value>,
    ) -> oneshot::Receiver<Result<Vec<Delivered>, EmitError>> {
        let (tell, told) = oneshot::channel();
        let provider = Arc::clone(&self.provider);
        let event = event.to_owned();
        self.runtime.spawn(async move {
            let emitted = events::emit(&provider, &event, payload.as_ref()).await;
            // Whoever asked may have gone.
            let _ = tell.send(emitted);
        });
        told
    }

    pub(crate) fn start_checked(spec: Checked, builder: Builder) -> Result<Self, StartError> {
        let listener = TcpListener::bind(builder.address())?;
        listener.set_nonblocking(true)?;
        let base_url = base_url(&spec, listener.local_addr()?.port());
        let (options, faults) = builder.into_parts();
        let seeded = options.seeded;
        let provider = Arc::new(Provider::new(spec, options, base_url));
        if seeded {
            seeds::plant(&provider);
        }
        for fault in faults {
            provider.state().fail(fault);
        }
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&provider);
        let thread = std::thread::Builder::new()
            .name("bindery-mock".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    // The socket is bound; this only makes it known to the runtime.
                    if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                        serve(listener, serving, stopped).await;
                    }
                });
                // Connections that are still open end here.
                runtime.shutdown_background();
            })?;
        Ok(Self {
            provider,
            runtime: handle,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Where the thread is gone already, there is nothing to stop.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the spec says, if it has no mistake.
pub(crate) fn read(spec: &str) -> Result<Checked, StartError> {
    let source = Source::new("spec.md", spec);
    let (checked, report) = spec::read(&source);
    let mut mistakes = Report::new();
    for found in report.into_diagnostics() {
        // Open questions do not keep the mock from running.
        if found.severity != Severity::Open {
            mistakes.push(found);
        }
    }
    let rendered = mistakes.render(&source, Style::Plain);
    checked.ok_or(StartError::Spec(rendered))
}

/// Where the paths of the provider begin on this port: the path of its own base URL stays.
fn base_url(spec: &Checked, port: u16) -> String {
    let settings = &spec.api().settings;
    let mut own = settings.base_url.value.value.clone();
    for variable in &settings.variables {
        let name = format!("{{{}}}", variable.name.value);
        own = own.replace(&name, &variable.default.value.value);
    }
    let path = Url::parse(&own).map_or(String::new(), |own| own.path().to_owned());
    format!("http://127.0.0.1:{port}{}", path.trim_end_matches('/'))
}
