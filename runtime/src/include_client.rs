//! Clients that a build script generated.

/// Includes the client module that a build script wrote to `OUT_DIR`.
///
/// The name is the one the build script used: by default the spec's file name without its ending.
///
/// ```ignore
/// // build.rs: bindery_codegen::Build::new("specs/acme.md").write_to_out_dir().unwrap_or_exit();
/// bindery::include_client!("acme");
///
/// use acme::Acme;
/// ```
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
