//! The provider that the mock plays: what the spec says of it, and what it holds.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use bindery::transport::ReqwestTransport;
use bindery_codegen::analyze::Analysis;
use bindery_codegen::check::Checked;
use bindery_codegen::ir::{Api, Field, Resolved, TypeIndex, TypeShape};

use crate::builder::Options;
use crate::clock::Clock;
use crate::merge::fields_of;
use crate::resource::{Action, Resource, resources};
use crate::state::State;
use crate::success::Success;

/// The provider.
pub(crate) struct Provider {
    checked: Checked,
    pub(crate) analysis: Analysis,
    pub(crate) options: Options,
    pub(crate) clock: Clock,
    /// Where its paths begin.
    pub(crate) base_url: String,
    pub(crate) resources: BTreeMap<TypeIndex, Resource>,
    state: Mutex<State>,
    transport: OnceLock<ReqwestTransport>,
}

impl Provider {
    pub(crate) fn new(checked: Checked, options: Options, base_url: String) -> Self {
        let resources = resources(checked.api());
        Self {
            analysis: Analysis::of(checked.api()),
            checked,
            options,
            clock: Clock::new(),
            base_url,
            resources,
            state: Mutex::default(),
            transport: OnceLock::new(),
        }
    }

    pub(crate) fn api(&self) -> &Api<Resolved> {
        self.checked.api()
    }

    /// The path of the base URL, without a slash at its end.
    pub(crate) fn base_path(&self) -> &str {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.find('/').map_or("", |at| &after_scheme[at..])
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock panics; if it did, what it left is still of use.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What carries deliveries. It is made when it is needed: TLS takes longer to set up than all the rest.
    pub(crate) fn transport(&self) -> Result<&ReqwestTransport, String> {
        if let Some(transport) = self.transport.get() {
            return Ok(transport);
        }
        let new = ReqwestTransport::new().map_err(|error| error.to_string())?;
        Ok(self.transport.get_or_init(|| new))
    }

    /// The members that are held of a type: those of the answer to its creation, which can be more than
    /// other answers show.
    pub(crate) fn held(&self, ty: TypeIndex) -> Vec<&Field<Resolved>> {
        let api = self.api();
        let created = self.resources.get(&ty).and_then(|resource| {
            let create = resource.operation(api, Action::Create)?;
            fields_of(api, Success::of(api, create, Some(Action::Create)).ty()?)
        });
        created.unwrap_or_else(|| match &api.type_def(ty).shape {
            TypeShape::Object(object) => api.all_fields(object),
            TypeShape::Enum(_) | TypeShape::Union(_) | TypeShape::Alias(_) => Vec::new(),
        })
    }
}
