//! Types as values have them at run time: for printing, comparing, hashing, calling methods.

use std::sync::Arc;

use super::FuncIdx;

/// A type at run time: its place in [`Code::rtypes`](super::Code::rtypes). 0 is the type of a nil interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RTypeId(pub u32);

/// A method's name and type (and its package, if it is not exported): its place in
/// [`Code::method_keys`](super::Code::method_keys).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MethodKey(pub u32);

/// A type at run time.
#[derive(Clone, Debug)]
pub struct RType {
    /// As `%T` prints it: `main.T`, `[]interface {}`.
    pub name: Arc<str>,
    /// The name alone, and the package's path, of a defined type.
    pub defined: Option<(Arc<str>, Arc<str>)>,
    /// What it is made of.
    pub kind: RKind,
    /// Words of a value.
    pub words: u32,
    /// Whether `==` works on it.
    pub comparable: bool,
    /// Methods, ordered by key. Each function takes the interface's data word as its receiver.
    pub methods: Vec<Method>,
    /// The type of pointers to it, where some value may have that type.
    pub pointer_to: Option<RTypeId>,
}

/// A method of a type.
#[derive(Clone, Debug)]
pub struct Method {
    /// Name and type.
    pub key: MethodKey,
    /// What is called.
    pub func: FuncIdx,
}

/// What a type is made of, as `reflect` calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RKind {
    /// `bool`
    Bool,
    /// Signed integers; bits, and whether it is `int`.
    Int(u8, bool),
    /// Unsigned integers; bits, and whether it is `uint`.
    Uint(u8, bool),
    /// `uintptr`
    Uintptr,
    /// `float32`, `float64`
    Float(u8),
    /// `complex64`, `complex128`
    Complex(u8),
    /// `string`
    String,
    /// `*T`
    Pointer(RTypeId),
    /// `[]T`
    Slice(RTypeId),
    /// `[n]T`
    Array(u64, RTypeId),
    /// `map[K]V`, and its place in [`Code::maps`](super::Code::maps).
    Map(RTypeId, RTypeId, u32),
    /// `chan T`; as it is written before the element type: `chan`, `<-chan`, `chan<-`.
    Chan(RTypeId),
    /// `func`; parameters, results, variadic.
    Func(Vec<RTypeId>, Vec<RTypeId>, bool),
    /// `interface`; its place in [`Code::interfaces`](super::Code::interfaces).
    Interface(u32),
    /// `struct`
    Struct(Vec<Field>),
    /// `unsafe.Pointer`
    UnsafePointer,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: Arc<str>,
    /// Its type.
    pub ty: RTypeId,
    /// Its first word.
    pub word: u32,
    /// Whether other packages may name it.
    pub exported: bool,
    /// Whether its fields and methods are promoted.
    pub embedded: bool,
    /// Its tag.
    pub tag: Arc<str>,
}

/// An interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// As messages name it.
    pub name: Arc<str>,
    /// What it asks for, ordered.
    pub methods: Vec<MethodKey>,
}

/// The type of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapType {
    /// The keys' type.
    pub key: RTypeId,
    /// Words of a key.
    pub key_words: u32,
    /// Words of a value.
    pub value_words: u32,
}
