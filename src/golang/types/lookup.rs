//! Fields and methods by name, through embedded fields.
//!
//! ```text
//!   depth 0: the type itself; depth 1: its embedded fields' types; ...   the shallowest wins, two at one depth collide
//! ```

use super::{Name, PkgId, TypeId, Types};
use crate::golang::check::info::{Info, ObjId};

/// What a name after a dot means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A field.
    Field(FoundField),
    /// A method.
    Method(FoundMethod),
    /// Several fields or methods at the same depth.
    Ambiguous,
    /// Nothing.
    NotFound,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundField {
    /// Field numbers on the way; its own is the last.
    pub path: Vec<u32>,
    /// Its type.
    pub ty: TypeId,
    /// A pointer was followed on the way.
    pub indirect: bool,
}

/// A method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMethod {
    /// Field numbers of embedded fields on the way to what has it.
    pub path: Vec<u32>,
    /// What has it: a defined type, a pointer to one, an interface or a type parameter.
    pub holder: TypeId,
    /// The method declared for a type (the generic one's, if `holder` is an instance); none of an interface.
    pub method: Option<ObjId>,
    /// Its signature, with the instance's type arguments. [`Basic::Invalid`](super::Basic) if the method's
    /// declaration has not been looked at yet: then resolve it and ask again.
    pub sig: TypeId,
    /// It is declared for a pointer.
    pub pointer_receiver: bool,
    /// A pointer was followed on the way, the pointer that is itself asked about included.
    pub indirect: bool,
}

/// One method of a method set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodSetEntry {
    /// Its name.
    pub name: Name,
    /// The package that an unexported name belongs to.
    pub pkg: Option<PkgId>,
    /// Where it is.
    pub found: FoundMethod,
}

impl FoundMethod {
    /// It needs the address of a value that is not reached by a pointer: the value must be a variable.
    pub const fn needs_address(&self) -> bool {
        self.pointer_receiver && !self.indirect
    }
}

impl Info {
    /// What `x.name` means in package `pkg` if x has this type. That x is a variable where
    /// [`FoundMethod::needs_address`], the caller checks.
    pub fn lookup(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> Lookup {
        todo!()
    }

    /// All methods that can be called on a value of the type that is not a variable, promoted ones included, ordered by
    /// name. Ask for the pointer type to get those of `*T`.
    pub fn method_set(&mut self, ty: TypeId) -> Vec<MethodSetEntry> {
        todo!()
    }

    /// What to say when [`Self::lookup`] found nothing: `type T has no field or method foo, but does have method Foo`.
    pub fn no_selector(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> String {
        todo!()
    }

    /// The same of a key in a struct literal: `unknown field x in struct literal of type T`.
    pub fn no_field(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> String {
        todo!()
    }
}

impl Types {
    /// The signature's or type's struct, if it is one or points to one.
    pub fn deref_struct(&mut self, id: TypeId) -> TypeId {
        todo!()
    }
}
