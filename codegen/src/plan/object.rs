//! Objects.

use super::{Docs, FieldPlan, RustName, Scope};

/// A struct that is a JSON object on the wire.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct ObjectPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// Names it has in the documents.
    pub aliases: Vec<String>,
    /// Its fields.
    pub fields: Vec<FieldPlan>,
    /// Whether members without a field are kept.
    pub keeps_unknown: bool,
    /// Whether members without a field are refused.
    pub refuses_unknown: bool,
    /// Unions among its fields whose tag is another of its fields: union, then tag.
    pub tagged_beside: Vec<(RustName, RustName)>,
    /// Whether people build values of it: then it has `new` and setters.
    pub built: bool,
    /// Whether two values can be compared; false where one holds a secret.
    pub comparable: bool,
}

/// A scope in which the names are taken that stand beside an object's fields and their setters: the
/// constructor, and the field that holds unknown members.
pub(super) fn field_scope() -> Scope {
    let mut scope = Scope::new();
    scope.reserve_all(["new", "unknown_members"]);
    scope
}
