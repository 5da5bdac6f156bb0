//! The oldest Rust that the workspace promises is the one that its dependencies ask for.

use std::process::Command;

use serde_json::Value;

#[test]
fn the_promised_version_is_the_highest_that_a_dependency_asks_for() {
    let host = output("rustc", &["-vV"]);
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("a host triple");
    let metadata = output(
        env!("CARGO"),
        &[
            "metadata",
            "--offline",
            "--format-version",
            "1",
            "--all-features",
            "--filter-platform",
            host,
        ],
    );
    let metadata: Value = serde_json::from_str(&metadata).expect("metadata is JSON");
    let resolved: Vec<&Value> = metadata["resolve"]["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| &node["id"])
        .collect();
    let packages = metadata["packages"].as_array().expect("packages");
    let packages = packages
        .iter()
        .filter(|package| resolved.contains(&&package["id"]));
    let (ours, theirs): (Vec<&Value>, Vec<&Value>) =
        packages.partition(|package| package["source"].is_null());
    assert!(theirs.len() > 50, "the dependencies were not found");

    let highest = theirs
        .iter()
        .filter_map(|package| version(package))
        .max()
        .expect("some promise");
    for package in ours {
        assert_eq!(
            version(package),
            Some(highest),
            "rust-version of {}",
            package["name"]
        );
    }
}

fn version(package: &Value) -> Option<(u64, u64)> {
    let mut parts = package["rust_version"].as_str()?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the toolchain runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}
