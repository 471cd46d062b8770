//! What small functions are compiled to.

use crate::golang::build;
use crate::golang::compile::listing;

/// The instructions of a program's functions but `main`.
fn compiled(source: &str) -> String {
    let text = format!("package main\n{source}\n");
    let code = build(&[("x.go".to_owned(), text)], 27).unwrap_or_else(|rejected| panic!("{rejected}"));
    listing(&code)
}

#[test]
fn a_counting_loop_has_three_instructions() {
    let text =
        compiled("func main() {\n\tsum := 0\n\tfor i := 0; i < 100; i++ {\n\t\tsum += i\n\t}\n\tprintln(sum)\n}");
    insta::assert_snapshot!(text);
}

#[test]
fn calls_take_place_at_the_top_of_the_frame() {
    let text = compiled(
        "func fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}\n\
         func main() { println(fib(3)) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn slices_are_walked_over_without_copies() {
    let text = compiled(
        "func sum(list []int) (s int) {\n\tfor _, x := range list {\n\t\ts += x\n\t}\n\treturn\n}\n\
         func swap(list []int, i, j int) { list[i], list[j] = list[j], list[i] }\n\
         func main() {\n\tlist := []int{1, 2}\n\tswap(list, 0, 1)\n\tprintln(sum(list))\n}",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn captured_variables_are_boxed_only_if_they_change() {
    let text = compiled(
        "func main() {\n\tn, fixed := 0, 5\n\tadd := func() { n += fixed }\n\tadd()\n\tprintln(n)\n\
         \tfor i := 0; i < 3; i++ {\n\t\tgo func() { println(i) }()\n\t}\n}",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn deferred_functions_set_named_results() {
    let text = compiled(
        "func f() (err any) {\n\tdefer func() { err = recover() }()\n\tpanic(1)\n}\nfunc main() { println(f() != nil) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn structs_are_flat() {
    let text = compiled(
        "type P struct{ x, y int }\ntype L struct{ a, b P }\n\
         func f(l L, p *L) int {\n\tl.b.y = 1\n\tp.a = l.b\n\treturn p.b.x + l.a.x\n}\n\
         func main() { println(f(L{}, &L{a: P{1, 2}})) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn generic_functions_are_compiled_for_each_type() {
    let text = compiled(
        "func most[T int8 | string](a, b T) T {\n\tif a > b {\n\t\treturn a\n\t}\n\treturn a + b\n}\n\
         func main() { println(most(int8(1), 2), most(\"a\", \"b\")) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn select_is_one_instruction_with_cases() {
    let text = compiled(
        "func main() {\n\ta, b := make(chan int), make(chan string, 1)\n\tselect {\n\tcase v, ok := <-a:\n\
         \t\tprintln(v, ok)\n\tcase b <- \"x\":\n\tdefault:\n\t\tprintln()\n\t}\n}",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn loops_over_functions_make_a_function_of_their_body() {
    let text = compiled(
        "func find(all func(func(int) bool), n int) bool {\n\tfor x := range all {\n\t\tif x == n {\n\
         \t\t\treturn true\n\t\t}\n\t}\n\treturn false\n}\n\
         func main() { println(find(func(yield func(int) bool) { yield(1) }, 1)) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn strings_are_put_together_at_once() {
    let text = compiled(
        "func f(a, b string) string { return a + \", \" + b + \"!\" }\n\
         func main() { println(f(\"a\", \"b\")) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn conditions_are_jumps() {
    let text = compiled(
        "func f(a, b int, c bool, s []int) int {\n\tif a < b && (c || s == nil) && len(s) != 3 {\n\
         \t\treturn 1\n\t}\n\tswitch {\n\tcase a == 0 || !c:\n\t\treturn 2\n\t}\n\treturn 3\n}\n\
         func main() { println(f(1, 2, true, nil)) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn interfaces_call_methods_by_key() {
    let text = compiled(
        "type I interface{ M(int) int }\ntype T int\nfunc (t T) M(x int) int { return int(t) + x }\n\
         func f(i I, x any) int {\n\tswitch v := x.(type) {\n\tcase T:\n\t\treturn v.M(1)\n\tcase I:\n\
         \t\treturn v.M(2)\n\t}\n\treturn i.M(3)\n}\n\
         func main() { println(f(T(1), T(2))) }",
    );
    insta::assert_snapshot!(text);
}

#[test]
fn long_chains_of_operators_need_no_deep_recursion() {
    let sum = vec!["x"; 100_000].join(" + ");
    let text = compiled(&format!("func main() {{\n\tx := 1\n\tprintln({sum})\n}}"));
    assert_eq!(text.lines().filter(|line| line.contains("Add d")).count(), 99_999);
    let all = vec!["b"; 50_000].join(" && ");
    let text = compiled(&format!("func main() {{\n\tb := true\n\tif {all} {{\n\t\tprintln(1)\n\t}}\n}}"));
    assert_eq!(text.lines().filter(|line| line.contains("JumpIfNot")).count(), 50_000);
}
