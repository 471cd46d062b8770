//! From packages to what is known about them: the order in which everything is looked at.
//!
//! ```text
//!   collect all packages --> types, then values and functions of the program --> bodies --> library bodies reached
//!       --> order of initialisation --> unused imports --> Info, or mistakes in the order in which the compiler finds them
//! ```

use std::thread;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::golang::check::checker::{Checker, Cx};
use crate::golang::check::collect::DeclKind;
use crate::golang::check::info::{Info, ObjId, ObjKind, PackageInfo};
use crate::golang::check::operand::ExprState;
use crate::golang::check::typedecl::Unfinished;
use crate::golang::load::Loaded;
use crate::golang::package::PackageFiles;
use crate::golang::source::{Mistake, Pos, SourceMap};
use crate::golang::types::PkgId;

/// How a program is to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language version, N of `go1.N`.
    pub version: u16,
}

impl Options {
    /// The newest language version that is understood.
    pub const NEWEST: u16 = 27;
}

impl Default for Options {
    fn default() -> Self {
        Self { version: Self::NEWEST }
    }
}

/// Enough for the deepest tree that the parser lets through, and for declarations that depend on each other.
const STACK: usize = 512 << 20;

/// Checks a program.
///
/// # Errors
/// Everything that is wrong with it, as Go's compiler would say it, in the order in which the compiler finds it: of long
/// lists it shows only the first ten, sorted by place ([`listing`](crate::golang::listing::listing) does that).
pub fn check(program: &Loaded, options: Options) -> Result<Info, Vec<Mistake>> {
    // Checking follows the tree by recursion, so it brings its own stack, whoever calls.
    thread::scope(|scope| {
        let run = || Checker::new(program, options).run();
        let worker = thread::Builder::new().name("check".into()).stack_size(STACK).spawn_scoped(scope, run);
        let no_thread = |why: &dyn std::fmt::Display| {
            vec![Mistake { pos: Pos::NONE, message: format!("cannot check the program: {why}") }]
        };
        match worker {
            Err(why) => Err(no_thread(&why)),
            Ok(worker) => worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        }
    })
}

/// The types of runtime errors, which the virtual machine makes.
const RUNTIME_ERRORS: [&str; 5] = ["plainError", "errorString", "boundsError", "TypeAssertionError", "PanicNilError"];

impl<'a> Checker<'a> {
    fn new(program: &'a Loaded, options: Options) -> Self {
        let Loaded { map, ids, packages, .. } = program;
        let by_path = packages.iter().zip(0..).map(|(package, id)| (package.path.clone(), PkgId(id)));
        let mut checker = Self {
            map,
            ids,
            packages,
            info: Info::new(),
            mistakes: Vec::new(),
            version: options.version,
            file_versions: FxHashMap::default(),
            scopes: Vec::new(),
            package_scopes: Vec::new(),
            packages_by_path: by_path.collect(),
            objects: vec![Vec::new(); packages.len()],
            init_funcs: vec![Vec::new(); packages.len()],
            decls: Vec::new(),
            decl_of: FxHashMap::default(),
            imports: Vec::new(),
            dot_packages: Vec::new(),
            dot_imports: FxHashMap::default(),
            methods: FxHashMap::default(),
            path: Vec::new(),
            unfinished: Unfinished::default(),
            type_rhs: FxHashMap::default(),
            valid_types: FxHashSet::default(),
            instantiations: Vec::new(),
            instance_places: FxHashMap::default(),
            generic_aliases: FxHashMap::default(),
            local_types: FxHashMap::default(),
            func_scopes: FxHashMap::default(),
            reached_vars: Vec::new(),
            cx: Cx::new(PkgId(0), Self::UNIVERSE, options.version),
            delayed: Vec::new(),
            bodies: std::collections::VecDeque::new(),
            used: FxHashSet::default(),
            exprs: ExprState::default(),
        };
        checker.make_package_scopes();
        checker.info.packages = packages.iter().map(empty_package).collect();
        checker
    }

    fn run(mut self) -> Result<Info, Vec<Mistake>> {
        let missing = self.missing_imports();
        if !missing.is_empty() {
            return Err(missing);
        }
        let all: Vec<_> = (0..self.packages.len()).map(|id| PkgId(id as u16)).collect();
        for pkg in &all {
            self.collect(*pkg);
        }
        for pkg in &all {
            if self.packages[pkg.0 as usize].library {
                let init_funcs = self.init_funcs[pkg.0 as usize].clone();
                init_funcs.into_iter().for_each(|init| self.resolve(init));
                if &*self.packages[pkg.0 as usize].path == "runtime" {
                    let errors = RUNTIME_ERRORS.map(|name| self.package_member(*pkg, name));
                    errors.into_iter().flatten().for_each(|error| self.resolve(error));
                }
            } else {
                self.package_objects(*pkg);
            }
        }
        self.process_delayed(0);
        self.give_up_forwarded();
        while let Some(body) = self.bodies.pop_front() {
            self.declared_body(body);
            self.process_delayed(0);
        }
        for pkg in &all {
            self.cx = Cx::new(*pkg, Self::UNIVERSE, self.version);
            self.info.packages[pkg.0 as usize].init = self.init_order(*pkg);
        }
        self.unused_imports();
        if self.mistakes.is_empty() {
            self.endless_instances();
        }
        if self.mistakes.is_empty() {
            all.iter().for_each(|pkg| self.missing_bodies(*pkg));
        }
        self.finish()
    }

    /// All of the program's own package: defined types first, then aliases, then the rest.
    fn package_objects(&mut self, pkg: PkgId) {
        self.cx = Cx::new(pkg, Self::UNIVERSE, self.version);
        self.direct_cycles(pkg);
        let objects = self.objects[pkg.0 as usize].clone();
        let phase = |checker: &Self, obj: ObjId| match checker.decl_of.get(&obj).map(|id| &checker.decl(*id).kind) {
            Some(DeclKind::Type(decl)) => u8::from(decl.alias),
            _ => 2,
        };
        for wanted in 0..3 {
            for obj in &objects {
                if phase(self, *obj) != wanted {
                    continue;
                }
                self.resolve(*obj);
                if matches!(self.info.object(*obj).kind, ObjKind::Func(_)) {
                    let obj = *obj;
                    self.later(move |c| c.declared_body(obj));
                }
            }
        }
    }

    /// Functions without a body are natives, which only the library has.
    fn missing_bodies(&mut self, pkg: PkgId) {
        let package = &self.packages[pkg.0 as usize];
        if package.library {
            return;
        }
        for obj in self.objects[pkg.0 as usize].clone() {
            if let ObjKind::Func(func) = &self.info.object(obj).kind
                && func.decl.body.is_none()
            {
                self.error(func.decl.pos, "missing function body");
            }
        }
    }

    fn finish(mut self) -> Result<Info, Vec<Mistake>> {
        if !self.mistakes.is_empty() {
            return Err(without_repeats(self.map, self.mistakes));
        }
        for at in 0..self.packages.len() {
            self.info.packages[at].init_funcs = self.init_funcs[at].clone();
            self.info.packages[at].scope = self.scope(self.package_scopes[at]).names.clone();
        }
        self.settle_untyped();
        Ok(self.info)
    }
}

fn empty_package(package: &PackageFiles) -> PackageInfo {
    PackageInfo {
        path: package.path.clone(),
        name: package.name.clone(),
        init: Vec::new(),
        init_funcs: Vec::new(),
        scope: FxHashMap::default(),
    }
}

/// The same is not said twice in a row of one line.
fn without_repeats(map: &SourceMap, mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let line = |mistake: &Mistake| map.position(mistake.pos).map(|at| (at.file, at.line));
    let mut list: Vec<Mistake> = Vec::with_capacity(mistakes.len());
    for mistake in mistakes {
        let again = list.last().is_some_and(|last| last.message == mistake.message && line(last) == line(&mistake));
        if !again {
            list.push(mistake);
        }
    }
    list
}
