//! The record of what was written, by which stale and changed files are found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::files::{Files, sha256};

/// The manifest's file name in the output folder.
pub const MANIFEST: &str = "bindery-manifest.json";

/// What was generated: by which version, from which spec, and which files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of bindery.
    pub bindery: String,
    /// The spec.
    pub spec: SpecRecord,
    /// SHA-256 of each file in hexadecimal, by path; the manifest itself is left out.
    pub files: BTreeMap<String, String>,
}

/// The spec of an output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecRecord {
    /// Its file name.
    pub file: String,
    /// SHA-256 of its text in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// The manifest of some files.
    pub fn of(files: &Files, spec_file: &str, spec_text: &str) -> Self {
        Self {
            bindery: env!("CARGO_PKG_VERSION").to_owned(),
            spec: SpecRecord {
                file: spec_file.to_owned(),
                sha256: sha256(spec_text.as_bytes()),
            },
            files: files
                .iter()
                .map(|(path, text)| (path.as_str().to_owned(), text.sha256().to_owned()))
                .collect(),
        }
    }

    /// As JSON, with a line for each file.
    pub fn to_json(&self) -> String {
        // A map of strings is always JSON.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}
