//! Which crates' types stand in the runtime's public signatures, by rustdoc's JSON.

use std::{collections::BTreeSet, path::Path, process::Command};

use serde_json::Value;

/// What users of the runtime meet anyway. Of serde there are traits only.
const ALLOWED: [&str; 14] = [
    "alloc",
    "bytes",
    "core",
    "futures_core",
    "http",
    "jiff",
    "rust_decimal",
    "secrecy",
    "serde",
    "serde_core",
    "serde_json",
    "std",
    "url",
    "uuid",
];

/// What is made for a framework names its types.
const ADAPTERS: [&str; 3] = ["webhook/axum.rs", "webhook/hyper.rs", "webhook/tower.rs"];

#[test]
fn only_known_crates_stand_in_public_signatures() {
    let docs = rustdoc();
    let mut named = BTreeSet::new();
    for item in docs["index"].as_object().expect("items").values() {
        let file = item["span"]["filename"].as_str().unwrap_or_default();
        let is_public = matches!(item["visibility"].as_str(), Some("public" | "default"));
        // Implementations for all types stand where they are written, outside of this workspace.
        let is_own = item["crate_id"] == 0 && !Path::new(file).is_absolute();
        let is_transport = file.ends_with("transport/reqwest_transport.rs");
        let is_adapter = ADAPTERS.iter().any(|adapter| file.ends_with(adapter));
        let is_signature = ["module", "use", "struct"]
            .iter()
            .all(|kind| item["inner"].get(kind).is_none());
        if is_public && is_own && is_signature && !is_transport && !is_adapter {
            crates_in(&item["inner"], &docs, &mut named);
        }
    }
    // It does find what is there.
    assert!(
        named.contains("http") && named.contains("bytes"),
        "{named:?}"
    );
    let others: Vec<_> = named
        .iter()
        .filter(|name| !ALLOWED.contains(&name.as_str()))
        .collect();
    assert!(
        others.is_empty(),
        "types of {others:?} stand in public signatures"
    );
}

/// The public items of the runtime, as rustdoc writes them. The flag makes a stable compiler write JSON.
fn rustdoc() -> Value {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let output = Command::new(env!("CARGO"))
        .args(["rustdoc", "--package", "bindery", "--lib"])
        .args([
            "--features",
            "blocking,testing,tracing,axum,hyper,tower",
            "--target-dir",
        ])
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let json = std::fs::read(target.join("doc/bindery.json")).expect("rustdoc wrote JSON");
    serde_json::from_slice(&json).expect("rustdoc wrote JSON")
}

/// The crates of all types and traits that a signature names. It goes as deep as the parser did.
fn crates_in(value: &Value, docs: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let (Some(id), Some(_)) = (members.get("id"), members.get("path")) {
                let id = &docs["paths"][id.to_string()]["crate_id"];
                let name = docs["external_crates"][id.to_string()]["name"].as_str();
                named.extend(name.map(str::to_owned));
            }
            for value in members.values() {
                crates_in(value, docs, named);
            }
        }
        Value::Array(entries) => entries
            .iter()
            .for_each(|entry| crates_in(entry, docs, named)),
        _ => {}
    }
}
