//! Fields and methods by name.

use super::super::TypeId;
use super::super::lookup::Lookup;
use super::super::testing::{LIB, MAIN, World};

/// Two embedded types, one of them by pointer, and a third that both have.
fn world() -> World {
    let mut world = World::new();
    world.define("Base", "struct{id int; Name string}");
    world.method("Base", "Hello", "() string");
    world.method("*Base", "SetName", "(string)");
    world.define("Left", "struct{embed Base; left int}");
    world.define("Right", "struct{embed *Base; right int}");
    world.define("Both", "struct{embed Left; embed Right; id string}");
    world.define_generic("List", &[("E", "any")], "struct{items []E}");
    world.method("*List[X]", "Push", "(X)");
    world.method("List[X]", "All", "() []X");
    world.define("Ptr", "*Base");
    world
}

fn show(world: &World, found: &Lookup) -> String {
    match found {
        Lookup::Field(field) => format!("field {:?} {}", field.path, world.show(field.ty)),
        Lookup::Method(method) => {
            let address = if method.needs_address() { " of a variable" } else { "" };
            let sig = world.info.method_string("", method.sig, MAIN);
            format!("method {:?} {sig} of {}{address}", method.path, world.show(method.holder))
        }
        Lookup::Ambiguous => "ambiguous".to_owned(),
        Lookup::NotFound => "nothing".to_owned(),
    }
}

#[test]
fn embedded_fields_are_searched_by_depth() {
    let mut world = world();
    let cases = [
        ("Base", "id", "field [0] int"),
        ("*Base", "id", "field [0] int"),
        ("Left", "id", "field [0, 0] int"),
        ("Right", "Name", "field [0, 1] string"),
        ("Both", "id", "field [2] string"),
        ("Both", "Name", "ambiguous"),
        ("Both", "left", "field [0, 1] int"),
        ("Both", "Hello", "ambiguous"),
        ("Base", "Hello", "method [] () string of Base"),
        ("*Base", "Hello", "method [] () string of *Base"),
        ("Base", "SetName", "method [] (string) of Base of a variable"),
        ("*Base", "SetName", "method [] (string) of *Base"),
        ("Left", "SetName", "method [0] (string) of Base of a variable"),
        ("Right", "SetName", "method [0] (string) of *Base"),
        ("List[int]", "Push", "method [] (int) of List[int] of a variable"),
        ("*List[string]", "All", "method [] () []string of *List[string]"),
        ("error", "Error", "method [] () string of error"),
        ("*error", "Error", "nothing"),
        ("Ptr", "id", "field [0] int"),
        ("Ptr", "Hello", "nothing"),
        ("**Base", "id", "nothing"),
        ("int", "x", "nothing"),
        ("Base", "_", "nothing"),
    ];
    for (ty, name, found) in cases {
        let id = world.ty(ty);
        let lookup = world.info.lookup(id, name, MAIN);
        assert_eq!(show(&world, &lookup), found, "{ty}.{name}");
    }
}

#[test]
fn private_names_belong_to_their_package() {
    let mut world = world();
    let base = world.ty("Base");
    assert_eq!(world.info.lookup(base, "id", LIB), Lookup::NotFound);
    assert!(matches!(world.info.lookup(base, "Name", LIB), Lookup::Field(_)));
    assert_eq!(world.info.no_selector(base, "id", LIB), "cannot refer to unexported field id");
    assert_eq!(
        world.info.no_selector(base, "Id", LIB),
        "type main.Base has no field or method Id, but does have unexported field id"
    );
    assert_eq!(
        world.info.no_field(base, "id", LIB),
        "cannot refer to unexported field id in struct literal of type main.Base"
    );
}

#[test]
fn other_spellings_are_suggested() {
    let mut world = world();
    let base = world.ty("Base");
    let mut say = |name: &str| world.info.no_selector(base, name, MAIN);
    assert_eq!(say("foo"), "type Base has no field or method foo");
    assert_eq!(say("ID"), "type Base has no field or method ID, but does have field id");
    assert_eq!(say("hello"), "type Base has no field or method hello, but does have method Hello");
    assert_eq!(world.info.no_field(base, "foo", MAIN), "unknown field foo in struct literal of type Base");
    assert_eq!(
        world.info.no_field(base, "Id", MAIN),
        "unknown field Id in struct literal of type Base, but does have id"
    );
}

#[test]
fn type_parameters_have_the_methods_of_their_constraints() {
    let mut world = world();
    world.tparams(&[("P", "interface{~int; String() string}")]);
    let p = world.ty("P");
    let lookup = world.info.lookup(p, "String", MAIN);
    assert_eq!(show(&world, &lookup), "method [] () string of P");
    let pointer = world.ty("*P");
    assert_eq!(world.info.lookup(pointer, "String", MAIN), Lookup::NotFound);
}

#[test]
fn method_sets_are_whole() {
    let mut world = world();
    let mut names = |text: &str| {
        let id: TypeId = world.ty(text);
        let set = world.info.method_set(id);
        set.into_iter().map(|entry| entry.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names("Base"), ["Hello"]);
    assert_eq!(names("*Base"), ["Hello", "SetName"]);
    assert_eq!(names("Left"), ["Hello"]);
    assert_eq!(names("Right"), ["Hello", "SetName"]);
    assert_eq!(names("Both"), [""; 0]);
    assert_eq!(names("*List[int]"), ["All", "Push"]);
    assert_eq!(names("struct{embed *List[int]}"), ["All", "Push"]);
    assert_eq!(names("error"), ["Error"]);
    assert_eq!(names("Ptr"), [""; 0]);
}
