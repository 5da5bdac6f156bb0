//! Deliveries of webhooks: their events, their body, and what the runtime is told of them.

use crate::analyze::delivered_object;
use crate::ir::{Event, Example, ExampleRole, MaybeKnown, Resolved, TypeExpr, TypeIndex, TypeKind};

use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::docs::Docs;
use super::event_sample;
use super::name::{Case, RustName, Scope};
use super::object::ObjectPlan;
use super::rust_type::{Item, Module, RustType};
use super::types::TypePlan;
use super::webhook_meta::WebhookMetaPlan;

/// The module of a provider's deliveries.
#[derive(Clone, Debug)]
pub struct EventsPlan {
    /// The module, and the cargo feature.
    pub module: RustName,
    /// What people should know of deliveries.
    pub docs: Docs,
    /// The marker that implements `Provider`.
    pub marker: RustName,
    /// What the runtime is told.
    pub meta: WebhookMetaPlan,
    /// The enum of events; none where no event is documented.
    pub event: Option<EventEnumPlan>,
    /// The body of a delivery; none where its form is not documented.
    pub delivery: Option<DeliveryPlan>,
    /// Unions made of alternatives in the fields of the delivery and in the rows of events.
    pub unions: Vec<TypePlan>,
    /// The variant of an event that a delivery in the spec shows.
    pub sample: Option<RustName>,
}

/// The enum of all events.
#[derive(Clone, Debug)]
pub struct EventEnumPlan {
    /// Its name.
    pub name: RustName,
    /// The events, in the order of the spec.
    pub kinds: Vec<EventKindPlan>,
    /// Whether two events can be compared; false where one holds a secret.
    pub comparable: bool,
}

/// One event.
#[derive(Clone, Debug)]
pub struct EventKindPlan {
    /// Its name on the wire.
    pub wire: String,
    /// Its variant.
    pub variant: RustName,
    /// The type that stands for its kind.
    pub kind: RustName,
    /// What it holds.
    pub payload: RustType,
    /// When it is sent.
    pub docs: Docs,
    /// A delivery of it, as a doc comment shows it.
    pub example: Docs,
    /// The body of a delivery of it, for tests.
    pub sample: Option<String>,
}

/// The body of a delivery.
#[derive(Clone, Debug)]
pub struct DeliveryPlan {
    /// The struct.
    pub object: ObjectPlan,
    /// The field that holds the events.
    pub events: RustName,
}

impl EventsPlan {
    /// The type of the body.
    pub fn body(&self) -> RustType {
        match &self.delivery {
            Some(delivery) => self.own(&delivery.object.name),
            None => RustType::RuntimeOf("RawDelivery", Box::new(self.events())),
        }
    }

    /// The type of an event.
    pub fn events(&self) -> RustType {
        match &self.event {
            Some(event) => self.own(&event.name),
            None => RustType::Runtime("UnknownEvent"),
        }
    }

    fn own(&self, name: &RustName) -> RustType {
        RustType::Item(Box::new(Item {
            module: Module::Events(self.module.clone()),
            name: name.clone(),
        }))
    }
}

impl Context<'_> {
    /// Plans the module of deliveries, where the provider sends any. `scope` has the names that are taken.
    pub(super) fn events(&self, scope: &mut Scope) -> Option<EventsPlan> {
        let events = self.api.events.as_ref()?;
        let names = self.names.events.as_ref()?;
        let module = Module::Events(names.module.clone());
        let event = (!events.events.is_empty()).then(|| names.event.clone());
        let owner = event.clone().unwrap_or_else(|| self.names.marker.clone());
        let mut anonymous = Anonymous::new(scope, &owner, module.clone());
        let meta = self.webhook_meta(events);
        let mut kinds = Vec::new();
        let mut variants = Scope::new();
        variants.reserve_all(["Unknown", "Self"]);
        for row in &events.events {
            let variant = variants.claim(&row.name.value, Case::Camel);
            let sample = event_sample::sample(events, row, &meta);
            kinds.push(self.event_kind(row, variant, sample, &mut anonymous));
        }
        let held = match &event {
            Some(name) => RustType::Item(Box::new(Item {
                module,
                name: name.clone(),
            })),
            None => RustType::Runtime("UnknownEvent"),
        };
        let comparable = events.events.iter().all(|row| self.is_comparable(&row.ty));
        let mut delivery = match &events.delivery.value {
            MaybeKnown::Known { value } => self.delivery(*value, &held, &mut anonymous),
            MaybeKnown::Unknown => None,
        };
        if let Some(delivery) = &mut delivery {
            delivery.object.comparable &= comparable;
        }
        let unions = anonymous.into_unions().into_iter().map(TypePlan::Union);
        let unions = unions.collect();
        let mut taken = scope.clone();
        taken.reserve_all(MODULE_NAMES);
        for kind in &mut kinds {
            kind.kind = taken.claim(&kind.wire, Case::Camel);
        }
        let mut docs = self.docs(&events.description);
        if docs.is_empty() {
            docs = Docs::line("The deliveries of webhooks.");
        }
        let sample = sample(&events.examples, &kinds);
        Some(EventsPlan {
            module: names.module.clone(),
            docs,
            marker: self.names.marker.clone(),
            meta,
            event: event.map(|name| EventEnumPlan {
                name,
                kinds,
                comparable,
            }),
            delivery,
            unions,
            sample,
        })
    }

    fn event_kind(
        &self,
        row: &Event<Resolved>,
        variant: RustName,
        sample: Option<String>,
        anonymous: &mut Anonymous<'_>,
    ) -> EventKindPlan {
        let wire = row.name.value.clone();
        let payload = anonymous.within(&wire, |anonymous| {
            self.value_type(&row.ty, Form::Read, None, anonymous)
        });
        let payload = if row.ty.nullable {
            payload.optional()
        } else {
            payload
        };
        let mut docs = self.docs(&row.description);
        if docs.is_empty() {
            docs = Docs::line(format!("The event {}.", super::code_span(&wire)));
        }
        if row.rules.deprecated {
            docs.paragraph("Deprecated.");
        }
        let events = self.api.events.iter();
        let mut examples = events.flat_map(|events| &events.examples);
        let example = examples.find_map(|example| match &example.role {
            ExampleRole::Delivery { event } if event.value == wire => Some(&example.text),
            _ => None,
        });
        let example = example.map(|text| {
            let mut docs = Docs::default();
            docs.code("json", text);
            docs
        });
        EventKindPlan {
            kind: variant.clone(),
            wire,
            variant,
            payload,
            docs,
            example: example.unwrap_or_default(),
            sample,
        }
    }

    /// The body of a delivery, with its events typed.
    fn delivery(
        &self,
        index: TypeIndex,
        held: &RustType,
        anonymous: &mut Anonymous<'_>,
    ) -> Option<DeliveryPlan> {
        let (index, object) = delivered_object(self.api, index)?;
        let def = self.api.type_def(index);
        let (wire, several) = self.api.all_fields(object).into_iter().find_map(|field| {
            let several = event_place(&field.ty)?;
            Some((field.wire.value.as_str().to_owned(), several))
        })?;
        let name = if self.analysis.is_only_delivered(index) {
            self.names.types[index.0].read.clone()
        } else {
            anonymous.claim(&format!("{} delivery", self.names.marker.file_stem()))
        };
        let docs = self.type_docs(def, index, Form::Read);
        let aliases = def.also_called.iter().map(|alias| alias.value.clone());
        let mut object = self.object(
            index,
            object,
            Form::Read,
            name,
            docs,
            aliases.collect(),
            anonymous,
        );
        let field = object.fields.iter_mut().find(|field| field.wire == wire)?;
        field.value = if several {
            RustType::Vec(Box::new(held.clone()))
        } else {
            held.clone()
        };
        let events = field.name.clone();
        Some(DeliveryPlan { object, events })
    }
}

/// Names of the module of deliveries beside the kinds of events.
const MODULE_NAMES: [&str; 7] = [
    "Delivery", "Endpoint", "Handlers", "META", "Received", "Receiver", "Unknown",
];

/// Whether a type holds several events; none where it holds none.
fn event_place(ty: &TypeExpr<Resolved>) -> Option<bool> {
    match &ty.kind {
        TypeKind::Event => Some(false),
        TypeKind::Array { items } if matches!(items.kind, TypeKind::Event) => Some(true),
        _ => None,
    }
}

/// The first delivery that holds a documented event.
fn sample(examples: &[Example<Resolved>], kinds: &[EventKindPlan]) -> Option<RustName> {
    examples.iter().find_map(|example| {
        let ExampleRole::Delivery { event } = &example.role else {
            return None;
        };
        let kind = kinds.iter().find(|kind| kind.wire == event.value)?;
        Some(kind.variant.clone())
    })
}
