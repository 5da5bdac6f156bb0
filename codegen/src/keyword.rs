//! The words of the spec format, one list per kind: what the reader takes and the writer writes.

use crate::ir::{
    Allowed, ArrayStyle, Content, DoesAction, EnumBase, Envelope, HeaderType, InferredPart,
    JsonKind, LimitKey, Need, Openness, PaginationKind, RetryAdvice, Scalar, SignatureEncoding,
    SignatureKind, UpdateSemantics, WebhookRole,
};

/// A value that the format spells as a fixed word or two.
pub trait Keyword: Copy + PartialEq + 'static {
    /// The values that have a spelling, in the order in which messages list them.
    const ALL: &'static [Self];

    /// The one spelling; `None` where the format has none.
    fn keyword(self) -> Option<&'static str>;

    /// The value that `word` spells.
    fn from_keyword(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.keyword() == Some(word))
    }
}

/// Spells each variant; one without a spelling stands after the bar.
macro_rules! keywords {
    ($kind:ident { $($variant:ident = $word:literal),+ $(,)? } $(| $unspelled:ident)*) => {
        impl Keyword for $kind {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn keyword(self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($word),)+
                    $(Self::$unspelled => None,)*
                }
            }
        }
    };
}

keywords!(Scalar {
    String = "string",
    Integer = "integer",
    Int32 = "int32",
    Uint64 = "uint64",
    Number = "number",
    Decimal = "decimal",
    Boolean = "boolean",
    Url = "url",
    Uuid = "uuid",
    Date = "date",
    Datetime = "datetime",
    DatetimeLenient = "datetime lenient",
    DatetimeOffset = "datetime offset",
    TimestampSeconds = "timestamp seconds",
    TimestampMillis = "timestamp millis",
    Duration = "duration",
    Bytes = "bytes",
    Json = "json",
});

keywords!(Need {
    Required = "required",
    Optional = "optional",
    Unknown = "unknown",
});

keywords!(Openness {
    Keep = "open",
    Refuse = "closed",
} | Ignore);

keywords!(EnumBase {
    String = "string",
    Integer = "integer",
});

keywords!(JsonKind {
    String = "string",
    Number = "number",
    Boolean = "boolean",
    Array = "array",
    Object = "object",
});

keywords!(InferredPart {
    All = "inferred",
    Type = "inferred type",
    Null = "inferred null",
    Need = "inferred need",
    Rules = "inferred rules",
});

keywords!(ArrayStyle {
    CommaList = "comma list",
    RepeatedKey = "repeated key",
    BracketList = "bracket list",
} | SpaceList | PipeList);

keywords!(WebhookRole {
    Url = "webhook url",
    Events = "webhook events",
    Secret = "webhook secret",
});

keywords!(RetryAdvice {
    Default = "default",
    Never = "never",
    Yes = "yes",
    NotProcessed = "not processed",
});

keywords!(Content {
    Json = "json",
    Form = "form",
    Multipart = "multipart",
    Bytes = "bytes",
});

keywords!(Envelope {
    None = "none",
    RequestNone = "request none",
    ResponseNone = "response none",
    ResponseOptional = "response optional",
} | Provider);

keywords!(DoesAction {
    List = "list",
    Create = "create",
    Get = "get",
    Update = "update",
    Delete = "delete",
});

keywords!(UpdateSemantics {
    Merge = "merge",
    Replace = "replace",
    Unknown = "unknown",
});

keywords!(Allowed {
    Creator = "creator",
    Admin = "admin",
    Member = "member",
});

keywords!(LimitKey {
    Token = "token",
    User = "user",
    Account = "account",
    Unknown = "unknown",
});

keywords!(HeaderType {
    Integer = "integer",
    String = "string",
    Seconds = "seconds",
    Unix = "unix",
    HttpDate = "http date",
    Url = "url",
});

keywords!(PaginationKind {
    Offset = "offset",
    Page = "page",
    Token = "token",
    Link = "link",
});

keywords!(SignatureKind {
    Hmac = "hmac",
    Ed25519 = "ed25519",
    StaticToken = "static token",
    None = "none",
    Unknown = "unknown",
});

keywords!(SignatureEncoding {
    Text = "text",
    Hex = "hex",
    Base64 = "base64",
});

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_back<K: Keyword + std::fmt::Debug>() {
        for value in K::ALL {
            let word = value.keyword().expect("a listed value has a spelling");
            assert_eq!(K::from_keyword(word), Some(*value), "`{word}`");
        }
    }

    #[test]
    fn every_spelling_means_one_value() {
        reads_back::<Scalar>();
        reads_back::<Need>();
        reads_back::<Openness>();
        reads_back::<EnumBase>();
        reads_back::<JsonKind>();
        reads_back::<InferredPart>();
        reads_back::<ArrayStyle>();
        reads_back::<WebhookRole>();
        reads_back::<RetryAdvice>();
        reads_back::<Content>();
        reads_back::<Envelope>();
        reads_back::<DoesAction>();
        reads_back::<UpdateSemantics>();
        reads_back::<Allowed>();
        reads_back::<LimitKey>();
        reads_back::<HeaderType>();
        reads_back::<PaginationKind>();
        reads_back::<SignatureKind>();
        reads_back::<SignatureEncoding>();
    }
}
