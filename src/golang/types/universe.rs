//! What every program can name without declaring it.
//!
//! **Invariants**: the ids of predeclared types are constants; the objects of the universe are the first of every
//! [`Info`] that [`Info::new`] makes, in the order of [`Info::universe`].

use std::sync::Arc;

use num_bigint::BigInt;

use super::{Basic, Interface, Method, Name, Named, NamedId, Signature, Type, TypeId, Types};
use crate::golang::check::info::{Builtin, Info, ObjId, ObjKind, Object};
use crate::golang::constant::Value;
use crate::golang::source::Pos;

/// The predeclared types that have a name in the language, by object.
const TYPES: [(&str, TypeId); 22] = [
    ("error", Types::ERROR),
    ("comparable", Types::COMPARABLE),
    ("any", Types::ANY),
    ("bool", TypeId(Basic::Bool as u32)),
    ("int", TypeId(Basic::Int as u32)),
    ("int8", TypeId(Basic::Int8 as u32)),
    ("int16", TypeId(Basic::Int16 as u32)),
    ("int32", TypeId(Basic::Int32 as u32)),
    ("int64", TypeId(Basic::Int64 as u32)),
    ("uint", TypeId(Basic::Uint as u32)),
    ("uint8", TypeId(Basic::Uint8 as u32)),
    ("uint16", TypeId(Basic::Uint16 as u32)),
    ("uint32", TypeId(Basic::Uint32 as u32)),
    ("uint64", TypeId(Basic::Uint64 as u32)),
    ("uintptr", TypeId(Basic::Uintptr as u32)),
    ("float32", TypeId(Basic::Float32 as u32)),
    ("float64", TypeId(Basic::Float64 as u32)),
    ("complex64", TypeId(Basic::Complex64 as u32)),
    ("complex128", TypeId(Basic::Complex128 as u32)),
    ("string", TypeId(Basic::String as u32)),
    ("byte", TypeId(Basic::Byte as u32)),
    ("rune", TypeId(Basic::Rune as u32)),
];

const ERROR_OBJ: ObjId = ObjId(0);
const COMPARABLE_OBJ: ObjId = ObjId(1);
const ANY_OBJ: ObjId = ObjId(2);

const BUILTINS: [(&str, Builtin); 18] = [
    ("append", Builtin::Append),
    ("cap", Builtin::Cap),
    ("clear", Builtin::Clear),
    ("close", Builtin::Close),
    ("complex", Builtin::Complex),
    ("copy", Builtin::Copy),
    ("delete", Builtin::Delete),
    ("imag", Builtin::Imag),
    ("len", Builtin::Len),
    ("make", Builtin::Make),
    ("max", Builtin::Max),
    ("min", Builtin::Min),
    ("new", Builtin::New),
    ("panic", Builtin::Panic),
    ("print", Builtin::Print),
    ("println", Builtin::Println),
    ("real", Builtin::Real),
    ("recover", Builtin::Recover),
];

/// All names of the universe: types, then `true`, `false`, `iota`, `nil`, then builtins.
const COUNT: usize = TYPES.len() + 4 + BUILTINS.len();

impl Types {
    /// `error`
    pub const ERROR: TypeId = TypeId(Basic::ALL.len() as u32);
    /// `comparable`
    pub const COMPARABLE: TypeId = TypeId(Self::ERROR.0 + 1);
    /// `any`
    pub const ANY: TypeId = TypeId(Self::COMPARABLE.0 + 2);
    /// `interface{}`
    pub const EMPTY_INTERFACE: TypeId = TypeId(Self::COMPARABLE.0 + 1);
    /// What is wrong has this type.
    pub const INVALID: TypeId = TypeId(Basic::Invalid as u32);

    /// Adds the predeclared types that are no basic ones.
    pub(super) fn add_universe(&mut self) {
        let error = self.predeclared("error", ERROR_OBJ);
        let comparable = self.predeclared("comparable", COMPARABLE_OBJ);
        let empty = self.intern(Type::Interface(Arc::default()));
        let any = self.intern(Type::Alias(ANY_OBJ, empty));
        debug_assert_eq!((empty, any), (Self::EMPTY_INTERFACE, Self::ANY), "in order");
        let sig = Signature { params: vec![], results: vec![Basic::String.into()], variadic: false, names: vec![] };
        let ty = self.intern(Type::Func(Arc::new(sig)));
        let methods = vec![Method { name: "Error".into(), pkg: None, ty }];
        let interface = self.interface_type(methods, Vec::new(), false);
        self.named_mut(error).underlying = Some(interface);
        let interface = Interface { comparable: true, ..Interface::default() };
        let interface = self.intern(Type::Interface(Arc::new(interface)));
        self.named_mut(comparable).underlying = Some(interface);
    }

    fn predeclared(&mut self, name: &str, obj: ObjId) -> NamedId {
        let id = self.add_named(Named {
            obj,
            name: name.into(),
            pkg: None,
            local: 0,
            tparams: Vec::new(),
            outer: Vec::new(),
            instance_of: None,
            underlying: None,
            methods: Vec::new(),
        });
        self.intern(Type::Named(id));
        id
    }
}

impl Info {
    /// Nothing is known but the universe.
    pub fn new() -> Self {
        let mut info = Self::default();
        let mut add = |name: &str, ty, kind| {
            info.objects.push(Object { name: name.into(), pos: Pos::NONE, pkg: None, ty, kind });
        };
        for (name, ty) in TYPES {
            add(name, ty, ObjKind::TypeName);
        }
        add("true", Basic::UntypedBool.into(), ObjKind::Const(Value::Bool(true)));
        add("false", Basic::UntypedBool.into(), ObjKind::Const(Value::Bool(false)));
        add("iota", Basic::UntypedInt.into(), ObjKind::Const(Value::Int(BigInt::ZERO)));
        add("nil", Basic::UntypedNil.into(), ObjKind::Nil);
        for (name, builtin) in BUILTINS {
            add(name, Types::INVALID, ObjKind::Builtin(builtin));
        }
        info
    }

    /// The names of the universe and what they stand for. `iota`'s value is that of [`Info::IOTA`]'s place of use.
    pub fn universe(&self) -> impl Iterator<Item = (Name, ObjId)> {
        let objects = self.objects.iter().take(COUNT);
        objects.zip(0..).map(|(object, id)| (Name::clone(&object.name), ObjId(id)))
    }

    /// `iota`, whose value depends on where it stands.
    pub const IOTA: ObjId = ObjId(TYPES.len() as u32 + 2);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_universe_is_where_constants_say() {
        let info = Info::new();
        let find = |name: &str| info.universe().find(|(n, _)| &**n == name).expect("predeclared").1;
        assert_eq!(info.universe().count(), COUNT);
        assert_eq!(info.objects.len(), COUNT);
        assert_eq!(find("error"), ERROR_OBJ);
        assert_eq!(find("comparable"), COMPARABLE_OBJ);
        assert_eq!(find("any"), ANY_OBJ);
        assert_eq!(find("iota"), Info::IOTA);
        assert_eq!(info.object(find("rune")).ty, Basic::Rune.into());
        assert!(matches!(info.types.get(Types::ANY), Type::Alias(ANY_OBJ, Types::EMPTY_INTERFACE)));
        assert!(info.types.identical(Types::ANY, Types::EMPTY_INTERFACE));
        assert!(matches!(info.types.get(Types::ERROR), Type::Named(id) if &*info.types.named(*id).name == "error"));
    }
}
