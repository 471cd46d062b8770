//! From the files of a program to all packages that it needs.
//!
//! ```text
//!   files given --> parse --> imports --> library packages --> parse --> their imports --> ...
//!                                                   |
//!                        every package once, each behind those that it imports
//! ```

use std::collections::BTreeMap;

use super::header;
use super::library;
use super::package::PackageFiles;
use super::source::{Mistake, Pos, SourceMap, TooLarge};
use super::syntax::ast::{Decl, File, ImportDecl};
use super::syntax::{ExprIds, parse};
use super::testmain;

/// The import path of the program's own package.
pub const MAIN: &str = "main";

/// A program with everything that it needs.
#[derive(Debug)]
pub struct Loaded {
    /// All source text.
    pub map: SourceMap,
    /// The numbers of all expressions.
    pub ids: ExprIds,
    /// Its packages, each behind those that it imports; the program's own is the last one.
    pub packages: Vec<PackageFiles>,
    /// Mistakes that the parser found, but that do not keep the checker from looking for more.
    pub mistakes: Vec<Mistake>,
    /// Whether some of the files are tests: `x_test.go`.
    pub tests: bool,
}

/// Reads a program: the names and texts of the files of one package.
///
/// # Errors
/// If the syntax is wrong, a package is not there, or the files do not belong together.
pub fn load<T: AsRef<[u8]>>(files: &[(String, T)]) -> Result<Loaded, (SourceMap, Vec<Mistake>)> {
    let mut loader = Loader::default();
    match loader.program(files) {
        Ok(()) => {
            let Loader { map, ids, packages, mistakes, .. } = loader;
            let tests = files.iter().any(|(name, _)| is_test(name));
            Ok(Loaded { map, ids, packages, mistakes, tests })
        }
        Err(mistakes) => Err((loader.map, mistakes)),
    }
}

impl Loaded {
    /// The program's own package.
    pub fn program(&self) -> &PackageFiles {
        self.packages.last().expect("there is one, or loading would have failed")
    }

    /// What is wrong if a program, which is right otherwise, does not say where to begin.
    pub fn missing_main(&self) -> Option<Mistake> {
        let mut decls = self.program().files.iter().flat_map(|file| &file.decls);
        let found =
            decls.any(|decl| matches!(decl, Decl::Func(func) if func.recv.is_none() && &*func.name.name == MAIN));
        let message = "runtime.main_main·f: function main is undeclared in the main package".to_owned();
        (!found && !self.tests).then_some(Mistake { pos: Pos::NONE, message })
    }
}

fn is_test(name: &str) -> bool {
    name.ends_with("_test.go")
}

/// How far a library package is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Its imports are being loaded.
    Begun,
    Done,
}

#[derive(Default)]
struct Loader {
    map: SourceMap,
    ids: ExprIds,
    packages: Vec<PackageFiles>,
    states: BTreeMap<String, State>,
    mistakes: Vec<Mistake>,
}

impl Loader {
    fn program<T: AsRef<[u8]>>(&mut self, texts: &[(String, T)]) -> Result<(), Vec<Mistake>> {
        let (mut files, mut mistakes) = (Vec::new(), Vec::new());
        for (name, text) in texts {
            let (file, wrong) = self.file(name, text.as_ref()).map_err(|mistake| vec![mistake])?;
            if let Some(mistake) = header::mistake(self.map.file(file.file), &file, &wrong) {
                return Err(vec![mistake]);
            }
            mistakes.extend(wrong);
            files.push(file);
        }
        self.one_package(&files)?;
        if files.iter().any(|file| is_test(&self.map.file(file.file).name)) {
            let (file, _) =
                self.file(testmain::NAME, testmain::text(&files, &self.map)).map_err(|mistake| vec![mistake])?;
            files.push(file);
        }
        // Panics of the machine have types of this package.
        let runtime = self.import("runtime", true).map_err(|message| Mistake { pos: Pos::NONE, message });
        let mut missing = self.imports(&files, false);
        missing.extend(runtime.err());
        if !missing.is_empty() {
            return Err(missing);
        }
        if mistakes.iter().any(Mistake::is_syntax_error) {
            return Err(mistakes);
        }
        self.mistakes.extend(mistakes);
        self.add(MAIN, files, false);
        Ok(())
    }

    /// All files have to be of the same package, which has to be `main` unless it is tested.
    fn one_package(&self, files: &[File]) -> Result<(), Vec<Mistake>> {
        let wrong = |file: &File, message| Err(vec![Mistake { pos: file.package.pos, message }]);
        let Some(first) = files.first() else {
            return Err(vec![Mistake { pos: Pos::NONE, message: "no Go files given".to_owned() }]);
        };
        if let Some(other) = files.iter().find(|file| file.package.name != first.package.name) {
            let described = |file: &File| format!("{} ({})", file.package.name, self.map.file(file.file).name);
            return wrong(other, format!("found packages {} and {}", described(first), described(other)));
        }
        let tests = files.iter().any(|file| is_test(&self.map.file(file.file).name));
        if &*first.package.name != MAIN && !tests {
            return wrong(first, format!("package {} is not a main package", first.package.name));
        }
        Ok(())
    }

    /// Reads a file.
    fn file(&mut self, name: &str, text: impl AsRef<[u8]>) -> Result<(File, Vec<Mistake>), Mistake> {
        let id = self.map.add(name, text).map_err(|error| too_large(name, error))?;
        Ok(parse(id, self.map.file(id), &self.ids))
    }

    /// Loads what these files import, and says which packages are not there.
    fn imports(&mut self, files: &[File], library: bool) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for import in files.iter().flat_map(imports_of) {
            if let Err(message) = self.import(&import.path, library) {
                mistakes.push(Mistake { pos: import.path_pos, message });
            }
        }
        mistakes
    }

    fn import(&mut self, path: &str, by_library: bool) -> Result<(), String> {
        match self.states.get(path) {
            Some(State::Done) => return Ok(()),
            Some(State::Begun) => return Err(format!("import cycle not allowed: {path}")),
            None => {}
        }
        if library::is_internal(path) && !by_library {
            return Err(format!("use of internal package {path} not allowed"));
        }
        let texts = library::files(path);
        if texts.is_empty() {
            return Err(not_there(path));
        }
        self.states.insert(path.to_owned(), State::Begun);
        let mut files = Vec::new();
        for text in texts {
            let added = self.map.add_library(text.name, text.text);
            let id = added.map_err(|error| too_large(text.name, error).message)?;
            let (file, mistakes) = parse(id, self.map.file(id), &self.ids);
            self.mistakes.extend(mistakes);
            files.push(file);
        }
        let missing = self.imports(&files, true);
        self.mistakes.extend(missing);
        self.states.insert(path.to_owned(), State::Done);
        self.add(path, files, true);
        Ok(())
    }

    fn add(&mut self, path: &str, files: Vec<File>, library: bool) {
        let Some(name) = files.first().map(|file| file.package.name.clone()) else { return };
        self.packages.push(PackageFiles { path: path.into(), name, files, library });
    }
}

fn too_large(name: &str, error: TooLarge) -> Mistake {
    Mistake { pos: Pos::NONE, message: format!("{name}: {error}") }
}

fn imports_of(file: &File) -> impl Iterator<Item = &ImportDecl> {
    file.decls.iter().filter_map(|decl| match decl {
        Decl::Import(import) => Some(import),
        _ => None,
    })
}

/// Why a package is not there.
fn not_there(path: &str) -> String {
    let bad = |ch: char| ch.is_control() || "!\"#$%&'()*,:;<=>?[\\]^`{|} \u{fffd}".contains(ch);
    if path.is_empty() || path.contains(bad) {
        return format!("invalid import path: {path}");
    }
    if path.starts_with("./") || path.starts_with("../") {
        return format!("\"{path}\" is relative, but relative import paths are not supported in module mode");
    }
    if path.starts_with('/') {
        return format!("\"{path}\" is not a package path; see 'go help packages'");
    }
    let elsewhere = path.split('/').next().is_some_and(|first| first.contains('.'));
    if elsewhere || library::is_standard(path) || path == "C" {
        return format!("package {path} is not supported by gopark");
    }
    format!("package {path} is not in std")
}

#[cfg(test)]
mod tests;
