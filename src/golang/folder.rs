//! Which files of a folder make its package, as `go build` chooses them. A file that is named alone is always taken.

use super::build::VERSION;
use super::syntax::constraint::{holds, minor_version};

/// The operating systems that a file's name can end in.
const SYSTEMS: [&str; 17] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
];
/// The processors that a file's name can end in.
const PROCESSORS: [&str; 17] = [
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv",
    "riscv64", "s390x", "sparc", "sparc64", "wasm",
];

/// Whether a file of a folder belongs to the package that it is: hidden files, tests, and what is for other machines do
/// not.
pub fn belongs(name: &str, text: &[u8]) -> bool {
    let Some(stem) = name.strip_suffix(".go") else { return false };
    !name.starts_with(['_', '.']) && !stem.ends_with("_test") && name_fits(stem) && constraint_of(text)
}

/// Whether what a name ends in is this machine: `name_linux`, `name_amd64`, `name_linux_amd64`.
fn name_fits(stem: &str) -> bool {
    let mut words: Vec<&str> = stem.split('_').skip(1).collect();
    let processor = words.pop_if(|word| PROCESSORS.contains(word));
    let system = words.pop_if(|word| SYSTEMS.contains(word));
    processor.is_none_or(|word| word == "amd64") && system.is_none_or(|word| word == "linux")
}

/// Whether the file's `//go:build` line, if it has one before its package clause, holds here.
fn constraint_of(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let mut comments = text.lines().map(str::trim).take_while(|line| line.is_empty() || line.starts_with("//"));
    comments.find_map(|line| holds(line, has)).unwrap_or(true)
}

fn has(tag: &str) -> bool {
    ["linux", "amd64", "unix", "gc"].contains(&tag) || minor_version(tag).is_some_and(|minor| minor <= VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_s_package_is_what_go_build_takes() {
        let plain = b"package main\n";
        for name in ["main.go", "a_b.go", "linux.go", "amd64.go", "x_linux.go", "x_amd64.go", "x_linux_amd64.go"] {
            assert!(belongs(name, plain), "{name}");
        }
        for name in ["_a.go", ".a.go", "a_test.go", "a.txt", "x_windows.go", "x_arm64.go", "x_darwin_amd64.go"] {
            assert!(!belongs(name, plain), "{name}");
        }
        assert!(!belongs("a.go", b"// About it.\n\n//go:build ignore\n\npackage main\n"));
        assert!(belongs("a.go", b"//go:build linux && go1.22\n\npackage main\n"));
        assert!(!belongs("a.go", b"//go:build go1.99\n\npackage main\n"));
        assert!(belongs("a.go", b"package main\n\n//go:build ignore\n"));
    }
}
