//! Type inference.

use super::super::infer::{Argument, InferError, Inference};
use super::super::testing::{MAIN, World};

/// Infers a call's type arguments; the arguments are types, an untyped one by its kind.
fn infer(tparams: &[(&str, &str)], targs: &[&str], params: &[&str], args: &[&str]) -> Result<String, String> {
    let mut world = World::new();
    world.define("MyInts", "[]int");
    world.define("Num", "int");
    world.define("Str", "struct{}");
    world.method("*Str", "Set", "(string)");
    world.define_generic("List", &[("E", "any")], "struct{}");
    world.define_generic("Seq", &[("E", "any")], "func(func(E) bool)");
    let tparams = world.tparams(tparams);
    let targs: Vec<_> = targs.iter().map(|text| world.ty(text)).collect();
    let params: Vec<_> = params.iter().map(|text| world.ty(text)).collect();
    let args: Vec<_> = args
        .iter()
        .map(|text| {
            use super::super::Basic::{UntypedBool, UntypedFloat, UntypedInt, UntypedNil, UntypedRune, UntypedString};
            let kinds = [UntypedInt, UntypedFloat, UntypedRune, UntypedString, UntypedBool, UntypedNil];
            let kind = kinds.into_iter().find(|kind| kind.name() == *text);
            let ty = kind.map_or_else(|| world.ty(text), Into::into);
            Argument { ty, tparams: Vec::new(), targs: Vec::new() }
        })
        .collect();
    let inference =
        Inference { tparams: &tparams, targs: &targs, params: &params, args: &args, reverse: false, from: MAIN };
    match world.info.infer(&inference) {
        Ok(inferred) => Ok(world.info.type_list(&inferred.targs, MAIN)),
        Err(error) => Err(error.message("x", "here")),
    }
}

#[test]
fn from_typed_arguments() {
    let any2 = [("K", "any"), ("V", "any")];
    assert_eq!(infer(&any2, &[], &["map[K]V"], &["map[string][]int"]), Ok("string, []int".to_owned()));
    assert_eq!(infer(&any2, &[], &["[]K", "func(K) V"], &["MyInts", "func(int) bool"]), Ok("int, bool".to_owned()));
    assert_eq!(infer(&any2, &["string"], &["V"], &["int"]), Ok("string, int".to_owned()));
    assert_eq!(infer(&[("T", "any")], &[], &["List[T]", "T"], &["List[Num]", "untyped int"]), Ok("Num".to_owned()));
    assert_eq!(infer(&[("T", "any")], &[], &["Seq[T]"], &["func(func(int) bool)"]), Ok("int".to_owned()));
    assert_eq!(infer(&[("T", "any")], &[], &["T", "T"], &["[]int", "MyInts"]), Ok("MyInts".to_owned()));
    assert_eq!(infer(&[("T", "any")], &[], &["<-chan T"], &["chan int"]), Ok("int".to_owned()));
}

#[test]
fn from_constraints() {
    let slice = [("S", "~[]E"), ("E", "any")];
    assert_eq!(infer(&slice, &[], &["S"], &["MyInts"]), Ok("MyInts, int".to_owned()));
    let pointer = [("T", "any"), ("PT", "interface{*T; Set(string)}")];
    assert_eq!(infer(&pointer, &["Str"], &[], &[]), Ok("Str, *Str".to_owned()));
    let methods = [("T", "interface{Set(E)}"), ("E", "any")];
    assert_eq!(infer(&methods, &[], &["T"], &["*Str"]), Ok("*Str, string".to_owned()));
}

#[test]
fn from_untyped_constants() {
    let one = [("T", "any")];
    assert_eq!(infer(&one, &[], &["T"], &["untyped int"]), Ok("int".to_owned()));
    assert_eq!(infer(&one, &[], &["T"], &["untyped rune"]), Ok("rune".to_owned()));
    assert_eq!(
        infer(&one, &[], &["T", "T", "T"], &["untyped int", "untyped float", "untyped rune"]),
        Ok("float64".to_owned())
    );
    assert_eq!(infer(&one, &[], &["T", "T"], &["untyped float", "int"]), Ok("int".to_owned()));
    let mixed = "mismatched types untyped int and untyped string (cannot infer T)";
    assert_eq!(infer(&one, &[], &["T", "T"], &["untyped int", "untyped string"]), Err(mixed.to_owned()));
    assert_eq!(infer(&one, &[], &["T"], &["untyped nil"]), Err("cannot infer T (declared at here)".to_owned()));
}

#[test]
fn failures_are_explained() {
    let one = [("T", "any")];
    assert_eq!(infer(&one, &[], &[], &[]), Err("cannot infer T (declared at here)".to_owned()));
    assert_eq!(
        infer(&one, &[], &["T", "T"], &["int", "string"]),
        Err("type string of x does not match inferred type int for T".to_owned())
    );
    assert_eq!(
        infer(&one, &[], &["[]T"], &["int"]),
        Err("type int of x does not match []T (cannot infer T)".to_owned())
    );
    let two = [("K", "any"), ("V", "any")];
    assert_eq!(
        infer(&two, &[], &["map[K]V"], &["int"]),
        Err("type int of x does not match map[K]V (cannot infer K and V)".to_owned())
    );
    let three = [("A", "any"), ("B", "any"), ("C", "any")];
    assert_eq!(
        infer(&three, &[], &["func(A, B) C"], &["int"]),
        Err("type int of x does not match func(A, B) C (cannot infer A, B, and C)".to_owned())
    );
    let slice = [("S", "~[]E"), ("E", "any")];
    assert_eq!(infer(&slice, &[], &["S"], &["int"]), Err("S (type int) does not satisfy ~[]E".to_owned()));
    let methods = [("T", "interface{Set(E)}"), ("E", "any")];
    assert_eq!(
        infer(&methods, &[], &["T"], &["int"]),
        Err("T (type int) does not satisfy interface{Set(E)} (missing method Set)".to_owned())
    );
    assert_eq!(infer(&[("A", "interface{*A}")], &[], &[], &[]), Err("cannot infer A (declared at here)".to_owned()));
}

#[test]
fn functions_may_call_themselves() {
    let mut world = World::new();
    let tparams = world.tparams(&[("T", "any")]);
    let (param, arg) = (world.ty("[]T"), world.ty("[][]T"));
    let args = [Argument { ty: arg, tparams: Vec::new(), targs: Vec::new() }];
    let inference =
        Inference { tparams: &tparams, targs: &[], params: &[param], args: &args, reverse: false, from: MAIN };
    let inferred = world.info.infer(&inference).map(|inferred| world.info.type_list(&inferred.targs, MAIN));
    assert_eq!(inferred, Ok("[]T".to_owned()));
}

#[test]
fn generic_functions_are_arguments() {
    let mut world = World::new();
    let of_arg = world.tparams(&[("X", "any")]);
    let arg = world.ty("func(X) []X");
    let tparams = world.tparams(&[("T", "any"), ("R", "any")]);
    let params = [world.ty("[]T"), world.ty("func(T) R")];
    let ints = world.ty("[]int");
    let args = [
        Argument { ty: ints, tparams: Vec::new(), targs: Vec::new() },
        Argument { ty: arg, tparams: of_arg, targs: Vec::new() },
    ];
    let inference =
        Inference { tparams: &tparams, targs: &[], params: &params, args: &args, reverse: false, from: MAIN };
    let inferred = world.info.infer(&inference).expect("it is possible");
    assert_eq!(world.info.type_list(&inferred.targs, MAIN), "int, []int");
    assert_eq!(inferred.of_args[0], []);
    assert_eq!(world.info.type_list(&inferred.of_args[1], MAIN), "int");
}

#[test]
fn arguments_may_have_some_of_their_type_arguments() {
    let mut world = World::new();
    let of_arg = world.tparams(&[("P", "any"), ("Q", "any")]);
    let q = of_arg[1];
    let pointer = world.ty("*P");
    let constraint = vec![vec![super::super::Term { tilde: false, ty: pointer }]];
    let constraint = world.info.types.interface_type(Vec::new(), constraint, true);
    world.info.types.tparam_mut(q).constraint = Some(constraint);
    let arg = world.ty("func(P)");
    let tparams = world.tparams(&[("R", "any")]);
    let params = [world.ty("func(R)")];
    let args = [Argument { ty: arg, tparams: of_arg, targs: vec![world.ty("int")] }];
    let inference =
        Inference { tparams: &tparams, targs: &[], params: &params, args: &args, reverse: false, from: MAIN };
    let inferred = world.info.infer(&inference).expect("it is possible");
    assert_eq!(world.info.type_list(&inferred.targs, MAIN), "int");
    assert_eq!(world.info.type_list(&inferred.of_args[0], MAIN), "int, *int");
}

#[test]
fn generic_functions_are_assigned() {
    let mut world = World::new();
    let tparams = world.tparams(&[("T", "any")]);
    let param = world.ty("func(T, T)");
    let target = world.ty("func(int, string)");
    let args = [Argument { ty: target, tparams: Vec::new(), targs: Vec::new() }];
    let inference =
        Inference { tparams: &tparams, targs: &[], params: &[param], args: &args, reverse: true, from: MAIN };
    let error: InferError = world.info.infer(&inference).expect_err("int is no string");
    assert_eq!(
        error.message("f", ""),
        "inferred type func(int, int) for func(T, T) does not match type func(int, string) of f"
    );
}
