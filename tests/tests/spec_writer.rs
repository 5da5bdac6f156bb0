//! The spec writer over whole APIs.

use bindery_codegen::write;
use bindery_tests::arbitrary;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_that_the_format_can_express_is_written(api in arbitrary::api()) {
        let text = write::write(&api).map_err(|refused| {
            TestCaseError::fail(format!("{refused:#?}"))
        })?;
        prop_assert!(text.ends_with('\n'));
    }
}
