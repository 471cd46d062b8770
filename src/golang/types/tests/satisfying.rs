//! Interfaces and constraints.

use super::super::testing::{MAIN, World};

fn world() -> World {
    let mut world = World::new();
    world.define("Stringer", "interface{String() string}");
    world.define("Number", "interface{~int | ~float64}");
    world.define("MyInt", "int");
    world.define("Good", "struct{}");
    world.method("Good", "String", "() string");
    world.define("Pointer", "struct{}");
    world.method("*Pointer", "String", "() string");
    world.define("Wrong", "struct{}");
    world.method("Wrong", "String", "(int) []byte");
    world.define("Spelled", "struct{}");
    world.method("Spelled", "string", "() string");
    world.define("WithField", "struct{String string}");
    world.define("Promoted", "struct{embed Good}");
    world.define("Twice", "struct{embed Good; embed Promoted2}".replace("Promoted2", "Pointer").as_str());
    world
}

fn implements(world: &mut World, ty: &str, iface: &str, constraint: bool) -> String {
    let (ty, iface) = (world.ty(ty), world.ty(iface));
    world.info.implements(ty, iface, constraint, MAIN).err().unwrap_or_default()
}

#[test]
fn missing_methods_are_explained() {
    let mut world = world();
    let cases = [
        ("Good", ""),
        ("*Good", ""),
        ("*Pointer", ""),
        ("Promoted", ""),
        ("Stringer", ""),
        ("int", "int does not implement Stringer (missing method String)"),
        ("Pointer", "Pointer does not implement Stringer (method String has pointer receiver)"),
        (
            "Wrong",
            "Wrong does not implement Stringer (wrong type for method String)\n\t\thave String(int) []byte\n\t\twant String() string",
        ),
        (
            "Spelled",
            "Spelled does not implement Stringer (missing method String)\n\t\thave string() string\n\t\twant String() string",
        ),
        ("WithField", "WithField does not implement Stringer (WithField.String is a field, not a method)"),
        ("Twice", "Twice does not implement Stringer (ambiguous selector Twice.String)"),
        ("any", "any does not implement Stringer (missing method String)"),
        ("*Stringer", "*Stringer does not implement Stringer (type *Stringer is pointer to interface, not interface)"),
    ];
    for (ty, cause) in cases {
        assert_eq!(implements(&mut world, ty, "Stringer", false), cause);
    }
    assert_eq!(
        implements(&mut world, "Good", "*Stringer", false),
        "Good does not implement *Stringer (type *Stringer is pointer to interface, not interface)"
    );
    assert_eq!(implements(&mut world, "Good", "int", false), "Good does not implement int (int is not an interface)");
}

#[test]
fn constraints_are_explained() {
    let mut world = world();
    let cases = [
        ("int", "Number", ""),
        ("MyInt", "Number", ""),
        ("string", "Number", "string does not satisfy Number (string missing in ~int | ~float64)"),
        (
            "MyInt",
            "interface{int | string}",
            "MyInt does not satisfy interface{int | string} (possibly missing ~ for int in interface{int | string})",
        ),
        (
            "int",
            "interface{int; String() string}",
            "int does not satisfy interface{String() string; int} (missing method String)",
        ),
        ("int", "interface{int; string}", "cannot satisfy interface{int; string} (empty type set)"),
        ("[]int", "comparable", "[]int does not satisfy comparable"),
        ("any", "comparable", ""),
        ("struct{x any}", "comparable", ""),
        ("struct{x []int}", "comparable", "struct{x []int} does not satisfy comparable"),
        ("any", "Number", "any does not satisfy Number"),
        ("int", "any", ""),
    ];
    for (ty, constraint, cause) in cases {
        assert_eq!(implements(&mut world, ty, constraint, true), cause, "{ty}");
    }
}

#[test]
fn type_parameters_satisfy_what_their_types_do() {
    let mut world = world();
    world.tparams(&[("P", "~int"), ("Q", "any"), ("R", "comparable"), ("S", "Stringer")]);
    let cases = [
        ("P", "Number", ""),
        ("Q", "Number", "Q does not satisfy Number"),
        ("R", "comparable", ""),
        ("Q", "comparable", "Q does not satisfy comparable"),
        ("S", "Stringer", ""),
        ("Q", "Stringer", "Q does not satisfy Stringer (missing method String)"),
    ];
    for (ty, constraint, cause) in cases {
        assert_eq!(implements(&mut world, ty, constraint, true), cause, "{ty}");
    }
}

#[test]
fn arguments_are_verified_with_each_other() {
    let mut world = world();
    let tparams = world.tparams(&[("S", "~[]E"), ("E", "Number")]);
    let targs = [world.ty("[]string"), world.ty("string")];
    let verified = world.info.verify(&tparams, &targs, MAIN);
    assert_eq!(verified, Err((1, "string does not satisfy Number (string missing in ~int | ~float64)".to_owned())));
    let targs = [world.ty("[]int"), world.ty("float64")];
    let verified = world.info.verify(&tparams, &targs, MAIN);
    assert_eq!(verified, Err((0, "[]int does not satisfy ~[]float64 ([]int missing in ~[]float64)".to_owned())));
}

#[test]
fn assertions_need_the_methods_that_are_known() {
    let mut world = world();
    let stringer = world.ty("Stringer");
    let mut assertable = |target: &str| {
        let target = world.ty(target);
        world.info.assertable(stringer, target, MAIN).err().unwrap_or_default()
    };
    assert_eq!(assertable("Good"), "");
    assert_eq!(assertable("error"), "");
    assert_eq!(assertable("int"), "(missing method String)");
    assert_eq!(assertable("Pointer"), "(method String has pointer receiver)");
}

#[test]
fn what_cannot_be_compared_says_why() {
    let mut world = world();
    let mut why = |ty: &str| {
        let id = world.ty(ty);
        world.info.comparable(id, true, MAIN)
    };
    assert_eq!(why("struct{a int; b any}"), Ok(()));
    assert_eq!(why("[2]string"), Ok(()));
    assert_eq!(why("[]int"), Err(String::new()));
    assert_eq!(why("struct{a []int}"), Err("struct containing []int cannot be compared".to_owned()));
    assert_eq!(why("[2]func()"), Err("[2]func() cannot be compared".to_owned()));
    world.tparams(&[("P", "any"), ("Q", "comparable"), ("R", "int | string")]);
    let mut why = |ty: &str| {
        let id = world.ty(ty);
        world.info.comparable(id, true, MAIN)
    };
    assert_eq!(why("P"), Err("incomparable types in type set".to_owned()));
    assert_eq!(why("Q"), Ok(()));
    assert_eq!(why("R"), Ok(()));
}
