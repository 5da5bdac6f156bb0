//! A folder to run the binary in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The smallest spec from which a client comes, in the canonical layout.
pub const TINY: &str = "\
# Tiny

Spec format: `bindery 1`

Says whether it is there.

## Settings

| Setting | Value | Source |
|---|---|---|
| `base_url` | `https://api.tiny.example` | |

## Operations

### pings.get

`GET /ping`

Asks.

#### Response 204

`none`
";

pub struct Sandbox {
    dir: TempDir,
    within: PathBuf,
    environment: Vec<(&'static str, &'static str)>,
}

/// What a run left behind.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub fn new() -> Self {
        Self {
            dir: TempDir::new().unwrap(),
            within: PathBuf::new(),
            environment: Vec::new(),
        }
    }

    /// With files and their texts.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::new();
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    /// Runs in this folder of the sandbox.
    pub fn within(mut self, folder: &str) -> Self {
        fs::create_dir_all(self.path(folder)).unwrap();
        self.within = PathBuf::from(folder);
        self
    }

    pub fn environment(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Runs `cargo bindery` with the words of a line.
    pub fn run(&self, arguments: &str) -> Run {
        run(
            &self.dir.path().join(&self.within),
            arguments,
            &self.environment,
        )
    }
}

/// Runs `cargo bindery` in a folder with the words of a line.
pub fn run(folder: &Path, arguments: &str, environment: &[(&str, &str)]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-bindery"))
        .arg("bindery")
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
        // Where builds run, even a dumb terminal is taken to show colours.
        .env_remove("CI")
        .env_remove("COLUMNS")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// Compares everything.
    #[track_caller]
    pub fn is(&self, code: i32, stdout: &str, stderr: &str) {
        assert_eq!(
            (self.stdout.as_str(), self.stderr.as_str(), self.code),
            (stdout, stderr, code)
        );
    }
}
