//! Values that look random and are the same in every run.

use sha2::{Digest as _, Sha256};
use uuid::Builder;

/// 64 hexadecimal digits that depend on the label.
pub(crate) fn hex(label: &str) -> String {
    digest(label)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A UUID that depends on the label.
pub(crate) fn uuid(label: &str) -> String {
    let digest = digest(label);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_random_bytes(bytes).into_uuid().to_string()
}

fn digest(label: &str) -> [u8; 32] {
    Sha256::digest(label.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gives_the_same_value_each_time() {
        assert_eq!(uuid("a"), uuid("a"));
        assert_ne!(uuid("a"), uuid("b"));
        assert_eq!(hex("a").len(), 64);
    }
}
