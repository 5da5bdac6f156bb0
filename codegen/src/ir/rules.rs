//! What a field must keep to beyond its type, and how it is encoded.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::Spanned;

/// The rules of a field or parameter, as a [`RuleSet`]. Most have none, and then they take little room.
///
/// ```
/// use bindery_codegen::ir::Rules;
///
/// let mut rules = Rules::default();
/// assert!(!rules.secret);
/// rules.secret = true;
/// assert!(rules.secret);
/// ```
#[derive(Clone, Default)]
pub struct Rules(Option<Box<RuleSet>>);

impl Deref for Rules {
    type Target = RuleSet;

    fn deref(&self) -> &RuleSet {
        static NONE: RuleSet = RuleSet::NONE;
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for Rules {
    fn deref_mut(&mut self) -> &mut RuleSet {
        self.0.get_or_insert_default()
    }
}

impl From<RuleSet> for Rules {
    fn from(rules: RuleSet) -> Self {
        Self(Some(Box::new(rules)))
    }
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl JsonSchema for Rules {
    fn schema_name() -> Cow<'static, str> {
        RuleSet::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        RuleSet::json_schema(generator)
    }
}

/// The rules of a field or parameter. The default has none.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Rules")]
#[expect(clippy::struct_excessive_bools, reason = "each rule stands for itself")]
pub struct RuleSet {
    /// What the server takes when the value is left out. Never sent by itself.
    pub default: Option<Spanned<serde_json::Value>>,
    /// Bounds of a number.
    pub range: Option<Box<Spanned<Range>>>,
    /// Bounds of a string's length in characters.
    pub length: Option<Box<Spanned<Length>>>,
    /// Bounds of an array's length.
    pub items: Option<Box<Spanned<Length>>>,
    /// A regular expression in the dialect of JSON Schema.
    pub pattern: Option<Spanned<String>>,
    /// The items of an array differ from one another.
    pub unique: bool,
    /// The value must not be shown.
    pub secret: bool,
    /// The server sends it and ignores it when it is sent to it.
    pub read_only: bool,
    /// The server takes it and never sends it.
    pub write_only: bool,
    /// It should no longer be used.
    pub deprecated: bool,
    /// `true` sends the bare name, `false` nothing.
    pub flag: bool,
    /// An array that is sent replaces the one the server has.
    pub replaced_whole: bool,
    /// Left out, the server resets it: callers must always say what they want.
    pub omission_resets: bool,
    /// What it is to the cross-provider webhook traits.
    pub webhook: Option<WebhookRole>,
    /// How an array is written in a query or form.
    pub array_style: Option<Spanned<ArrayStyle>>,
    /// Objects and maps are written with brackets at every depth.
    pub deep_object: bool,
}

impl RuleSet {
    const NONE: Self = Self {
        default: None,
        range: None,
        length: None,
        items: None,
        pattern: None,
        unique: false,
        secret: false,
        read_only: false,
        write_only: false,
        deprecated: false,
        flag: false,
        replaced_whole: false,
        omission_resets: false,
        webhook: None,
        array_style: None,
        deep_object: false,
    };
}

impl Default for RuleSet {
    fn default() -> Self {
        Self::NONE
    }
}

/// Bounds of a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Range {
    /// The least value.
    pub min: Option<Bound>,
    /// The greatest value.
    pub max: Option<Bound>,
}

/// One bound of a number.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Bound {
    /// The number as written, a JSON number.
    pub value: serde_json::Number,
    /// True where the bound itself is not allowed.
    pub exclusive: bool,
}

/// Bounds of a length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Length {
    /// The least length.
    pub min: Option<u64>,
    /// The greatest length.
    pub max: Option<u64>,
}

/// What a field is to the cross-provider webhook traits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebhookRole {
    /// Where deliveries go.
    Url,
    /// Which events are delivered.
    Events,
    /// The key that deliveries are signed with.
    Secret,
}

/// How an array is written in a query or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArrayStyle {
    /// `x=a,b`
    CommaList,
    /// `x=a&x=b`
    RepeatedKey,
    /// `x[]=a&x[]=b`
    BracketList,
    /// `x=a%20b`, `OpenAPI`'s `spaceDelimited`
    SpaceList,
    /// `x=a|b`, `OpenAPI`'s `pipeDelimited`
    PipeList,
}
