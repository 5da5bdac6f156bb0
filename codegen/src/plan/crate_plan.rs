//! The plan of a whole client.

use crate::analyze::Analysis;
use crate::ir::{Api, OperationIndex, Resolved};

use super::client::ClientPlan;
use super::context::Context;
use super::docs::Docs;
use super::events::EventsPlan;
use super::name::RustName;
use super::names::Names;
use super::operation::OperationPlan;
use super::types::TypeFile;
use super::webhooks::WebhooksPlan;

/// Everything that is generated for a client.
#[derive(Clone, Debug)]
pub struct ClientCratePlan {
    /// The client and its errors.
    pub client: ClientPlan,
    /// The named types, one file each, in the order of the API.
    pub types: Vec<TypeFile>,
    /// The groups of operations.
    pub resources: Vec<ResourcePlan>,
    /// What is sent to webhooks, where anything is.
    pub events: Option<EventsPlan>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct ResourcePlan {
    /// Its name in the spec.
    pub group: String,
    /// The module, the client's method, and the cargo feature.
    pub module: RustName,
    /// The handle.
    pub handle: RustName,
    /// What its operations are about.
    pub docs: Docs,
    /// The operations, in the order of the spec.
    pub operations: Vec<OperationPlan>,
    /// What they are to the traits across providers, if they are the ones that manage webhooks.
    pub webhooks: Option<WebhooksPlan>,
}

impl ResourcePlan {
    /// Whether an operation or an argument of one is deprecated.
    pub fn has_deprecated(&self) -> bool {
        self.operations.iter().any(|operation| {
            let mut fields = operation
                .parameters
                .iter()
                .map(|parameter| &parameter.field);
            operation.deprecated.is_some() || fields.any(|field| field.deprecated.is_some())
        })
    }
}

impl ClientCratePlan {
    /// Plans the client of a crate.
    pub fn new(api: &Api<Resolved>) -> Self {
        Self::plan(api, &[], true)
    }

    /// Plans the client of a module. `only` selects groups by name; empty selects all.
    pub fn for_module(api: &Api<Resolved>, only: &[String]) -> Self {
        Self::plan(api, only, false)
    }

    fn plan(api: &Api<Resolved>, only: &[String], links: bool) -> Self {
        let analysis = Analysis::of(api);
        let mut names = Names::claim(api, &analysis);
        let mut scope = std::mem::take(&mut names.scope);
        let context = Context {
            api,
            analysis: &analysis,
            names: &names,
            links,
        };
        let types = context.type_files(&mut scope);
        let mut by_group: Vec<Vec<OperationPlan>> = api.groups.iter().map(|_| Vec::new()).collect();
        let position: std::collections::BTreeMap<&str, usize> = api
            .groups
            .iter()
            .enumerate()
            .map(|(position, group)| (group.name.value.as_str(), position))
            .collect();
        for index in 0..api.operations.len() {
            let group = api.operations[index].id.value.group.as_str();
            if let Some(operations) = position.get(group).and_then(|at| by_group.get_mut(*at)) {
                operations.push(context.operation(OperationIndex(index), &mut scope));
            }
        }
        let events = context.events(&mut scope);
        let resources = api
            .groups
            .iter()
            .zip(&names.groups)
            .zip(by_group)
            .filter(|((group, _), _)| only.is_empty() || only.contains(&group.name.value))
            .map(|((group, names), mut operations)| {
                operations.shrink_to_fit();
                let mut docs = context.docs(&group.description);
                if docs.is_empty() {
                    docs = Docs::line(format!("The operations of `{}`.", group.name.value));
                }
                ResourcePlan {
                    group: group.name.value.clone(),
                    module: names.module.clone(),
                    handle: names.handle.clone(),
                    docs,
                    webhooks: context.webhooks(&operations),
                    operations,
                }
            })
            .collect();
        Self {
            client: context.client(),
            types,
            resources,
            events,
        }
    }
}
