//! The clients that a manifest lists in `[workspace.metadata.bindery]` or `[package.metadata.bindery]`.
//!
//! The manifest is read directly: `cargo metadata` costs a process and a tenth of a second, wants a
//! lock file that is up to date, and knows nothing about these tables that the file does not say.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bindery_codegen::rust::{Dependency, Package};
use clap::Args;
use semver::{Version, VersionReq};
use serde::Deserialize;

use crate::failure::{Failure, Failures, collect};
use crate::{paths, stem};

/// Which specs: those that are named, or those of the clients that a manifest lists.
#[derive(Debug, Args)]
pub struct Selection {
    /// Spec files; without any, those of the clients listed in Cargo.toml
    #[arg(value_name = "SPEC")]
    pub specs: Vec<PathBuf>,

    /// The Cargo.toml that lists clients, instead of the nearest one, here or above, that does
    #[arg(long, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,
}

impl Selection {
    /// The files of the specs.
    pub fn spec_paths(&self) -> Result<Vec<PathBuf>, Failures> {
        if !self.specs.is_empty() {
            return Ok(self.specs.clone());
        }
        let clients = self.clients()?;
        Ok(clients.into_iter().map(|client| client.spec).collect())
    }

    /// The clients of the specs. One of a spec that no manifest lists has no output folder.
    pub fn clients(&self) -> Result<Vec<Client>, Failures> {
        let listed = match &self.manifest_path {
            Some(path) => Some(in_manifest(path)?),
            None => nearest()?,
        };
        if self.specs.is_empty() {
            return Ok(listed
                .filter(|clients| !clients.is_empty())
                .ok_or_else(|| none_listed(self.manifest_path.as_deref()))?);
        }
        let listed = listed.unwrap_or_default();
        collect(self.specs.iter().map(|spec| {
            let place = paths::absolute(spec)?;
            for client in &listed {
                if paths::absolute(&client.spec)? == place {
                    return Ok(client.clone());
                }
            }
            Ok(Client::unlisted(spec))
        }))
    }
}

/// A client to generate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its spec.
    pub spec: PathBuf,
    /// The folder of its crate.
    pub out: Option<PathBuf>,
    name: Option<String>,
    version: Version,
    runtime: VersionReq,
    /// From the root.
    runtime_path: Option<PathBuf>,
    /// The mock that its examples talk to, with its path from the root.
    mock: Option<(VersionReq, Option<PathBuf>)>,
}

impl Client {
    fn unlisted(spec: &Path) -> Self {
        Self {
            spec: spec.to_owned(),
            out: None,
            name: None,
            version: FIRST_VERSION,
            runtime: this_version(),
            runtime_path: None,
            mock: None,
        }
    }

    /// The package that is written to `out`.
    pub fn package(&self, out: &Path) -> Result<Package, Failure> {
        let out = paths::absolute(out)?;
        let from_out = |path: &PathBuf| paths::with_slashes(&paths::relative(&out, path));
        Ok(Package {
            name: match &self.name {
                Some(name) => name.clone(),
                None => format!("bindery-{}", stem::of(&self.spec)?),
            },
            version: self.version.to_string(),
            runtime_version: caret(&self.runtime),
            runtime_path: self.runtime_path.as_ref().map(from_out),
            mock: self.mock.as_ref().map(|(version, path)| Dependency {
                version: caret(version),
                path: path.as_ref().map(from_out),
            }),
        })
    }
}

/// A requirement as manifests have it.
fn caret(version: &VersionReq) -> String {
    version.to_string().trim_start_matches('^').to_owned()
}

/// The version of a client for which none is given.
const FIRST_VERSION: Version = Version::new(0, 1, 0);

/// The runtime of the same version as this program.
fn this_version() -> VersionReq {
    VersionReq::parse(env!("CARGO_PKG_VERSION")).unwrap_or(VersionReq::STAR)
}

#[derive(Deserialize)]
struct Manifest {
    workspace: Option<Metadata>,
    package: Option<Metadata>,
}

#[derive(Deserialize)]
struct Metadata {
    metadata: Option<Tools>,
}

#[derive(Deserialize)]
struct Tools {
    bindery: Option<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    client: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    spec: PathBuf,
    out: PathBuf,
    package: Option<String>,
    version: Option<Version>,
    #[serde(default)]
    runtime: Runtime,
    mock: Option<Runtime>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Runtime {
    version: Option<VersionReq>,
    path: Option<PathBuf>,
}

impl Entry {
    fn client(self, root: &Path, shown: &Path) -> Result<Client, Failure> {
        if let Some(name) = &self.package
            && !stem::is_name(name)
        {
            return Err(Failure::new(
                "manifest",
                format!("{name:?} in `{}` is no name for a package", shown.display()),
            )
            .help("use ASCII letters, digits, `-` and `_`, a letter first"));
        }
        let here = paths::absolute(Path::new("."))?;
        let from_here = |path: &Path| -> Result<PathBuf, Failure> {
            Ok(paths::relative(&here, &paths::absolute(&root.join(path))?))
        };
        Ok(Client {
            spec: from_here(&self.spec)?,
            out: Some(from_here(&self.out)?),
            name: self.package,
            version: self.version.unwrap_or(FIRST_VERSION),
            runtime: self.runtime.version.unwrap_or_else(this_version),
            runtime_path: self
                .runtime
                .path
                .map(|path| paths::absolute(&root.join(path)))
                .transpose()?,
            mock: match self.mock {
                Some(mock) => {
                    let path = mock.path.map(|path| paths::absolute(&root.join(path)));
                    let version = mock.version.unwrap_or_else(this_version);
                    Some((version, path.transpose()?))
                }
                None => None,
            },
        })
    }
}

/// The clients of the nearest manifest, here or above, that has a table for bindery.
fn nearest() -> Result<Option<Vec<Client>>, Failures> {
    let here = paths::absolute(Path::new("."))?;
    for folder in here.ancestors() {
        let path = folder.join("Cargo.toml");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => {
                continue;
            }
            Err(error) => return Err(unreadable(&paths::relative(&here, &path), &error).into()),
        };
        let shown = paths::relative(&here, &path);
        if let Some(clients) = clients(&text, folder, &shown)? {
            return Ok(Some(clients));
        }
    }
    Ok(None)
}

/// The clients of one manifest.
fn in_manifest(path: &Path) -> Result<Vec<Client>, Failures> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let place = paths::absolute(path)?;
    let folder = place.parent().unwrap_or(Path::new("/"));
    Ok(clients(&text, folder, path)?.unwrap_or_default())
}

fn clients(text: &str, folder: &Path, shown: &Path) -> Result<Option<Vec<Client>>, Failures> {
    let manifest: Manifest = toml::from_str(text).map_err(|error| {
        Failure::new(
            "manifest",
            format!(
                "cannot use `{}`: {}",
                shown.display(),
                error.to_string().trim_end()
            ),
        )
    })?;
    let tables: Vec<Table> = [manifest.workspace, manifest.package]
        .into_iter()
        .filter_map(|part| part?.metadata?.bindery)
        .collect();
    if tables.is_empty() {
        return Ok(None);
    }
    let entries = tables.into_iter().flat_map(|table| table.client);
    collect(entries.map(|entry| entry.client(folder, shown))).map(Some)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        "unreadable-file",
        format!("cannot read `{}`: {error}", path.display()),
    )
}

fn none_listed(manifest: Option<&Path>) -> Failure {
    let message = match manifest {
        Some(path) => format!("`{}` lists no client", path.display()),
        None => "no Cargo.toml, here or above, lists a client".to_owned(),
    };
    Failure::new("no-clients", message).help(
        "name a spec, or add to Cargo.toml:\n\n    \
         [[workspace.metadata.bindery.client]]\n    \
         spec = \"specs/acme.md\"\n    \
         out = \"generated/acme\"\n\n  \
         (`package.metadata` where there is no workspace)",
    )
}
