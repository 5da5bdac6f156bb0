//! What a derived operation costs to compile, against the same operation generated.
//!
//!     cargo run -p bindery-tests --example derive_cost
//!
//! Nothing is asserted: what is too much depends on the machine. CPU times are read from `/proc`, so this
//! runs on Linux only.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bindery_codegen::rust::{ModuleOptions, client_module};
use bindery_tests::generate::{cargo, checked, text, workspace};

const OPERATIONS: usize = 100;

/// A clock tick of `/proc/PID/stat`, which is the same on all Linux systems of today.
const TICK: f64 = 0.01;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = workspace().join("target/tmp/derive-cost");
    let none = cost(&folder, &derived(0))?;
    let derived = cost(&folder, &derived(OPERATIONS))?;
    let nothing = cost(&folder, &generated(1)?)?;
    let generated = cost(&folder, &generated(OPERATIONS + 1)?)?;
    let per = |more: f64, less: f64| {
        (more - less) * 1_000.0 / f64::from(u16::try_from(OPERATIONS).unwrap_or(1))
    };
    let (derived, generated) = (per(derived, none), per(generated, nothing));
    println!(
        "cargo check, ms CPU per operation, {OPERATIONS} operations with `new`, a setter and an error:"
    );
    println!("derived   {derived:>6.1}");
    println!("generated {generated:>6.1}, with its function and its method of the handle");
    println!("ratio     {:>6.2}", derived / generated);
    Ok(())
}

/// Seconds of CPU that a check of this library takes once its dependencies are built; the least of three.
fn cost(folder: &Path, library: &str) -> Result<f64, Box<dyn Error>> {
    fs::create_dir_all(folder.join("src"))?;
    let runtime = workspace().join("runtime").canonicalize()?;
    let runtime = runtime.to_str().ok_or("a path in UTF-8")?;
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"derive-cost\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\nbindery = {{ path = {runtime:?}, features = [\"macros\"] }}\nserde = \"1\"\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n\n[profile.dev.package.\"*\"]\ndebug = false\n"
        ),
    )?;
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let target = workspace().join("target");
    let mut least = f64::INFINITY;
    for run in 0..4 {
        fs::write(folder.join("src/lib.rs"), format!("{library}\n// {run}\n"))?;
        let before = cpu_of_children()?;
        let ran = cargo(folder, &target, &["check", "--offline"]);
        if !ran.status.success() {
            return Err(text(&ran).into());
        }
        // The first run builds the dependencies.
        if run > 0 {
            least = least.min(cpu_of_children()? - before);
        }
    }
    Ok(least)
}

fn derived(operations: usize) -> String {
    let mut text = "//! Derived.\n\n#[derive(bindery::Provider)]\n\
                    #[provider(base_url = \"https://api.acme.example\")]\npub struct Acme;\n\n\
                    #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]\n\
                    pub struct Item {\n    pub id: String,\n}\n"
        .to_owned();
    for number in 0..operations {
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n#[derive(Clone, Debug, bindery::Operation)]\n#[operation(\n    provider = Acme,\n    \
             method = GET,\n    path = \"/item{number}/{{id}}\",\n    output = Item,\n    \
             error(404 = Item),\n    new,\n    setters\n)]\npub struct GetItem{number} {{\n    \
             #[operation(path)]\n    id: String,\n    #[operation(query)]\n    limit: Option<i64>,\n}}\n"
        );
    }
    text
}

fn generated(operations: usize) -> Result<String, Box<dyn Error>> {
    let mut spec =
        "# Acme\n\nSpec format: `bindery 1`\n\n## Settings\n\n| Setting | Value | Source |\n\
                    |---|---|---|\n| `base_url` | `https://api.acme.example` | |\n\n## Operations\n"
            .to_owned();
    for number in 0..operations {
        let _ = write!(
            spec,
            "\n### items.get{number}\n\n`GET /item{number}/{{id}}`\n\nGets.\n\n#### Path\n\n\
             | Field | Type | Need | Description |\n|---|---|---|---|\n\
             | `id` | `string` | required | Which. |\n\n#### Query\n\n\
             | Field | Type | Need | Description |\n|---|---|---|---|\n\
             | `limit` | `integer` | optional | How many. |\n\n#### Response 200\n\n`Item`\n\n\
             #### Errors\n\n| Status | Type | Retry | Meaning |\n|---|---|---|---|\n\
             | 404 | `Item` | default | Gone. |\n"
        );
    }
    spec.push_str(
        "\n## Types\n\n### Item\n\n`object`\n\nAn item.\n\n| Field | Type | Need | Description |\n\
         |---|---|---|---|\n| `id` | `string` | required | Which. |\n",
    );
    let checked = checked(&spec)?;
    let options = ModuleOptions {
        name: "acme".to_owned(),
        ..ModuleOptions::default()
    };
    Ok(client_module(checked.api(), &options, "acme.md")?)
}

/// Seconds of CPU of all processes that were started and have ended.
fn cpu_of_children() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit_once(") ").ok_or("a process has a name")?.1;
    let ticks: Vec<&str> = fields.split(' ').skip(13).take(2).collect();
    let mut seconds = 0.0;
    for ticks in ticks {
        seconds += ticks.parse::<f64>()? * TICK;
    }
    Ok(seconds)
}
