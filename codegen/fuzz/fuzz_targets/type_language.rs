//! Any words as the type of a field, up to a generated crate. A second line gives its rules.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|words: &str| {
    let (ty, rules) = words.split_once('\n').unwrap_or((words, ""));
    let spec = format!(
        "# Acme\n\nSpec format: `bindery 1`\n\n\
         ## Settings\n\n\
         | Setting | Value | Source |\n|---|---|---|\n\
         | `base_url` | `https://acme.example` | our choice: a test |\n\n\
         ## Operations\n\n\
         ### things.put\n\n\
         `PUT /things`\n\n\
         Puts one.\n\n\
         - source: our choice: a test\n\n\
         #### Body json\n\n\
         | Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n\
         | `a` | {ty} | optional | {rules} | A value. |\n\n\
         #### Response 200\n\n\
         `Thing`\n\n\
         ## Types\n\n\
         ### Thing\n\n\
         `object`\n\n\
         | Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n\
         | `a` | {ty} | required | {rules} | A value. |\n\n\
         ### Name\n\n\
         `alias string`\n\n\
         ### Color\n\n\
         `enum string open`\n\n\
         | Value | Description |\n|---|---|\n| `red` | Red. |\n"
    );
    bindery_tests::pipeline::run(spec.as_bytes());
});
