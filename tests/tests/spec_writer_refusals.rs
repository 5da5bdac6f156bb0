//! What the spec format has no spelling for: the spec writer names the node and says why.

use bindery_codegen::ir::{
    Api, ArrayStyle, AuthRequirement, Block, Body, BodyShape, Content, Event, Evidence,
    ExampleBody, ExampleRole, Field, HeaderUse, InferredPart, Inline, Known, LinkTarget, Literal,
    Parameter, ParameterPlace, Prose, SourceRef, Spanned, StatusPattern, TypeExpr, TypeKind,
    TypeShape, Unresolved, WireName,
};
use bindery_codegen::source::Span;
use bindery_codegen::write;
use bindery_tests::reading::{SMALL, read};

/// What the writer refuses of the small API after a change, one line for each node.
fn refused(change: impl FnOnce(&mut Api<Unresolved>)) -> Vec<String> {
    let mut api = read(SMALL).expect("the small API is right");
    change(&mut api);
    match write::write(&api) {
        Ok(text) => panic!("it was written:\n{text}"),
        Err(refused) => refused.iter().map(ToString::to_string).collect(),
    }
}

fn field(api: &mut Api<Unresolved>) -> &mut Field<Unresolved> {
    match &mut api.types[0].shape {
        TypeShape::Object(object) => &mut object.fields[0],
        _ => unreachable!("the first type of the small API is an object"),
    }
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

#[test]
fn tuples() {
    let tuple = |api: &mut Api<Unresolved>| {
        let ty = &mut field(api).ty;
        ty.kind = TypeKind::Tuple {
            items: vec![ty.clone(), ty.clone()],
        };
    };
    assert_eq!(
        refused(tuple),
        ["types[Note].fields[a]: the format has no tuples"]
    );
}

#[test]
fn nullable_items_and_nested_alternatives() {
    let array = |api: &mut Api<Unresolved>| {
        let ty = &mut field(api).ty;
        let items = TypeExpr {
            nullable: true,
            ..ty.clone()
        };
        ty.kind = TypeKind::Array {
            items: Box::new(items),
        };
    };
    assert_eq!(
        refused(array),
        ["types[Note].fields[a]: items with alternatives need a type of their own"]
    );
    let nested = |api: &mut Api<Unresolved>| {
        let ty = &mut field(api).ty;
        let text = ty.clone();
        for _ in 0..2 {
            ty.kind = TypeKind::Alternatives {
                alternatives: vec![text.clone(), ty.clone()],
            };
        }
    };
    assert_eq!(
        refused(nested),
        ["types[Note].fields[a]: alternatives cannot be nested"]
    );
}

#[test]
fn several_bases() {
    let bases = |api: &mut Api<Unresolved>| {
        if let TypeShape::Object(object) = &mut api.types[0].shape {
            let base = |name: &str| spanned(spanned(name.to_owned()));
            object.extends = vec![base("One"), base("Two")];
        }
    };
    assert_eq!(
        refused(bases),
        ["types[Note]: a type extends one other type at most"]
    );
}

#[test]
fn parameters_in_cookies_or_out_of_order() {
    let parameter = |place, api: &mut Api<Unresolved>| Parameter {
        place,
        field: field(api).clone(),
    };
    assert_eq!(
        refused(|api| {
            let cookie = parameter(ParameterPlace::Cookie, api);
            api.operations[0].parameters.push(cookie);
        }),
        ["operations[notes.get].parameters[a]: the format has no parameters in cookies"]
    );
    assert_eq!(
        refused(|api| {
            let parameters =
                [ParameterPlace::Query, ParameterPlace::Path].map(|place| parameter(place, api));
            api.operations[0].parameters.extend(parameters);
        }),
        ["operations[notes.get].parameters[a]: parameters stand in the order path, query, headers"]
    );
}

#[test]
fn styles_of_arrays_that_only_openapi_has() {
    assert_eq!(
        refused(|api| field(api).rules.array_style = Some(spanned(ArrayStyle::PipeList))),
        ["types[Note].fields[a]: the format has no word for it"]
    );
}

#[test]
fn fields_without_a_description() {
    assert_eq!(
        refused(|api| field(api).description = Prose::empty()),
        ["types[Note].fields[a]: a field has a description"]
    );
}

#[test]
fn lists_where_attributes_stand() {
    let list = Block::List {
        items: vec![vec![Inline::Text {
            text: "one".to_owned(),
        }]],
        span: Span::default(),
    };
    assert_eq!(
        refused(|api| api.operations[0].description.blocks.push(list)),
        [
            "operations[notes.get].description.blocks[1]: a list would be read as the attributes here"
        ]
    );
}

#[test]
fn links_that_are_resolved_already() {
    let link = Inline::Link {
        text: "Note".to_owned(),
        target: Box::new(LinkTarget::Type {
            target: spanned("Note".to_owned()),
        }),
    };
    let refused = refused(|api| {
        api.description.blocks = vec![Block::Paragraph {
            text: vec![link],
            span: Span::default(),
        }];
    });
    assert_eq!(
        refused,
        [
            "description.blocks[0]: a link says a name; only resolving tells whether it is a type or an operation"
        ]
    );
}

#[test]
fn evidence_without_a_place_for_it() {
    let source = || SourceRef::Inferred {
        reason: "it is so".to_owned(),
        span: Span::default(),
    };
    let evidence = || Evidence {
        sources: vec![source()],
        inferred: vec![InferredPart::All],
    };
    let event = |api: &mut Api<Unresolved>, change: fn(&mut Event<Unresolved>, Evidence)| {
        if let Some(events) = &mut api.events {
            change(&mut events.events[0], evidence());
        }
    };
    assert_eq!(
        refused(|api| event(api, |event, evidence| event.evidence = evidence)),
        ["events.events[note.created]: there is no place for a source of its own"]
    );
    assert_eq!(
        refused(|api| api.auth[0].evidence = evidence()),
        ["auth[key]: the row has no place for `inferred`; a source can say it"]
    );
    assert_eq!(
        refused(|api| api.settings.base_url.sources = vec![source(), source()]),
        [
            "settings.[base_url].sources[0]: a conclusion or choice runs to the end, so it must stand last"
        ]
    );
    assert_eq!(
        refused(|api| api.types[0].evidence.inferred = vec![InferredPart::Null]),
        ["types[Note]: a part can only be marked `inferred` as a whole"]
    );
}

#[test]
fn bodies_of_fields_with_a_media_type() {
    let body = |api: &mut Api<Unresolved>| {
        let fields = vec![field(api).clone()];
        api.operations[0].body = Some(Body {
            content: Content::Json,
            media_type: Some(spanned("application/merge-patch+json".to_owned())),
            shape: BodyShape::Fields { fields },
            evidence: Evidence::default(),
            description: Prose::empty(),
            span: Span::default(),
        });
    };
    assert_eq!(
        refused(body),
        [
            "operations[notes.get].body: a body of fields has neither a media type nor a mark of its own"
        ]
    );
}

#[test]
fn calls_with_or_without_credentials() {
    let auth = |api: &mut Api<Unresolved>| {
        let schemes = vec![spanned(spanned("key".to_owned()))];
        let none = Vec::new();
        api.operations[0].auth = Some(vec![
            AuthRequirement { schemes },
            AuthRequirement { schemes: none },
        ]);
    };
    assert_eq!(
        refused(auth),
        ["operations[notes.get]: calls with and without credentials cannot be alternatives"]
    );
}

#[test]
fn doubled_responses_and_failures_as_responses() {
    let twice = |api: &mut Api<Unresolved>| {
        let response = api.operations[0].responses[0].clone();
        api.operations[0].responses.push(response);
    };
    assert_eq!(
        refused(twice),
        ["operations[notes.get].responses[204]: there is a response of this status already"]
    );
    let failure = |api: &mut Api<Unresolved>| {
        api.operations[0].responses[0].status.value = StatusPattern::Exact { status: 404 };
    };
    assert_eq!(
        refused(failure),
        ["operations[notes.get].responses[404]: 404 is not a success"]
    );
}

#[test]
fn examples_that_no_info_string_announces() {
    let change = |change: fn(&mut ExampleRole<Unresolved>, &mut ExampleBody)| {
        refused(|api| {
            let example = &mut api.operations[0].examples[0];
            change(&mut example.role, &mut example.body);
        })
    };
    assert_eq!(
        change(|role, _| *role = ExampleRole::Response { status: None }),
        ["operations[notes.get]: there are no examples `json response`"]
    );
    assert_eq!(
        change(|role, body| {
            *role = ExampleRole::Heartbeat;
            *body = ExampleBody::Form;
        }),
        ["operations[notes.get]: there are no examples `form delivery heartbeat`"]
    );
}

#[test]
fn texts_that_would_be_numbers() {
    let tag = |api: &mut Api<Unresolved>| {
        if let TypeShape::Union(union) = &mut api.types[2].shape {
            union.variants[0].known.value = Known::Tag {
                value: Literal::String("7".to_owned()),
            };
        }
    };
    assert_eq!(
        refused(tag),
        ["types[Tagged].variants[0]: the text `7` would be read as a whole number"]
    );
}

#[test]
fn every_node_is_named_in_one_run() {
    let refused = refused(|api| {
        api.name.value = "*Acme*".to_owned();
        api.response_headers[0].use_ = Some(HeaderUse::Limit {
            limit: String::new(),
        });
        field(api).wire.value = WireName::new("");
        api.documents[0].id.value = "two words".to_owned();
    });
    assert_eq!(
        refused,
        [
            "name: a heading is plain text",
            "response_headers[X-Id]: it is empty, or has an empty line",
            "types[Note].fields[]: a code span cannot be empty",
            "documents[two words]: `two words` is not the id of a document",
        ]
    );
}
