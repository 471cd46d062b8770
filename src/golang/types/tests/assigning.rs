//! Assignments and conversions.

use super::super::assign::{BadConversion, Misfit, Source};
use super::super::testing::{MAIN, World};
use super::super::{Basic, TypeId};
use crate::golang::constant::Value;
use crate::golang::syntax::ast::LiteralKind;

fn world() -> World {
    let mut world = World::new();
    world.define("MyInt", "int");
    world.define("Ints", "[]int");
    world.define("Ch", "chan int");
    world.define("Stringer", "interface{String() string}");
    world.define("Impl", "struct{}");
    world.method("*Impl", "String", "() string");
    world.define("Tagged", "struct{x int `t`}");
    world.define("Plain", "struct{x int}");
    world
}

fn assignable(world: &mut World, from: &str, to: &str) -> Result<(), Option<String>> {
    let (from, to) = (world.ty(from), world.ty(to));
    world.info.assignable(Source { ty: from, value: None }, to, MAIN)
}

#[test]
fn values_of_which_type_go_where() {
    let mut world = world();
    let fine = [
        ("int", "int"),
        ("[]byte", "[]uint8"),
        ("[]int", "Ints"),
        ("Ints", "[]int"),
        ("chan int", "<-chan int"),
        ("Ch", "chan<- int"),
        ("*Impl", "Stringer"),
        ("Stringer", "any"),
        ("error", "interface{Error() string}"),
        ("func(x: int)", "func(int)"),
    ];
    for (from, to) in fine {
        assert_eq!(assignable(&mut world, from, to), Ok(()), "{from} to {to}");
    }
    let wrong =
        ["int -> MyInt", "MyInt -> int", "int -> string", "[]int -> []any", "<-chan int -> chan int", "int -> *int"];
    for (from, to) in wrong.iter().filter_map(|case| case.split_once(" -> ")) {
        assert_eq!(assignable(&mut world, from, to), Err(None), "{from} to {to}");
    }
    let cause = |text: &str| Err(Some(text.to_owned()));
    let pointer = cause("Impl does not implement Stringer (method String has pointer receiver)");
    assert_eq!(assignable(&mut world, "Impl", "Stringer"), pointer);
    assert_eq!(assignable(&mut world, "any", "int"), cause("need type assertion"));
    assert_eq!(assignable(&mut world, "Stringer", "*Impl"), cause("need type assertion"));
}

#[test]
fn type_parameters_stand_for_each_of_their_types() {
    let mut world = world();
    world.tparams(&[("S", "[]int | Ints"), ("N", "int | float64")]);
    assert_eq!(assignable(&mut world, "S", "[]int"), Ok(()));
    assert_eq!(assignable(&mut world, "[]int", "S"), Ok(()));
    assert_eq!(assignable(&mut world, "N", "N"), Ok(()));
    assert_eq!(assignable(&mut world, "N", "int"), Err(None));
    let cause = "cannot assign []string to []int (in S)".to_owned();
    assert_eq!(assignable(&mut world, "[]string", "S"), Err(Some(cause)));
}

fn implicit(world: &mut World, kind: Basic, value: &Value, to: &str) -> Result<TypeId, Misfit> {
    let to = world.ty(to);
    world.info.implicit_type(Source { ty: kind.into(), value: Some(value) }, to).map(|(ty, _)| ty)
}

#[test]
fn constants_take_the_type_that_is_wanted() {
    let mut world = world();
    let one = Value::int(1);
    let half = Value::from_literal(LiteralKind::Float, "0.5");
    let huge = Value::from_literal(LiteralKind::Float, "1e100");
    let my = world.ty("MyInt");
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &one, "MyInt"), Ok(my));
    assert_eq!(implicit(&mut world, Basic::UntypedRune, &one, "any"), Ok(Basic::Rune.into()));
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &one, "Stringer"), Err(Misfit::Mismatch));
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &one, "string"), Err(Misfit::Mismatch));
    assert_eq!(implicit(&mut world, Basic::UntypedFloat, &half, "int"), Err(Misfit::Truncated));
    assert_eq!(implicit(&mut world, Basic::UntypedFloat, &huge, "int"), Err(Misfit::Truncated));
    assert_eq!(implicit(&mut world, Basic::UntypedFloat, &huge, "float32"), Err(Misfit::Overflows));
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &Value::int(256), "byte"), Err(Misfit::Overflows));
    world.tparams(&[("P", "int8 | float64"), ("Q", "any")]);
    let p = world.ty("P");
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &one, "P"), Ok(p));
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &Value::int(200), "P"), Err(Misfit::Mismatch));
    assert_eq!(implicit(&mut world, Basic::UntypedInt, &one, "Q"), Err(Misfit::Mismatch));
}

#[test]
fn nil_goes_where_there_is_nil() {
    let mut world = world();
    world.tparams(&[("P", "*int | []int"), ("Q", "any")]);
    for (to, fits) in [("*int", true), ("Ints", true), ("any", true), ("P", true), ("int", false), ("Q", false)] {
        let id = world.ty(to);
        let nil = Source { ty: Basic::UntypedNil.into(), value: None };
        assert_eq!(world.info.assignable(nil, id, MAIN).is_ok(), fits, "{to}");
    }
}

fn convert(world: &mut World, from: TypeId, value: Option<&Value>, to: &str) -> Result<Option<Value>, BadConversion> {
    let to = world.ty(to);
    world.info.conversion(Source { ty: from, value }, to, MAIN)
}

#[test]
fn conversions_between_types() {
    let mut world = world();
    let fine = "int -> MyInt, int -> float64, float64 -> uint8, int -> string, string -> []byte, []rune -> string, \
                Tagged -> Plain, *Tagged -> *Plain, []int -> [3]int, []int -> *[3]int, complex64 -> complex128, \
                Impl -> struct{}, *Impl -> Stringer";
    let wrong = "string -> int, bool -> int, []int -> []string, [3]int -> []int, float64 -> string, Plain -> Impl, \
                 complex128 -> float64, []int -> [3]string";
    for (list, fits) in [(fine, true), (wrong, false)] {
        for (from, to) in list.split(", ").filter_map(|case| case.trim().split_once(" -> ")) {
            let id = world.ty(from);
            assert_eq!(convert(&mut world, id, None, to).is_ok(), fits, "{from} to {to}");
        }
    }
}

#[test]
fn conversions_of_constants() {
    let mut world = world();
    let int = TypeId::from(Basic::UntypedInt);
    let mut of = |value: i32, to: &str| convert(&mut world, int, Some(&Value::int(value)), to);
    assert_eq!(of(65, "string"), Ok(Some(Value::string("A"))));
    assert_eq!(of(-1, "string"), Ok(Some(Value::string("\u{fffd}"))));
    assert_eq!(of(300, "byte"), Err(BadConversion::Overflows));
    assert_eq!(of(1, "bool"), Err(BadConversion::Cannot(None)));
    assert_eq!(of(1, "any"), Ok(None));
    assert_eq!(of(2, "float64"), Ok(Some(Value::int(2))));
    let half = Value::from_literal(LiteralKind::Float, "0.5");
    let cannot = Err(BadConversion::Cannot(None));
    assert_eq!(convert(&mut world, Basic::UntypedFloat.into(), Some(&half), "int"), cannot);
    let text = Value::string("x");
    assert_eq!(convert(&mut world, Basic::UntypedString.into(), Some(&text), "[]byte"), Ok(None));
}

#[test]
fn conversions_to_and_from_type_parameters() {
    let mut world = world();
    world.tparams(&[("N", "~int8 | ~float64"), ("T", "~string | ~[]byte"), ("A", "any")]);
    let int = TypeId::from(Basic::UntypedInt);
    assert_eq!(convert(&mut world, int, Some(&Value::int(1)), "N"), Ok(None));
    let overflow = "constant 300 overflows int8 (in N)".to_owned();
    assert_eq!(convert(&mut world, int, Some(&Value::int(300)), "N"), Err(BadConversion::Cannot(Some(overflow))));
    let none = "A does not contain specific types".to_owned();
    assert_eq!(convert(&mut world, int, Some(&Value::int(1)), "A"), Err(BadConversion::Cannot(Some(none))));
    let [n, t] = [world.ty("N"), world.ty("T")];
    assert_eq!(convert(&mut world, n, None, "int"), Ok(None));
    assert_eq!(convert(&mut world, t, None, "string"), Ok(None));
    let cause = "cannot convert float64 (in N) to type string".to_owned();
    assert_eq!(convert(&mut world, n, None, "string"), Err(BadConversion::Cannot(Some(cause))));
}
