//! Types as values have them at run time, their methods, and the tables of interfaces and maps.
//!
//! ```text
//!   rtype(T): a number at once --> filled later, with everything that T is made of
//!
//!   method of T is compiled  <=>  T has a runtime type, and some interface that is asked for has the method
//! ```

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::job::Key;
use super::unit::Compiler;
use crate::golang::code::{Field, Interface, MapType, Method, MethodKey, RKind, RType, RTypeId};
use crate::golang::source::Pos;
use crate::golang::types::lookup::{FoundMethod, MethodSetEntry};
use crate::golang::types::{Basic, Name, PkgId, Signature, Type, TypeId};

/// Runtime types, as far as they are known.
#[derive(Default)]
pub(super) struct RTypes {
    list: Vec<Option<RType>>,
    by_type: FxHashMap<TypeId, RTypeId>,
    /// Types that have a number only.
    pending: VecDeque<(RTypeId, TypeId)>,
    interfaces: Vec<Interface>,
    interface_at: FxHashMap<TypeId, u32>,
    maps: Vec<MapType>,
    map_at: FxHashMap<TypeId, u32>,
    keys: Vec<Arc<str>>,
    key_at: FxHashMap<(Name, Option<PkgId>, TypeId), MethodKey>,
    /// Methods that somebody may ask an interface for.
    asked: BTreeSet<MethodKey>,
    /// Methods that nobody asks for yet.
    waiting: FxHashMap<MethodKey, Vec<(RTypeId, TypeId, MethodSetEntry)>>,
    /// Anything may be called by reflection.
    all_asked: bool,
    /// Pointers to all types may be made by reflection.
    pointers_asked: bool,
}

/// The tables as the virtual machine gets them.
pub(super) struct Tables {
    pub(super) rtypes: Vec<RType>,
    pub(super) interfaces: Vec<Interface>,
    pub(super) maps: Vec<MapType>,
    pub(super) keys: Vec<Arc<str>>,
}

impl RTypes {
    /// Words of the values of this type of maps.
    pub(super) fn map_value_words(&self, map: u32) -> u32 {
        self.maps.get(map as usize).map_or(0, |map| map.value_words)
    }

    /// A method's name and type: `Speak() string`.
    pub(super) fn key_text(&self, key: MethodKey) -> &str {
        &self.keys[key.0 as usize]
    }

    /// The finished tables.
    pub(super) fn finish(mut self, pointers: &FxHashMap<RTypeId, RTypeId>) -> Tables {
        for (rtype, at) in self.list.iter_mut().zip(0..) {
            if let Some(rtype) = rtype {
                rtype.pointer_to = pointers.get(&RTypeId(at)).copied();
                rtype.methods.sort_unstable_by_key(|method| method.key);
            }
        }
        let rtypes = self.list.into_iter().flatten().collect();
        Tables { rtypes, interfaces: self.interfaces, maps: self.maps, keys: self.keys }
    }
}

impl Compiler<'_> {
    /// The runtime type of a type.
    pub(super) fn rtype(&mut self, ty: TypeId) -> RTypeId {
        let ty = self.info.types.canon(ty);
        if let Some(id) = self.rtypes.by_type.get(&ty) {
            return *id;
        }
        if self.rtypes.list.is_empty() {
            self.rtypes.list.push(Some(no_type()));
        }
        let id = RTypeId(self.rtypes.list.len() as u32);
        self.rtypes.list.push(None);
        self.rtypes.by_type.insert(ty, id);
        self.rtypes.pending.push_back((id, ty));
        id
    }

    /// Fills in runtime types that have only a number; whether there were any.
    pub(super) fn fill_rtypes(&mut self) -> bool {
        let mut any = false;
        while let Some((id, ty)) = self.rtypes.pending.pop_front() {
            any = true;
            let rtype = self.describe(ty);
            self.rtypes.list[id.0 as usize] = Some(rtype);
            if self.rtypes.pointers_asked {
                self.pointer_rtype(ty);
            }
            if !self.is_interface(ty) {
                for entry in self.info.method_set(ty) {
                    self.add_method(id, ty, entry);
                }
            }
        }
        any
    }

    /// Somebody may ask for pointers to any type that has a runtime type.
    pub(super) fn ask_pointers(&mut self) {
        if !std::mem::replace(&mut self.rtypes.pointers_asked, true) {
            let mut types: Vec<_> = self.rtypes.by_type.iter().map(|(ty, id)| (*id, *ty)).collect();
            types.sort_unstable();
            for (_, ty) in types {
                self.pointer_rtype(ty);
            }
        }
    }

    /// The runtime type of pointers to a type, which is no pointer itself.
    fn pointer_rtype(&mut self, ty: TypeId) {
        if !matches!(self.under(ty), Type::Pointer(_)) {
            let pointer = self.info.types.intern(Type::Pointer(ty));
            self.rtype(pointer);
        }
    }

    /// Which runtime types are those of pointers to others.
    pub(super) fn pointer_types(&self) -> FxHashMap<RTypeId, RTypeId> {
        let mut pointers = FxHashMap::default();
        for (ty, id) in &self.rtypes.by_type {
            if let Type::Pointer(elem) = self.info.types.get(*ty)
                && let Some(of) = self.rtypes.by_type.get(&self.info.types.canon(*elem))
            {
                pointers.insert(*of, *id);
            }
        }
        pointers
    }

    fn describe(&mut self, ty: TypeId) -> RType {
        let name: Arc<str> = self.info.runtime_type_string(ty).into();
        let defined = self.info.types.as_named(ty).map(|named| {
            let own = name.split_once('.').map_or(&*name, |(_, own)| own);
            (own.into(), self.path(self.info.types.named(named).pkg))
        });
        let kind = self.kind(ty);
        let words = self.words(ty, Pos::NONE);
        let comparable = self.info.types.comparability(ty, true).is_ok();
        RType { name, defined, kind, words, comparable, methods: Vec::new(), pointer_to: None }
    }

    fn kind(&mut self, ty: TypeId) -> RKind {
        match self.under(ty) {
            Type::Basic(basic) => basic_kind(basic),
            Type::Pointer(elem) => RKind::Pointer(self.rtype(elem)),
            Type::Slice(elem) => RKind::Slice(self.rtype(elem)),
            Type::Array(len, elem) => RKind::Array(len, self.rtype(elem)),
            Type::Map(key, value) => {
                let map = self.map_type(ty);
                RKind::Map(self.rtype(key), self.rtype(value), map)
            }
            Type::Chan(_, elem) => RKind::Chan(self.rtype(elem)),
            Type::Func(sig) => {
                let params = sig.params.iter().map(|ty| self.rtype(*ty)).collect();
                let results = sig.results.iter().map(|ty| self.rtype(*ty)).collect();
                RKind::Func(params, results, sig.variadic)
            }
            // Reflection may ask for its methods.
            Type::Interface(_) => RKind::Interface(self.interface(ty)),
            Type::Struct(fields) => {
                let mut word = 0;
                let mut list = Vec::new();
                for field in fields.iter() {
                    list.push(Field {
                        name: field.name.clone(),
                        ty: self.rtype(field.ty),
                        word,
                        exported: field.pkg.is_none(),
                        embedded: field.embedded,
                        tag: field.tag.clone().unwrap_or_else(|| "".into()),
                    });
                    word += self.words(field.ty, Pos::NONE);
                }
                RKind::Struct(list)
            }
            Type::Named(_) | Type::Alias(..) | Type::TypeParam(_) | Type::Tuple(_) => RKind::UnsafePointer,
        }
    }

    /// The type of maps that a type is.
    pub(super) fn map_type(&mut self, ty: TypeId) -> u32 {
        let ty = self.info.types.under(ty);
        let ty = self.info.types.canon(ty);
        if let Some(at) = self.rtypes.map_at.get(&ty) {
            return *at;
        }
        let Type::Map(key, value) = self.under(ty) else { return 0 };
        let map = MapType {
            key: self.rtype(key),
            key_words: self.words(key, Pos::NONE),
            value_words: self.words(value, Pos::NONE),
        };
        self.rtypes.maps.push(map);
        let at = self.rtypes.maps.len() as u32 - 1;
        self.rtypes.map_at.insert(ty, at);
        at
    }

    // ---- methods ----

    /// The number of a method's name and type.
    pub(super) fn method_key(&mut self, name: &Name, pkg: Option<PkgId>, sig: TypeId) -> MethodKey {
        let sig = self.info.types.canon(sig);
        let at = (name.clone(), pkg, sig);
        if let Some(key) = self.rtypes.key_at.get(&at) {
            return *key;
        }
        let text = self.info.method_string(name, sig, None);
        self.rtypes.keys.push(text.into());
        let key = MethodKey(self.rtypes.keys.len() as u32 - 1);
        self.rtypes.key_at.insert(at, key);
        key
    }

    fn add_method(&mut self, id: RTypeId, ty: TypeId, entry: MethodSetEntry) {
        let key = self.method_key(&entry.name, entry.pkg, entry.found.sig);
        if self.rtypes.all_asked || self.rtypes.asked.contains(&key) {
            self.reach_method(id, ty, key, &entry);
        } else {
            self.rtypes.waiting.entry(key).or_default().push((id, ty, entry));
        }
    }

    /// Somebody may ask an interface for this method.
    pub(super) fn ask(&mut self, key: MethodKey) {
        if self.rtypes.asked.insert(key) {
            for (id, ty, entry) in self.rtypes.waiting.remove(&key).unwrap_or_default() {
                self.reach_method(id, ty, key, &entry);
            }
        }
    }

    /// Somebody may call any method by reflection.
    pub(super) fn ask_all(&mut self) {
        if !std::mem::replace(&mut self.rtypes.all_asked, true) {
            let mut keys: Vec<_> = self.rtypes.waiting.keys().copied().collect();
            keys.sort_unstable();
            for key in keys {
                self.ask(key);
            }
        }
    }

    fn reach_method(&mut self, id: RTypeId, ty: TypeId, key: MethodKey, entry: &MethodSetEntry) {
        let func = match self.own_method(ty, &entry.found) {
            Some(direct) => self.reach(direct),
            None => self.reach(Key::Entry(ty, entry.name.clone(), entry.pkg)),
        };
        if let Some(rtype) = &mut self.rtypes.list[id.0 as usize] {
            rtype.methods.push(Method { key, func });
        }
    }

    /// The method itself, if it takes the data word of an interface as it is.
    fn own_method(&mut self, ty: TypeId, found: &FoundMethod) -> Option<Key> {
        let method = found.method.filter(|_| found.path.is_empty())?;
        let (targs, pointer, base) = self.method_instance(found.holder, method);
        let is_pointer = matches!(self.info.types.get(self.info.types.unalias(ty)), Type::Pointer(_));
        let fits = if pointer { is_pointer } else { !is_pointer && self.words(base, Pos::NONE) == 1 };
        fits.then_some(Key::Func(method, targs))
    }

    // ---- interfaces ----

    /// An interface's place in the table; its methods may be asked for.
    pub(super) fn interface(&mut self, ty: TypeId) -> u32 {
        let at = self.interface_entry(ty);
        for key in self.rtypes.interfaces[at as usize].methods.clone() {
            self.ask(key);
        }
        at
    }

    /// An interface's place in the table.
    pub(super) fn interface_entry(&mut self, ty: TypeId) -> u32 {
        let ty = self.info.types.canon(ty);
        if let Some(at) = self.rtypes.interface_at.get(&ty) {
            return *at;
        }
        let Type::Interface(interface) = self.under(ty) else { return 0 };
        let name = self.info.runtime_type_string(ty).into();
        let mut methods: Vec<_> =
            interface.methods.iter().map(|method| self.method_key(&method.name, method.pkg, method.ty)).collect();
        methods.sort_unstable();
        self.rtypes.interfaces.push(Interface { name, methods });
        let at = self.rtypes.interfaces.len() as u32 - 1;
        self.rtypes.interface_at.insert(ty, at);
        at
    }

    /// The method of this name of an interface; it may be asked for.
    pub(super) fn interface_method(&mut self, ty: TypeId, name: &str) -> Option<MethodKey> {
        let Type::Interface(interface) = self.under(ty) else { return None };
        let method = interface.methods.iter().find(|method| &*method.name == name)?;
        let key = self.method_key(&method.name, method.pkg, method.ty);
        self.ask(key);
        Some(key)
    }

    /// The type of an interface's method.
    pub(super) fn interface_sig(&mut self, ty: TypeId, name: &str) -> TypeId {
        let Type::Interface(interface) = self.under(ty) else { return ty };
        interface.methods.iter().find(|method| &*method.name == name).map_or(ty, |method| method.ty)
    }

    /// The methods that tell the text of a panic's value are called by the virtual machine.
    pub(super) fn ask_text_methods(&mut self) {
        let string =
            Signature { results: vec![Basic::String.into()], params: Vec::new(), variadic: false, names: Vec::new() };
        let sig = self.info.types.intern(Type::Func(Arc::new(string)));
        for name in ["Error", "String"] {
            let key = self.method_key(&name.into(), None, sig);
            self.ask(key);
        }
    }

    /// `any`
    pub(super) fn any_type(&mut self) -> TypeId {
        let any = self.info.types.intern(Type::Interface(Arc::default()));
        self.info.types.canon(any)
    }
}

/// What stands at place 0, which no value has.
fn no_type() -> RType {
    RType {
        name: "nil".into(),
        defined: None,
        kind: RKind::UnsafePointer,
        words: 0,
        comparable: true,
        methods: Vec::new(),
        pointer_to: None,
    }
}

const fn basic_kind(basic: Basic) -> RKind {
    match basic {
        Basic::Bool | Basic::UntypedBool => RKind::Bool,
        Basic::Int | Basic::UntypedInt => RKind::Int(64, true),
        Basic::Int8 => RKind::Int(8, false),
        Basic::Int16 => RKind::Int(16, false),
        Basic::Int32 | Basic::Rune | Basic::UntypedRune => RKind::Int(32, false),
        Basic::Int64 => RKind::Int(64, false),
        Basic::Uint => RKind::Uint(64, true),
        Basic::Uint8 | Basic::Byte => RKind::Uint(8, false),
        Basic::Uint16 => RKind::Uint(16, false),
        Basic::Uint32 => RKind::Uint(32, false),
        Basic::Uint64 => RKind::Uint(64, false),
        Basic::Uintptr => RKind::Uintptr,
        Basic::Float32 => RKind::Float(32),
        Basic::Float64 | Basic::UntypedFloat => RKind::Float(64),
        Basic::Complex64 => RKind::Complex(64),
        Basic::Complex128 | Basic::UntypedComplex => RKind::Complex(128),
        Basic::String | Basic::UntypedString => RKind::String,
        Basic::UnsafePointer | Basic::UntypedNil | Basic::Invalid => RKind::UnsafePointer,
    }
}
