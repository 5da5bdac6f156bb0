//! Whether what a receiver gives was verified, as a type.

use super::Unverified;

/// Whether what a receiver gives was verified: [`Signed`] or [`Unsigned`].
pub trait Trust: sealed::Sealed + Send + Sync + 'static {
    /// What is given: `D` itself, or [`Unverified<D>`].
    type Of<D: Send + Sync + 'static>: Send + Sync + 'static;

    #[doc(hidden)]
    const IS_VERIFIED: bool;

    #[doc(hidden)]
    fn peek<D: Send + Sync + 'static>(given: &Self::Of<D>) -> &D;

    #[doc(hidden)]
    fn of<D: Send + Sync + 'static>(delivery: D) -> Self::Of<D>;
}

/// Deliveries are verified before they are given: by a documented signature or by the application's own
/// [`Verifier`](super::Verifier).
#[derive(Clone, Copy, Debug)]
pub enum Signed {}

/// No signature is documented, so that deliveries are given as [`Unverified`].
#[derive(Clone, Copy, Debug)]
pub enum Unsigned {}

impl Trust for Signed {
    type Of<D: Send + Sync + 'static> = D;

    const IS_VERIFIED: bool = true;

    fn peek<D: Send + Sync + 'static>(given: &D) -> &D {
        given
    }

    fn of<D: Send + Sync + 'static>(delivery: D) -> D {
        delivery
    }
}

impl Trust for Unsigned {
    type Of<D: Send + Sync + 'static> = Unverified<D>;

    const IS_VERIFIED: bool = false;

    fn peek<D: Send + Sync + 'static>(given: &Unverified<D>) -> &D {
        given.peek()
    }

    fn of<D: Send + Sync + 'static>(delivery: D) -> Unverified<D> {
        Unverified::new(delivery)
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Signed {}
    impl Sealed for super::Unsigned {}
}
