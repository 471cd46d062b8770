//! Fields and methods by name, through embedded fields.
//!
//! ```text
//!   depth 0: the type itself; depth 1: its embedded fields' types; ...   the shallowest wins, two at one depth collide
//! ```

use super::subst::Subst;
use super::{Name, NamedId, PkgId, Type, TypeId, Types};
use crate::golang::check::info::{Info, ObjId, ObjKind};

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

/// A field or method, and what it is really called.
pub(super) struct Hit {
    pub(super) what: Lookup,
    pub(super) name: Name,
    pub(super) pkg: Option<PkgId>,
}

/// What is looked for.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    name: &'a str,
    pkg: Option<PkgId>,
    /// Any spelling in small and capital letters will do, for messages.
    fold: bool,
}

/// A type at the depth that is being searched.
struct Embedded {
    /// As it is written.
    holder: TypeId,
    /// What it is or points to.
    ty: TypeId,
    path: Vec<u32>,
    indirect: bool,
    /// There are several of them at this depth, so that nothing in it can be named.
    several: bool,
}

impl FoundMethod {
    /// It needs the address of a value that is not reached by a pointer: the value must be a variable.
    pub const fn needs_address(&self) -> bool {
        self.pointer_receiver && !self.indirect
    }
}

/// Whether other packages can use a name.
pub fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

impl Wanted<'_> {
    fn is(&self, name: &str, pkg: Option<PkgId>) -> bool {
        let same = name == self.name && (pkg == self.pkg || pkg.is_none() || is_exported(name));
        same || self.fold && name.to_lowercase() == self.name.to_lowercase()
    }
}

impl Info {
    /// What `x.name` means in package `pkg` if x has this type. That x is a variable where
    /// [`FoundMethod::needs_address`], the caller checks.
    pub fn lookup(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> Lookup {
        self.search(ty, Wanted { name, pkg, fold: false }).map_or(Lookup::NotFound, |hit| hit.what)
    }

    /// The same, but a type whose underlying type is a pointer has no fields; and, with `fold`, in any spelling.
    pub(super) fn lookup_method(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>, fold: bool) -> Option<Hit> {
        self.find(ty, Wanted { name, pkg, fold })
    }

    /// All methods that can be called on a value of the type that is not a variable, promoted ones included, ordered by
    /// name. Ask for the pointer type to get those of `*T`.
    pub fn method_set(&mut self, ty: TypeId) -> Vec<MethodSetEntry> {
        let mut names = Vec::new();
        self.collect_names(ty, &mut names, &mut Vec::new());
        names.sort();
        names.dedup();
        let entry = |(name, pkg): (Name, Option<PkgId>)| match self.lookup(ty, &name, pkg) {
            Lookup::Method(found) if !found.needs_address() => Some(MethodSetEntry { name, pkg, found }),
            _ => None,
        };
        names.into_iter().filter_map(entry).collect()
    }

    /// What to say when [`Self::lookup`] found nothing: `type T has no field or method foo, but does have method Foo`.
    pub fn no_selector(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> String {
        let hit = self.search(ty, Wanted { name, pkg, fold: true });
        let hit = hit.filter(|hit| matches!(hit.what, Lookup::Field(_) | Lookup::Method(_)));
        let what = match &hit {
            Some(Hit { what: Lookup::Method(_), .. }) => "method",
            _ => "field",
        };
        let missing = format!("type {} has no field or method {name}", self.type_string(ty, pkg));
        match hit.map(|hit| (near_miss(name, pkg, &hit), hit.name)) {
            Some((NearMiss::Misspelled, alt)) => format!("{missing}, but does have {what} {alt}"),
            Some((NearMiss::Unexported, alt)) => format!("{missing}, but does have unexported {what} {alt}"),
            Some((NearMiss::Inaccessible, alt)) => format!("cannot refer to unexported {what} {alt}"),
            Some((NearMiss::None, _)) | None => missing,
        }
    }

    /// The same of a key in a struct literal: `unknown field x in struct literal of type T`.
    pub fn no_field(&mut self, ty: TypeId, name: &str, pkg: Option<PkgId>) -> String {
        // Of the struct alone: methods of the type are no fields.
        let fields = self.types.under(ty);
        let hit = self.search(fields, Wanted { name, pkg, fold: true });
        let hit = hit.filter(|hit| matches!(hit.what, Lookup::Field(_) | Lookup::Method(_)));
        let literal = format!("in struct literal of type {}", self.type_string(ty, pkg));
        match hit.map(|hit| (near_miss(name, pkg, &hit), hit.name)) {
            Some((NearMiss::Misspelled, alt)) => format!("unknown field {name} {literal}, but does have {alt}"),
            Some((NearMiss::Unexported, alt)) => {
                format!("unknown field {name} {literal}, but does have unexported {alt}")
            }
            Some((NearMiss::Inaccessible, alt)) => format!("cannot refer to unexported field {alt} {literal}"),
            Some((NearMiss::None, _)) | None => format!("unknown field {name} {literal}"),
        }
    }

    /// The package that a defined type (or what is pointed to) is declared in.
    fn home(&self, ty: TypeId) -> Option<PkgId> {
        let ty = self.types.deref(ty).unwrap_or(ty);
        self.types.as_named(ty).and_then(|named| self.types.named(named).pkg)
    }

    fn search(&mut self, ty: TypeId, wanted: Wanted) -> Option<Hit> {
        // A defined type that is a pointer has what it points to's fields, but no methods.
        if self.types.as_named(ty).is_some() && matches!(self.types.under_type(ty), Type::Pointer(_)) {
            let pointer = self.types.under(ty);
            return self.find(pointer, wanted).filter(|hit| !matches!(hit.what, Lookup::Method(_)));
        }
        self.find(ty, wanted)
    }

    fn find(&mut self, ty: TypeId, wanted: Wanted) -> Option<Hit> {
        let target = self.types.deref(ty);
        if wanted.name == "_" || target.is_some_and(|target| self.types.is_interface(target)) {
            return None;
        }
        let indirect = target.is_some();
        let ty = Embedded { holder: ty, ty: target.unwrap_or(ty), path: Vec::new(), indirect, several: false };
        let mut level = vec![ty];
        let mut seen = Vec::new();
        while !level.is_empty() {
            let mut hits = Vec::new();
            let mut next = Vec::new();
            for embedded in &level {
                self.find_in(embedded, wanted, &mut seen, &mut hits, &mut next);
            }
            if hits.len() > 1 {
                hits[0].what = Lookup::Ambiguous;
            }
            if !hits.is_empty() {
                return Some(hits.swap_remove(0));
            }
            level = self.consolidate(next);
        }
        None
    }

    /// Looks into one type; a hit in a type that is there several times counts as ambiguous.
    fn find_in(
        &mut self,
        embedded: &Embedded,
        wanted: Wanted,
        seen: &mut Vec<NamedId>,
        hits: &mut Vec<Hit>,
        next: &mut Vec<Embedded>,
    ) {
        let mut hit = |what, name: &Name, pkg| {
            let what = if embedded.several { Lookup::Ambiguous } else { what };
            hits.push(Hit { what, name: Name::clone(name), pkg });
        };
        if let Some(named) = self.types.as_named(embedded.ty) {
            if seen.contains(&named) {
                return;
            }
            seen.push(named);
            if let Some(method) = self.declared_method(named, wanted) {
                let object = self.object(method);
                let (name, pkg) = (object.name.clone(), object.pkg);
                return hit(Lookup::Method(self.found_method(embedded, named, method)), &name, pkg);
            }
        }
        let home = self.home(embedded.ty);
        match self.types.under_type(embedded.ty).clone() {
            Type::Struct(fields) => {
                for (field, at) in fields.iter().zip(0u32..) {
                    let path = || embedded.path.iter().copied().chain([at]).collect();
                    if wanted.is(&field.name, field.pkg) {
                        let found = FoundField { path: path(), ty: field.ty, indirect: embedded.indirect };
                        hit(Lookup::Field(found), &field.name, field.pkg.or(home));
                    } else if field.embedded {
                        let target = self.types.deref(field.ty);
                        next.push(Embedded {
                            holder: field.ty,
                            ty: target.unwrap_or(field.ty),
                            path: path(),
                            indirect: embedded.indirect || target.is_some(),
                            several: embedded.several,
                        });
                    }
                }
            }
            Type::Interface(interface) => {
                if let Some(method) = interface.methods.iter().find(|method| wanted.is(&method.name, method.pkg)) {
                    let found = FoundMethod {
                        path: embedded.path.clone(),
                        holder: embedded.holder,
                        method: None,
                        sig: method.ty,
                        pointer_receiver: false,
                        indirect: embedded.indirect,
                    };
                    hit(Lookup::Method(found), &method.name, method.pkg.or(home));
                }
            }
            _ => {}
        }
    }

    fn declared_method(&self, named: NamedId, wanted: Wanted) -> Option<ObjId> {
        let is_it = |id: &&ObjId| {
            let object = self.object(**id);
            wanted.is(&object.name, object.pkg)
        };
        self.types.methods(named).iter().find(is_it).copied()
    }

    fn found_method(&mut self, embedded: &Embedded, named: NamedId, method: ObjId) -> FoundMethod {
        let object = &self.objects[method.0 as usize];
        let recv = match &object.kind {
            ObjKind::Func(func) => func.recv.as_ref(),
            _ => None,
        };
        let pointer_receiver = recv.is_some_and(|recv| recv.pointer);
        let instance = self.types.named(named).instance_of.as_ref();
        let mut subst = match (recv, instance) {
            (Some(recv), Some((_, targs))) => Subst::new(&recv.tparams, targs),
            _ => Subst::default(),
        };
        let sig = self.types.subst(object.ty, &mut subst);
        FoundMethod {
            path: embedded.path.clone(),
            holder: embedded.holder,
            method: Some(method),
            sig,
            pointer_receiver,
            indirect: embedded.indirect,
        }
    }

    /// Types that are there several times become one.
    fn consolidate(&self, level: Vec<Embedded>) -> Vec<Embedded> {
        let mut once: Vec<Embedded> = Vec::new();
        for embedded in level {
            match once.iter_mut().find(|other| self.types.identical(other.ty, embedded.ty)) {
                Some(other) => other.several = true,
                None => once.push(embedded),
            }
        }
        once
    }

    /// The names of all methods that the type might have.
    fn collect_names(&mut self, ty: TypeId, names: &mut Vec<(Name, Option<PkgId>)>, seen: &mut Vec<TypeId>) {
        let ty = self.types.deref(ty).unwrap_or(ty);
        if seen.contains(&ty) {
            return;
        }
        seen.push(ty);
        if let Some(named) = self.types.as_named(ty) {
            names.extend(self.types.methods(named).iter().map(|method| {
                let object = self.object(*method);
                (object.name.clone(), object.pkg.filter(|_| !is_exported(&object.name)))
            }));
        }
        match self.types.under_type(ty).clone() {
            Type::Struct(fields) => {
                let embedded = fields.iter().filter(|field| field.embedded);
                embedded.for_each(|field| self.collect_names(field.ty, names, seen));
            }
            Type::Interface(interface) => {
                names.extend(interface.methods.iter().map(|method| (method.name.clone(), method.pkg)));
            }
            _ => {}
        }
    }
}

impl Types {
    /// The methods declared for a type; of an instance those of the generic type.
    pub fn methods(&self, id: NamedId) -> &[ObjId] {
        let named = self.named(id);
        match &named.instance_of {
            Some((generic, _)) => &self.named(*generic).methods,
            None => &named.methods,
        }
    }

    /// What the type points to, if that is a struct; else the type itself.
    pub fn deref_struct(&mut self, id: TypeId) -> TypeId {
        let Type::Pointer(elem) = *self.under_type(id) else {
            return id;
        };
        if matches!(self.under_type(elem), Type::Struct(_)) { elem } else { id }
    }
}

/// How a name that is there differs from the one that is wanted.
enum NearMiss {
    /// Not in a way that is worth a word.
    None,
    Misspelled,
    /// Only its first letter is small.
    Unexported,
    /// It is the name, but another package's.
    Inaccessible,
}

fn near_miss(wanted: &str, pkg: Option<PkgId>, hit: &Hit) -> NearMiss {
    let tail = |name: &str| name.chars().skip(1).collect::<String>();
    let name = &*hit.name;
    match (is_exported(wanted), is_exported(name)) {
        _ if hit.pkg == pkg => NearMiss::Misspelled,
        (true, true) => NearMiss::Misspelled,
        (true, false) if tail(wanted) == tail(name) => NearMiss::Unexported,
        (false, true) if tail(wanted) == tail(name) => NearMiss::Misspelled,
        (false, false) if wanted == name => NearMiss::Inaccessible,
        _ => NearMiss::None,
    }
}
