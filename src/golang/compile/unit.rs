//! The state of a compilation: what has been reached, the pools of constants, package variables.
//!
//! ```text
//!   reached --> jobs: [function | literal | wrapper | initialiser ...] --> funcs
//!      ^                                                                     |
//!      '------------------ calls, values, runtime types ---------------------'
//! ```
//!
//! **Invariants**: a function has its number from the moment it is reached; whatever has a number has or had a job.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::facts::Facts;
use super::job::{Job, Key};
use super::rtypes::RTypes;
use crate::golang::check::info::{Info, ObjId, ObjKind, VarKind};
use crate::golang::code::{FuncCode, FuncIdx, Native};
use crate::golang::package::PackageFiles;
use crate::golang::source::{Mistake, Pos};
use crate::golang::types::{Basic, PkgId, Type, TypeId, Types};

/// The most words that values may have; sums and products of some of these never overflow.
pub(super) const MOST_WORDS: u32 = 1 << 26;

/// So many values of so many words: at most [`MOST_WORDS`], which is too much for any frame.
pub(super) fn times(words: u32, count: usize) -> u32 {
    u32::try_from(words as usize * count).map_or(MOST_WORDS, |words| words.min(MOST_WORDS))
}

/// Compiles one program.
pub(super) struct Compiler<'a> {
    pub(super) info: Info,
    pub(super) packages: &'a [PackageFiles],
    pub(super) mistakes: Vec<Mistake>,
    /// The functions that are compiled already.
    pub(super) funcs: Vec<Option<FuncCode>>,
    pub(super) jobs: VecDeque<(FuncIdx, Job)>,
    known: FxHashMap<Key, FuncIdx>,
    pub(super) pools: Pools,
    /// Where package variables are.
    globals: FxHashMap<ObjId, u32>,
    pub(super) global_words: u32,
    pub(super) facts: FxHashMap<ObjId, Rc<Facts>>,
    pub(super) rtypes: RTypes,
    /// Which step of which package's initialisation sets a variable, as places in [`Info::packages`].
    pub(super) init_of: FxHashMap<ObjId, (usize, usize)>,
    /// The steps that are reached, in order.
    pub(super) init_steps: BTreeMap<(usize, usize), FuncIdx>,
    /// How many functions the initialisers of a package have within them.
    pub(super) init_literals: FxHashMap<usize, u32>,
}

/// Constants of all functions.
#[derive(Default)]
pub(super) struct Pools {
    pub(super) consts: Vec<u64>,
    const_at: FxHashMap<u64, u32>,
    pub(super) strings: Vec<Arc<[u8]>>,
    string_at: FxHashMap<Arc<[u8]>, u32>,
    pub(super) natives: Vec<Arc<str>>,
    native_at: FxHashMap<Arc<str>, u32>,
}

impl Pools {
    /// The place of a constant word.
    pub(super) fn word(&mut self, word: u64) -> u32 {
        *self.const_at.entry(word).or_insert_with(|| {
            self.consts.push(word);
            self.consts.len() as u32 - 1
        })
    }

    /// The place of a constant string.
    pub(super) fn string(&mut self, bytes: &[u8]) -> u32 {
        if let Some(at) = self.string_at.get(bytes) {
            return *at;
        }
        let bytes: Arc<[u8]> = bytes.into();
        self.strings.push(Arc::clone(&bytes));
        let at = self.strings.len() as u32 - 1;
        self.string_at.insert(bytes, at);
        at
    }

    /// The number of a native.
    pub(super) fn native(&mut self, name: &str) -> Native {
        if let Some(at) = self.native_at.get(name) {
            return Native(*at);
        }
        let name: Arc<str> = name.into();
        self.natives.push(Arc::clone(&name));
        let at = self.natives.len() as u32 - 1;
        self.native_at.insert(name, at);
        Native(at)
    }
}

impl<'a> Compiler<'a> {
    /// Nothing is reached.
    pub(super) fn new(info: Info, packages: &'a [PackageFiles]) -> Self {
        let mut init_of = FxHashMap::default();
        for (package, known) in info.packages.iter().enumerate() {
            for (step, init) in known.init.iter().enumerate() {
                init_of.extend(init.vars.iter().map(|var| (*var, (package, step))));
            }
        }
        Self {
            info,
            packages,
            mistakes: Vec::new(),
            funcs: Vec::new(),
            jobs: VecDeque::new(),
            known: FxHashMap::default(),
            pools: Pools::default(),
            globals: FxHashMap::default(),
            global_words: 0,
            facts: FxHashMap::default(),
            rtypes: RTypes::default(),
            init_of,
            init_steps: BTreeMap::new(),
            init_literals: FxHashMap::default(),
        }
    }

    /// Reports that something cannot be compiled.
    pub(super) fn mistake(&mut self, pos: Pos, message: impl Into<String>) {
        let mistake = Mistake { pos, message: message.into() };
        if !self.mistakes.contains(&mistake) {
            self.mistakes.push(mistake);
        }
    }

    // ---- functions ----

    /// A function that is to be compiled.
    pub(super) fn add_job(&mut self, job: Job) -> FuncIdx {
        let idx = self.reserve();
        self.jobs.push_back((idx, job));
        idx
    }

    /// A number for a function that is being compiled.
    pub(super) fn reserve(&mut self) -> FuncIdx {
        self.funcs.push(None);
        FuncIdx(self.funcs.len() as u32 - 1)
    }

    /// The function that this key stands for; when it is met first, it is to be compiled.
    pub(super) fn reach(&mut self, key: Key) -> FuncIdx {
        if let Some(idx) = self.known.get(&key) {
            return *idx;
        }
        let idx = self.add_job(Job::Keyed(key.clone()));
        self.known.insert(key, idx);
        idx
    }

    // ---- package variables ----

    /// Where a package variable is.
    pub(super) fn global(&mut self, obj: ObjId) -> u32 {
        if let Some(at) = self.globals.get(&obj) {
            return *at;
        }
        let object = self.info.object(obj);
        let (ty, pos) = (object.ty, object.pos);
        let at = self.global_words;
        let words = self.words(ty, pos);
        self.global_words = at + words;
        if self.global_words > MOST_WORDS {
            self.mistake(pos, "the package variables are too large");
            self.global_words = 0;
        }
        self.globals.insert(obj, at);
        if let Some((package, step)) = self.init_of.get(&obj).copied() {
            self.reach_init(package, step);
        }
        at
    }

    /// A step of a package's initialisation is needed.
    pub(super) fn reach_init(&mut self, package: usize, step: usize) {
        if !self.init_steps.contains_key(&(package, step)) {
            let idx = self.add_job(Job::Init { package, step });
            self.init_steps.insert((package, step), idx);
        }
    }

    /// Whether an object is a variable of a package.
    pub(super) fn is_global(&self, obj: ObjId) -> bool {
        matches!(self.info.object(obj).kind, ObjKind::Var(VarKind::Package))
    }

    // ---- packages ----

    /// Whether a package belongs to the library.
    pub(super) fn is_library(&self, pkg: Option<PkgId>) -> bool {
        pkg.and_then(|pkg| self.packages.get(pkg.0 as usize)).is_some_and(|package| package.library)
    }

    /// A package's import path.
    pub(super) fn path(&self, pkg: Option<PkgId>) -> Arc<str> {
        pkg.and_then(|pkg| self.packages.get(pkg.0 as usize)).map_or_else(|| "".into(), |package| package.path.clone())
    }

    // ---- types ----

    /// What a type is made of.
    pub(super) fn under(&mut self, ty: TypeId) -> Type {
        self.info.types.under_type(ty).clone()
    }

    /// The basic type that it is underneath.
    pub(super) fn basic(&mut self, ty: TypeId) -> Option<Basic> {
        self.info.types.basic(ty)
    }

    /// How many words a value has.
    pub(super) fn words(&mut self, ty: TypeId, pos: Pos) -> u32 {
        let ty = Types::default_type(ty);
        if let Type::Tuple(types) = self.info.types.get(ty).clone() {
            return types.iter().fold(0, |sum, ty| (sum + self.words(*ty, pos)).min(MOST_WORDS));
        }
        match self.info.types.words(ty) {
            Some(words) if words <= MOST_WORDS => words,
            _ if matches!(self.basic(ty), Some(Basic::Invalid | Basic::UntypedNil)) => 0,
            _ => {
                let name = self.info.type_string(ty, None);
                self.mistake(pos, format!("type {name} too large"));
                0
            }
        }
    }

    /// Where in a struct each field begins.
    pub(super) fn field_at(&mut self, strukt: TypeId, field: u32, pos: Pos) -> (u32, TypeId) {
        let Type::Struct(fields) = self.under(strukt) else { return (0, strukt) };
        let mut at = 0;
        for before in &fields[..field as usize] {
            at += self.words(before.ty, pos);
        }
        (at, self.info.types.canon(fields[field as usize].ty))
    }

    /// Whether values may hold pointers.
    pub(super) fn has_pointers(&mut self, ty: TypeId) -> bool {
        match self.under(ty) {
            Type::Basic(basic) => basic.is_string() || basic == Basic::UnsafePointer || basic == Basic::UntypedNil,
            Type::Array(len, elem) => len > 0 && self.has_pointers(elem),
            Type::Struct(fields) => fields.iter().any(|field| self.has_pointers(field.ty)),
            _ => true,
        }
    }

    /// Whether it is an interface.
    pub(super) fn is_interface(&mut self, ty: TypeId) -> bool {
        matches!(self.info.types.under_type(ty), Type::Interface(_))
    }
}
