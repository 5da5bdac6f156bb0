//! Types between which there are more ways than anybody has time for. What is done follows how much a spec
//! says, not how many ways lead through it.

use std::fs;

use bindery_tests::generate::workspace;
use bindery_tests::pipeline::{self, Outcome};

use super::{field, many, object, spec_of};

/// Layers of types, each of which leads to all of the next: `BREADTH` to the power of `DEPTH` ways.
const DEPTH: usize = 14;
const BREADTH: usize = 6;

/// A spec of layers, from what a type of a layer is, given the names of the next one's.
fn layers(definition: impl Fn(&str, &[String]) -> String) -> String {
    let name = |layer: usize, at: usize| format!("T{layer}x{at}");
    let names = |layer: usize| -> Vec<String> {
        let breadth = if layer < DEPTH { BREADTH } else { 0 };
        (0..breadth).map(|at| name(layer, at)).collect()
    };
    let types = many(DEPTH, |layer| {
        let next = names(layer + 1);
        many(BREADTH, |at| definition(&name(layer, at), &next))
    });
    spec_of(&name(0, 0), &types)
}

#[test]
fn objects_in_layers_are_generated() {
    for (ty, need) in [
        ("$", "required"),
        ("$", "optional"),
        ("$ or null", "optional"),
        ("$[]", "required"),
        ("map<$>", "required"),
        ("$ or string", "required"),
    ] {
        let spec = layers(|name, next| {
            let fields: String = next
                .iter()
                .map(|next| field(&next.to_lowercase(), &ty.replace('$', next)))
                .collect();
            let leaf = field("leaf", "string");
            object(
                name,
                "",
                &(fields + &leaf).replace("| optional |", &format!("| {need} |")),
            )
        });
        assert_eq!(pipeline::run(spec.as_bytes()), Outcome::Generated, "{ty}");
    }
}

#[test]
fn objects_that_are_read_and_sent_in_layers_are_generated() {
    let spec = layers(|name, next| {
        let row = |name: &str, ty: &str, rule: &str| {
            format!("| `{name}` | `{ty}` | required | {rule} | A value. |\n")
        };
        let fields: String = next
            .iter()
            .map(|next| row(&next.to_lowercase(), next, ""))
            .collect();
        let own = row("id", "string", "read only") + &row("key", "string", "write only");
        format!(
            "### {name}\n\n`object`\n\n| Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n{fields}{own}\n"
        )
    });
    assert_eq!(pipeline::run(spec.as_bytes()), Outcome::Generated);
}

#[test]
fn unions_in_layers_are_generated() {
    let spec = layers(|name, next| {
        let fields: String = next
            .iter()
            .map(|next| field(&next.to_lowercase(), &format!("{next}Union")))
            .collect();
        let variants = many(3, |at| format!("| `v{at}` | `{name}` | `V{at}` |\n"));
        let union = format!(
            "### {name}Union\n\n`union tagged by kind`\n\n| Value | Type | Variant |\n|---|---|---|\n{variants}\n"
        );
        object(name, "", &(fields + &field("leaf", "string"))) + &union
    });
    assert_eq!(pipeline::run(spec.as_bytes()), Outcome::Generated);
}

#[test]
fn roles_are_looked_for_in_types_that_hold_themselves() {
    let golden = workspace().join("tests/goldens/webhooks.md");
    let golden = fs::read_to_string(golden).expect("a golden");
    let hook = "### Hook\n\n`object`\n\nA webhook.\n\n\
                | Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n";
    assert!(golden.contains(hook));
    let ring = "| `parent` | `Hook` | optional | | Another. |\n\
                | `children` | `Hook[]` | optional | | Others. |\n";
    let ring = golden.replace(hook, &format!("{hook}{ring}"));
    assert_eq!(pipeline::run(ring.as_bytes()), Outcome::Generated);
    // From each of these to each other there are as many ways as nobody has time for.
    let types = |row: &dyn Fn(usize) -> String| many(40, row);
    let fields = types(&|at| format!("| `f{at}` | `A{at}` | optional | | A value. |\n"));
    let mesh = types(&|at| object(&format!("A{at}"), "", &fields.replace(" | | ", " | ")));
    let mesh = golden.replace(hook, &format!("{mesh}{hook}{fields}"));
    assert_eq!(pipeline::run(mesh.as_bytes()), Outcome::Generated);
}
