//! From what is known of a program to instructions.
//!
//! ```text
//!   main.main, init, variables --> reached functions (each with its type arguments) --> instructions
//!                                        ^                                                  |
//!                                        '--- calls, function values, methods of types -----'
//! ```
//!
//! Generic functions are compiled once for each list of type arguments that is reached. Whatever nobody reaches is not
//! compiled at all, the better part of the library for instance.
//!
//! **Invariants**: nothing here depends on the order of a hash map; the same program gives the same code.

mod arith;
mod assign;
mod builtin;
mod call;
mod closure;
mod composite;
mod cond;
mod constant;
mod convert;
mod defer;
mod emit;
mod escape;
mod expr;
mod facts;
mod func;
mod hoist;
mod init;
mod job;
mod jump;
mod listing;
mod loops;
mod method;
mod names;
mod num;
mod order;
mod place;
mod range;
mod rangefunc;
mod rtypes;
mod select;
mod stmt;
mod switch;
mod target;
mod unit;
mod visit;
mod wrapper;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use listing::listing;

use crate::golang::check::info::Info;
use crate::golang::code::{Code, RTypeId, RuntimeErrors};
use crate::golang::package::PackageFiles;
use crate::golang::source::{Mistake, Pos, SourceMap};
use crate::golang::types::{Basic, Type};
use unit::Compiler;

/// Compiles a program that has been checked without a mistake.
///
/// # Errors
/// Where the program asks for more than the virtual machine can do: frames of more than 65,535 words and the like.
pub fn compile(info: Info, packages: &[PackageFiles], map: Arc<SourceMap>) -> Result<Code, Vec<Mistake>> {
    let mut compiler = Compiler::new(info, packages);
    let string_type = compiler.rtype(Basic::String.into());
    let runtime_errors = compiler.runtime_errors();
    compiler.ask_text_methods();
    let Some(main) = compiler.reach_roots() else {
        return Err(vec![Mistake {
            pos: Pos::NONE,
            message: "runtime.main_main·f: function main is undeclared in the main package".into(),
        }]);
    };
    compiler.run_jobs();
    let entry = compiler.reserve();
    let code = compiler.entry(main);
    compiler.funcs[entry.0 as usize] = Some(code);
    if !compiler.mistakes.is_empty() {
        return Err(compiler.mistakes);
    }
    let pointers = compiler.pointer_types();
    let tables = compiler.rtypes.finish(&pointers);
    Ok(Code {
        funcs: compiler.funcs.into_iter().flatten().collect(),
        entry,
        main,
        consts: compiler.pools.consts,
        strings: compiler.pools.strings,
        globals: compiler.global_words,
        rtypes: tables.rtypes,
        interfaces: tables.interfaces,
        method_keys: tables.keys,
        maps: tables.maps,
        natives: compiler.pools.natives,
        runtime_errors,
        string_type,
        map,
    })
}

impl Compiler<'_> {
    fn runtime_errors(&mut self) -> RuntimeErrors {
        let mut named = |name, pointer| self.runtime_type(name, pointer).unwrap_or(RTypeId(0));
        RuntimeErrors {
            plain: named("plainError", false),
            text: named("errorString", false),
            bounds: named("boundsError", false),
            assertion: named("TypeAssertionError", true),
            nil: named("PanicNilError", true),
        }
    }

    /// A type of the library's package runtime, if that is part of the program; or the type of pointers to it.
    fn runtime_type(&mut self, name: &str, pointer: bool) -> Option<RTypeId> {
        let runtime = self.info.packages.iter().find(|package| &*package.path == "runtime")?;
        let obj = *runtime.scope.get(name)?;
        let ty = self.info.object(obj).ty;
        let ty = if pointer { self.info.types.intern(Type::Pointer(ty)) } else { ty };
        Some(self.rtype(ty))
    }
}
