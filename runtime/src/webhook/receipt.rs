//! How a delivery is answered.

use std::{fmt, sync::Arc};

use super::{Answer, Answered, Duplicates, Reason, Rejection};
use crate::Clock;

/// What a delivery is answered by: it is accepted once somebody else takes care of it, or refused.
///
/// Dropped without either, the delivery counts as being handled for some minutes, so that attempts in the
/// meantime are told to come again.
#[must_use = "the provider waits for the answer"]
pub struct Receipt {
    pub(super) status: u16,
    pub(super) claim: Option<(String, Arc<dyn Duplicates>)>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Receipt {
    /// The delivery is taken: the answer that acknowledges it. When it arrives again it is not given again.
    pub async fn accept(self) -> Answer {
        if let Some((key, duplicates)) = &self.claim {
            // Without a record it is handled twice, which a provider's retries may cause at any time.
            let _ = duplicates.confirm(key, self.clock.monotonic()).await;
        }
        Answer::new(self.status, Answered::Accepted)
    }

    /// The delivery is not taken: the rejection by which the provider sends it again later.
    pub async fn refuse(self) -> Rejection {
        if let Some((key, duplicates)) = &self.claim {
            // The claim ends by itself where this fails.
            let _ = duplicates.release(key).await;
        }
        Reason::Busy.into()
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(..)")
    }
}
