//! The checker against Go's compiler: wrong programs with what the compiler says about them
//! (`tests/data/golang/record-errors` records that), right ones, and what is found out about these.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gopark::golang::check::info::Info;
use gopark::golang::check::{Options, check};
use gopark::golang::library;
use gopark::golang::listing::listing;
use gopark::golang::load::{Loaded, load};
use gopark::golang::source::{Mistake, SourceMap};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The Go files in a folder, by name.
fn go_files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "go")).collect();
    found.sort();
    found
}

fn checked(loaded: &Loaded, version: u16) -> Result<Info, Vec<String>> {
    check(loaded, Options { version })
        .map_err(|mistakes| listed(&loaded.map, &[loaded.mistakes.clone(), mistakes].concat()))
}

/// As the compiler lists mistakes; what was recorded has no dot before the names of files.
fn listed(map: &SourceMap, mistakes: &[Mistake]) -> Vec<String> {
    let lines = listing(map, mistakes, 10);
    lines.iter().map(|line| line.strip_prefix("./").unwrap_or(line).to_owned()).collect()
}

/// What gopark says about a program of one file.
fn said(name: &str, text: &str, version: u16) -> Vec<String> {
    match load(&[(name.to_owned(), text.to_owned())]) {
        Ok(loaded) => checked(&loaded, version).err().unwrap_or_else(|| listed(&loaded.map, &loaded.mistakes)),
        Err((map, mistakes)) => listed(&map, &mistakes),
    }
}

fn right(text: &str, version: u16) -> Info {
    let loaded = load(&[("x.go".to_owned(), text.to_owned())]).unwrap();
    checked(&loaded, version).unwrap()
}

/// The names of the variables of the program's own package in the order in which they are initialised.
fn initialised(info: &Info) -> Vec<String> {
    let steps = &info.packages.last().unwrap().init;
    steps.iter().flat_map(|step| &step.vars).map(|var| info.object(*var).name.to_string()).collect()
}

#[test]
fn wrong_programs_get_the_compilers_messages() {
    let files = go_files("tests/data/golang/errors");
    assert!(files.len() >= 60);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let wanted = fs::read_to_string(path.with_extension("out")).unwrap();
        assert!(!wanted.is_empty(), "{} is not wrong", path.display());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(said(&name, &text, Options::NEWEST).join("\n"), wanted.trim_end(), "{name}");
    }
}

#[test]
fn right_programs_have_no_mistakes() {
    let files = go_files("tests/programs");
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(said(&name, &text, Options::NEWEST), Vec::<String>::new(), "{name}");
    }
}

/// Of a program only those library bodies are looked at that it reaches; here it is all of them.
#[test]
fn the_whole_library_is_right() {
    for path in library::packages() {
        let text = format!("package main\n\nimport _ \"{path}\"\n\nfunc main() {{}}\n");
        let mut loaded = load(&[("x.go".to_owned(), text)]).unwrap();
        let package = loaded.packages.iter_mut().find(|package| &*package.path == path).unwrap();
        package.library = false;
        let mistakes = check(&loaded, Options::default()).err().unwrap_or_default();
        let mistakes: Vec<_> =
            mistakes.into_iter().filter(|mistake| mistake.message != "missing function body").collect();
        assert_eq!(listing(&loaded.map, &mistakes, 10), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn an_older_language_lacks_things() {
    let text = "package main\n\nfunc main() {\n\tfor range 10 {\n\t}\n\tfor range func(func() bool) {} {\n\t}\n}\n";
    assert_eq!(
        said("x.go", text, 21),
        [
            "x.go:4:12: cannot range over 10 (untyped int constant): requires go1.22 or later (-lang was set to \
             go1.21; check go.mod)",
            "x.go:6:12: cannot range over func(func() bool) {} (value of type func(func() bool)): requires go1.23 or \
             later (-lang was set to go1.21; check go.mod)",
        ]
    );
    assert_eq!(said("x.go", text, 23), Vec::<String>::new());
    let text = format!("//go:build go1.21\n\n{text}");
    assert_eq!(
        said("x.go", &text, 27)[0],
        "x.go:6:12: cannot range over 10 (untyped int constant): requires go1.22 or later (file declares //go:build \
         go1.21)"
    );
}

#[test]
fn before_go_1_22_all_rounds_share_a_loops_variables() {
    let text = "package main\n\nfunc main() {\n\tvar i int\n\tfor i := 0; i < 3; i++ {\n\t}\n\tfor i = 0; i < 3; i++ {\n\t}\n\
                \tfor range []int{} {\n\t}\n\tfor _, v := range []int{} {\n\t\t_ = v\n\t}\n}\n";
    assert_eq!(right(text, 21).shared_loops.len(), 2);
    assert_eq!(right(text, 22).shared_loops.len(), 0);
}

#[test]
fn variables_are_initialised_in_the_order_of_their_dependencies() {
    let text = "package main\n\nvar a = c + b\nvar b = f()\nvar c = 1\nvar x, y = two()\nvar z = T.m\nvar w = 5\n\n\
                type T struct{}\n\nfunc (T) m() int { return w + d }\n\nvar d = a\n\n\
                func f() int { d := func() int { return g() }; return d() }\nfunc g() int { return c }\n\
                func two() (int, int) { return w, a }\n\nfunc main() {}\n";
    assert_eq!(initialised(&right(text, 27)), ["c", "b", "a", "w", "x", "y", "d", "z"]);
}

#[test]
fn only_what_is_used_of_the_library_is_initialised() {
    let used = right("package main\n\nimport \"context\"\n\nfunc main() { println(context.Canceled) }\n", 27);
    let unused = right("package main\n\nimport _ \"context\"\n\nfunc main() {}\n", 27);
    let names = |info: &Info| {
        let context = info.packages.iter().find(|package| &*package.path == "context").unwrap();
        let vars = context.init.iter().flat_map(|step| &step.vars);
        vars.map(|var| info.object(*var).name.to_string()).collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&used), BTreeSet::from(["Canceled", "closed"].map(str::to_owned)));
    // The package's `init` needs it.
    assert_eq!(names(&unused), BTreeSet::from(["closed".to_owned()]));
}

/// A program with so many declarations, each made from its number.
fn many(count: usize, declaration: impl Fn(usize) -> String) -> String {
    let lines: String = (0..count).map(declaration).collect();
    format!("package main\n\n{lines}\nfunc main() {{}}\n")
}

#[test]
fn long_chains_of_declarations_do_no_harm() {
    let chains = [
        many(20_000, |n| format!("var v{n} = v{}\n", n + 1)) + "var v20000 = 1\n",
        many(20_000, |n| format!("const c{n} = c{}\n", n + 1)) + "const c20000 = 1\n",
        many(20_000, |n| format!("type T{n} = T{}\n", n + 1)) + "type T20000 int\n",
        many(20_000, |n| format!("type T{n} struct {{ f T{} }}\n", n + 1)) + "type T20000 int\n",
        many(20_000, |n| format!("type T{n} T{}\n", n + 1)) + "type T20000 int\n",
        many(20_000, |n| format!("type T{n} interface {{ T{} }}\n", n + 1)) + "type T20000 interface{ m() }\n",
    ];
    for chain in chains {
        let said = said("x.go", &chain, 27);
        let too_deep = |line: &String| line.contains("too deeply") || line.contains("too many errors");
        assert!(said.iter().all(too_deep), "{said:?}");
    }
    let pointers = many(20_000, |n| format!("type T{n} struct {{ f *T{} }}\n", n + 1)) + "type T20000 int\n";
    assert_eq!(said("x.go", &pointers, 27), Vec::<String>::new());
    let functions = many(20_000, |n| format!("func f{n}() {{ f{}() }}\n", n + 1)) + "func f20000() {}\n";
    assert_eq!(said("x.go", &functions, 27), Vec::<String>::new());
}

#[test]
fn names_that_the_library_lacks_are_not_supported() {
    let qualified =
        "package main\n\nimport \"net\"\n\nvar x net.Flags = net.FlagUp\n\nfunc main() { net.Nonsense() }\n";
    assert_eq!(
        said("x.go", qualified, 27),
        [
            "x.go:5:11: net.Flags is not supported by gopark",
            "x.go:5:23: net.FlagUp is not supported by gopark",
            "x.go:7:19: undefined: net.Nonsense",
        ]
    );
    // The same names by a dot import, which they use.
    let dotted = "package main\n\nimport (\n\t. \"fmt\"\n\t. \"net\"\n)\n\nvar x Flags = FlagUp\n\nvar y [FlagUp]int\n\n\
                  func main() { Println(Nonsense()) }\n";
    assert_eq!(
        said("x.go", dotted, 27),
        [
            "x.go:8:7: net.Flags is not supported by gopark",
            "x.go:8:15: net.FlagUp is not supported by gopark",
            "x.go:10:8: net.FlagUp is not supported by gopark",
            "x.go:12:23: undefined: Nonsense",
        ]
    );
    // So are methods that a type of Go's library has by embedding another.
    let embedded = "package main\n\nimport \"testing\"\n\nfunc f(t *testing.T) { t.TempDir() }\n\nfunc main() {}\n";
    assert_eq!(said("x.go", embedded, 27), ["x.go:5:26: t.TempDir is not supported by gopark"]);
    // Another file's dot imports mean nothing here.
    let files = [("a.go", "package main\n\nimport . \"net\"\n"), ("b.go", "package main\n\nfunc main() { Dial() }\n")];
    let loaded = load(&files.map(|(name, text)| (name.to_owned(), text.to_owned()))).unwrap();
    assert_eq!(
        checked(&loaded, 27).unwrap_err(),
        ["a.go:3:8: \"net\" imported and not used", "b.go:3:15: undefined: Dial"]
    );
}
