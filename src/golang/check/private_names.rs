//! Names that Go's own packages keep to themselves, next to exported ones that differ in the first letter only: of these
//! the compiler says `name sqrt not exported by package math`, of others `undefined: math.pi (but have Pi)`.

/// By import path.
const PRIVATE: [(&str, &str); 14] = [
    ("bytes", "indexFunc lastIndexFunc splitSeq"),
    ("errors", "asType"),
    ("fmt", "errorf"),
    ("io", "copyBuffer multiReader multiWriter nopCloser pipe teeReader"),
    ("maps", "clone"),
    (
        "math",
        "acos acosh asin asinh atan atan2 atanh cbrt cos cosh erf erfc exp2 expm1 frexp ldexp log10 log1p log2 mod pow \
         remainder sin sinh sqrt tan tanh",
    ),
    ("math/rand", "newSource"),
    ("net/http", "maxBytesReader noBody redirectHandler response timeoutHandler"),
    ("os", "dirFS executable file findProcess hostname readlink removeAll rename root sameFile tempDir"),
    ("runtime", "addCleanup breakpoint callers gomaxprocs pinner stack"),
    ("sort", "reverse"),
    ("strconv", "unquote"),
    ("strings", "indexFunc lastIndexFunc replacer splitSeq"),
    ("unicode", "properties to"),
];

/// Whether the package has a name that it does not export.
pub(super) fn is_private(path: &str, name: &str) -> bool {
    let names = PRIVATE.iter().find(|(package, _)| *package == path).map_or("", |(_, names)| names);
    names.split(' ').any(|private| private == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_names_are_those_of_go() {
        assert!(is_private("math", "sqrt"));
        assert!(is_private("math", "tanh"));
        assert!(!is_private("math", "max"));
        assert!(!is_private("math", ""));
        assert!(!is_private("time", "now"));
    }
}
