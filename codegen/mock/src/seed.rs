//! Values that look random and are the same in every run.

use sha2::{Digest as _, Sha256};
use uuid::Builder;

/// 64 hexadecimal digits that depend on the label.
pub(crate) fn hex(label: &str) -> String {
    digits(&bytes(label))
}

/// Bytes as hexadecimal digits.
pub(crate) fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A UUID that depends on the label.
pub(crate) fn uuid(label: &str) -> String {
    let mut half = [0; 16];
    half.copy_from_slice(&bytes(label)[..16]);
    Builder::from_random_bytes(half).into_uuid().to_string()
}

/// 32 bytes that depend on the label.
pub(crate) fn bytes(label: &str) -> [u8; 32] {
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
