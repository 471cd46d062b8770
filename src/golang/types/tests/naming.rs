//! How types are called.

use super::super::Type;
use super::super::testing::{LIB, MAIN, World};

#[test]
fn messages_name_types_as_they_are_written() {
    let mut world = World::new();
    world.define("T", "struct{}");
    world.define_generic("List", &[("E", "any")], "struct{}");
    world.alias("A", "[]int");
    let texts = [
        "map[string][]int",
        "[3]rune",
        "[]byte",
        "chan<- int",
        "<-chan int",
        "chan (<-chan int)",
        "<-chan chan int",
        "func(int, ...string) (int, error)",
        "func() func(*T) bool",
        "struct{}",
        "struct{x int; y string}",
        "interface{}",
        "any",
        "interface{M(int); n() error}",
        "interface{M(); error; ~int | ~string}",
        "List[int]",
        "List[List[*T]]",
        "A",
        "[]A",
    ];
    for text in texts {
        let ty = world.ty(text);
        assert_eq!(world.show(ty), text);
    }
    let named = world.ty("func(x: int, y: ...string) (n: int, err: error)");
    assert_eq!(world.show(named), "func(x int, y ...string) (n int, err error)");
    assert_eq!(world.info.method_string("F", named, MAIN), "F(int, ...string) (int, error)");
    let tagged = world.ty("struct{embed T; X int `json`}");
    assert_eq!(world.show(tagged), "struct{T; X int \"json\"}");
}

#[test]
fn names_are_relative_to_a_package() {
    let mut world = World::new();
    world.pkg = LIB;
    let lib = world.define("T", "int");
    world.pkg = MAIN;
    let main = world.define_generic("Pair", &[("K", "comparable"), ("V", "any"), ("W", "any")], "struct{}");
    assert_eq!(world.info.type_string(lib, MAIN), "lib.T");
    assert_eq!(world.info.type_string(lib, LIB), "T");
    assert_eq!(world.info.type_string(main, MAIN), "Pair[K comparable, V, W any]");
    world.info.packages[0].name = "lib".into();
    assert_eq!(world.info.type_string(lib, MAIN), "\"some/lib\".T");
}

#[test]
fn identical_types_are_equal_however_they_are_written() {
    let mut world = World::new();
    world.define_generic("List", &[("E", "any")], "struct{next *List[E]}");
    world.alias("A", "[]int");
    let pairs = [
        ("[]byte", "[]uint8"),
        ("A", "[]int"),
        ("map[string]A", "map[string][]int"),
        ("any", "interface{}"),
        ("List[byte]", "List[uint8]"),
        ("List[A]", "List[[]int]"),
        ("func(x: int) error", "func(int) error"),
        ("interface{M(); error}", "interface{Error() string; M()}"),
    ];
    for (a, b) in pairs {
        let (a, b) = (world.ty(a), world.ty(b));
        assert!(world.info.types.identical(a, b), "{} and {}", world.show(a), world.show(b));
    }
    for (a, b) in
        [("[]int", "[]uint"), ("List[int]", "List[uint]"), ("struct{x int}", "struct{x int `a`}"), ("[1]int", "[2]int")]
    {
        let (a, b) = (world.ty(a), world.ty(b));
        assert!(!world.info.types.identical(a, b), "{} and {}", world.show(a), world.show(b));
    }
}

#[test]
fn programs_name_types_as_reflection_does() {
    let mut world = World::new();
    world.define("T", "struct{}");
    world.define_generic("Pair", &[("K", "comparable"), ("V", "any")], "struct{}");
    world.pkg = LIB;
    world.define("Reader", "interface{}");
    world.pkg = MAIN;
    let cases = [
        ("T", "main.T"),
        ("*T", "*main.T"),
        ("[]any", "[]interface {}"),
        ("[]byte", "[]uint8"),
        ("[3]rune", "[3]int32"),
        ("error", "error"),
        ("Reader", "lib.Reader"),
        ("Pair[string, int]", "main.Pair[string,int]"),
        ("Pair[int, *Reader]", "main.Pair[int,*some/lib.Reader]"),
        ("Pair[int, struct{a int; B int}]", "main.Pair[int,struct { main.a int; B int }]"),
        ("struct{}", "struct {}"),
        ("struct{X int; y string `t`}", "struct { X int; y string \"t\" }"),
        ("struct{embed T; embed Reader}", "struct { main.T; lib.Reader }"),
        ("interface{M(int) string; n()}", "interface { M(int) string; main.n() }"),
        ("func(int, ...string) (int, error)", "func(int, ...string) (int, error)"),
        ("func(...int)", "func(...int)"),
        ("func()", "func()"),
        ("func(int) error", "func(int) error"),
        ("chan (<-chan int)", "chan (<-chan int)"),
        ("chan<- int", "chan<- int"),
        ("map[string][]byte", "map[string][]uint8"),
    ];
    for (text, name) in cases {
        let ty = world.ty(text);
        assert_eq!(world.info.runtime_type_string(ty), name);
    }
}

#[test]
fn local_types_are_numbered_within_type_arguments() {
    let mut world = World::new();
    let [tparam] = world.tparams(&[("P", "any")])[..] else { panic!("one") };
    let list = world.define_generic("List", &[("E", "any")], "struct{}");
    let local = world.define("L", "struct{}");
    let id = world.named("L");
    world.info.types.named_mut(id).local = 4;
    assert_eq!(world.info.runtime_type_string(local), "main.L");
    let of_local = world.ty("List[L]");
    assert_eq!(world.info.runtime_type_string(of_local), "main.List[main.L·4]");
    // Declared in a generic function, it is another type for each instance.
    let mut outer = world.info.types.named(id).clone();
    outer.outer = vec![tparam];
    outer.local = 1;
    let inner = world.info.types.add_named(outer);
    let inner = world.info.types.intern(Type::Named(inner));
    let int = world.ty("int");
    let mut subst = super::super::subst::Subst::new(&[tparam], &[int]);
    let instance = world.info.types.subst(inner, &mut subst);
    assert_eq!(world.info.runtime_type_string(instance), "main.L[int]");
    let list = world.info.types.as_named(list).expect("defined");
    let of_instance = world.info.types.instantiate(list, vec![instance]);
    assert_eq!(world.info.runtime_type_string(of_instance), "main.List[main.L[int]·1]");
}

#[test]
fn endless_instantiation_ends() {
    let mut world = World::new();
    world.define_generic("T", &[("P", "any")], "struct{f *T[[]P]}");
    let mut ty = world.ty("T[int]");
    let mut seen = Vec::new();
    while !seen.contains(&ty) {
        seen.push(ty);
        ty = match world.info.types.under_type(ty).clone() {
            Type::Struct(fields) => world.info.types.deref(fields[0].ty).unwrap_or(fields[0].ty),
            _ => ty,
        };
    }
    assert!((300..1000).contains(&seen.len()), "{}", seen.len());
}

#[test]
fn type_sets_without_common_type_say_why() {
    let mut world = World::new();
    let mut core = |constraint: &str| {
        world.tparams(&[("P", constraint)]);
        let p = world.ty("P");
        match world.info.types.core_type(p) {
            Ok(core) => world.show(core),
            Err(why) => world.info.no_core(why, MAIN),
        }
    };
    assert_eq!(core("any"), "no specific type");
    assert_eq!(core("int | string"), "int and string have different underlying types");
    assert_eq!(core("~[]int"), "[]int");
    assert_eq!(core("chan int | <-chan int"), "<-chan int");
    assert_eq!(core("chan int | chan string"), "channels chan int and chan string have different element types");
    assert_eq!(core("<-chan int | chan<- int"), "channels <-chan int and chan<- int have conflicting directions");
    world.tparams(&[("S", "string | []byte")]);
    let s = world.ty("S");
    let core = world.info.types.core_string(s).map(|core| world.show(core));
    assert_eq!(core.as_deref(), Some("string"));
}

#[test]
fn recursive_types_are_expanded_on_demand() {
    let mut world = World::new();
    world.define_generic("Tree", &[("K", "any"), ("V", "any")], "struct{l *Tree[K, V]; v map[K]V}");
    let tree = world.ty("Tree[string, []int]");
    let under = world.info.types.under(tree);
    assert_eq!(world.show(under), "struct{l *Tree[string, []int]; v map[string][]int}");
}
