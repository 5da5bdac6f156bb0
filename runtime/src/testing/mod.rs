//! Transports for the tests of those who use a client: one that answers from a script, and two that record
//! exchanges and replay them. With the feature `webhooks`, deliveries as a provider signs them.
//!
//! ```
//! use bindery::testing::Script;
//! # use bindery::{Client, Provider, ProviderMeta};
//! # struct Acme;
//! # impl Provider for Acme {
//! #     fn meta() -> &'static ProviderMeta {
//! #         static META: ProviderMeta = {
//! #             let mut meta = ProviderMeta::new("Acme");
//! #             meta.base_url("https://api.acme.dev");
//! #             meta
//! #         };
//! #         &META
//! #     }
//! # }
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//!
//! let script = Script::new::<Acme>();
//! script.on("GET /status").json(200, "{\"up\":true}");
//!
//! let client: Client<Acme> = Client::builder().transport(script.clone()).build()?;
//! let status = client.request(http::Method::GET, "/status").send().await?;
//!
//! assert_eq!(&status[..], b"{\"up\":true}");
//! script.assert_calls(["GET /status"]);
//! # Ok::<(), bindery::AnyError>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "webhooks")]
mod delivery;
mod exchange;
mod recorder;
mod redact;
mod replay;
mod script;
mod shown;

#[cfg(feature = "webhooks")]
pub use self::delivery::read_delivery;
pub use self::{
    exchange::RecordedCall,
    recorder::Recorder,
    replay::{FixtureError, Replay},
    script::{On, Reply, Script},
    shown::{
        assert_accepts, assert_reads, assert_refuses, assert_sends_form, assert_sends_http,
        assert_sends_json,
    },
};
#[cfg(feature = "webhooks")]
pub use crate::webhook::sample::{assert_receives, delivery};
