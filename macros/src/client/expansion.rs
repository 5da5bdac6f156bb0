//! Where the module goes: into the macro's place, or into a file that people and editors can read.

use std::fs;
use std::path::Path;

use bindery_codegen::files::write_if_changed;
use proc_macro2::TokenStream;
use quote::quote;

/// The folder that expansions are written to, if any. A relative one begins at the package.
const FOLDER: &str = "BINDERY_EXPAND_DIR";

/// What stands for the module: its tokens, or the file that holds it.
pub(super) fn place(module: &str, name: &str) -> Result<TokenStream, String> {
    // Read by the compiler too, which expands anew when the variable changes.
    let tracked = quote!(
        const _: Option<&str> = option_env!(#FOLDER);
    );
    let folder = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty());
    let Some(folder) = folder else {
        let tokens = module.parse::<TokenStream>();
        let tokens = tokens.map_err(|error| format!("the generated module is no Rust: {error}"))?;
        return Ok(quote!(#tracked #tokens));
    };
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = Path::new(&package).join(folder);
    let file = write(module, name, &folder)
        .map_err(|error| format!("{FOLDER}: {} cannot be written: {error}", folder.display()))?;
    Ok(quote!(#tracked include!(#file);))
}

fn write(module: &str, name: &str, folder: &Path) -> std::io::Result<String> {
    fs::create_dir_all(folder)?;
    // A crate of the package: the library, a program, a test. Its name and the module's hold nothing
    // that leads out of the folder.
    let variable = |name| std::env::var(name).ok();
    let crate_name = variable("CARGO_CRATE_NAME").or_else(|| variable("CARGO_PKG_NAME"));
    let file = format!("{}-{name}.rs", crate_name.unwrap_or_default());
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == '.' {
            c
        } else {
            '_'
        }
    };
    let path = folder.join(file.chars().map(plain).collect::<String>());
    write_if_changed(&path, module)?;
    path.into_os_string()
        .into_string()
        .map_err(|_| std::io::Error::other("the path is not UTF-8"))
}
