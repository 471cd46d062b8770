//! What Go's packages have and those of the library do not: `http.Cookie is not supported by gopark`, not `undefined`.

use super::checker::Checker;
use crate::golang::types::TypeId;

/// A line for each package: its path, a colon, names, and fields and methods as `Type.Name`
/// (`tests/data/golang/record-absent.go` writes it).
const ABSENT: &str = include_str!("../../../assets/absent.txt");

/// Whether Go's package has this, and the library's does not.
pub(super) fn is_absent(path: &str, name: &str) -> bool {
    let names = ABSENT.lines().find_map(|line| line.strip_prefix(path)?.strip_prefix(": "));
    names.is_some_and(|names| names.split(' ').any(|absent| absent == name))
}

/// What to say of it; the package by the name that the file has for it.
pub(super) fn not_supported(package: &str, name: &str) -> String {
    format!("{package}.{name} is not supported by gopark")
}

impl Checker<'_> {
    /// Whether a type of Go's library, or what it points to, has a field or method that the library's has not.
    pub(super) fn is_absent_member(&self, ty: TypeId, name: &str) -> bool {
        let types = &self.info.types;
        let ty = types.deref(ty).unwrap_or(ty);
        let Some(named) = types.as_named(ty).map(|id| types.named(id)) else { return false };
        let Some(pkg) = named.pkg else { return false };
        is_absent(&self.packages[pkg.0 as usize].path, &format!("{}.{name}", named.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golang::library;

    #[test]
    fn names_are_found() {
        assert!(is_absent("net/http", "Cookie"));
        assert!(is_absent("net/http", "Client.Jar"));
        assert!(!is_absent("net/http", "Get"));
        assert!(!is_absent("net/http", "Client.Get"));
        assert!(!is_absent("net", "http"));
        assert!(!is_absent("nonsense", "Cookie"));
    }

    #[test]
    fn what_the_library_has_is_not_absent() {
        for line in ABSENT.lines() {
            let (path, names) = line.split_once(": ").unwrap();
            let text: String = library::files(path).iter().map(|file| file.text).collect();
            assert!(!text.is_empty(), "{path}");
            for name in names.split(' ').filter(|name| !name.contains('.')) {
                assert!(!text.contains(&format!("\nfunc {name}(")), "{path} has {name}");
                assert!(!text.contains(&format!("\ntype {name} ")), "{path} has {name}");
            }
        }
    }
}
