//! Receiving webhooks: requests that a provider sends are verified first and read afterwards.

mod encoding;
mod mac;
mod message;
mod rejection;
mod scheme;
mod signer;
mod verify;

pub use self::{
    encoding::Encoding,
    rejection::{Reason, Rejection},
    scheme::{Algorithm, SignatureKind, SignatureScheme},
    signer::{SignError, SignedDelivery, Signer},
};
