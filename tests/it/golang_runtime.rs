//! How Go programs end that break the runtime's rules, on several Ps, as whole processes.

use std::fs;
use std::process::Command;

/// What running a program gave.
struct Ended {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

impl Ended {
    fn first_line(&self) -> &str {
        self.stderr.lines().next().unwrap_or_default()
    }
}

/// Runs `gopark exec` with these options on a program called main.go.
fn exec(source: impl AsRef<[u8]>, options: &[&str]) -> Ended {
    exec_file("main.go", source, options)
}

fn exec_file(name: &str, source: impl AsRef<[u8]>, options: &[&str]) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), source).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gopark"));
    let output = command.current_dir(&folder).arg("exec").args(options).arg(name).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { stdout: text(&output.stdout), stderr: text(&output.stderr), code: output.status.code() }
}

/// Runs it on so many Ps with each of some seeds.
fn with_seeds(source: &str, procs: &str) -> Vec<Ended> {
    (1..=10).map(|seed| exec(source, &["--gomaxprocs", procs, "--seed", &seed.to_string()])).collect()
}

/// A program in which 100 goroutines do this to a map `m`; `lock` and `unlock` are around it.
fn map_program(lock: &str, body: &str, unlock: &str) -> String {
    format!(
        r#"package main

import ("fmt"; "runtime"; "sync"; "sync/atomic")

var mu sync.Mutex
var flag atomic.Bool
var pointer atomic.Pointer[sync.Mutex]

func main() {{
	m := make(map[int]int)
	var wg sync.WaitGroup
	for i := 0; i < 100; i++ {{
		wg.Add(1)
		go func() {{
			defer wg.Done()
			{lock}
			{body}
			{unlock}
		}}()
	}}
	wg.Wait()
	fmt.Println(len(m), runtime.NumCPU() > 0)
}}
"#
    )
}

#[test]
fn goroutines_that_write_to_a_map_at_the_same_time_are_caught() {
    let racing = map_program("", "m[i%10] = i", "");
    let ended = with_seeds(&racing, "4");
    let caught: Vec<_> = ended.iter().filter(|ended| ended.code == Some(2)).collect();
    assert!(caught.len() > 5, "{} of 10", caught.len());
    for ended in &caught {
        let lines: Vec<_> = ended.stderr.lines().collect();
        assert_eq!(lines[0], "fatal error: concurrent map writes");
        assert_eq!(lines[1], "");
        assert!(lines[2].starts_with("goroutine ") && lines[2].ends_with(" [running]:"), "{}", lines[2]);
        assert_eq!(
            lines[3..],
            ["main.main.func1()", "\tmain.go:17", "created by main.main in goroutine 1", "\tmain.go:14"]
        );
    }
    let again = exec(&racing, &["--gomaxprocs", "4", "--seed", "1"]);
    assert_eq!((again.code, &again.stderr), (ended[0].code, &ended[0].stderr));
    assert!(with_seeds(&racing, "1").iter().all(|ended| ended.code == Some(0)));
}

#[test]
fn reading_and_walking_over_a_map_that_is_written_is_caught() {
    let writer = "package main\n\nfunc main() {\n\tm := map[int]int{1: 1}\n\tgo func() {\n\t\tfor i := 0; ; i++ {\n\t\t\t\
                  m[i%9] = i\n\t\t}\n\t}()\n\tfor {\n";
    let read = exec(format!("{writer}\t\t_ = m[1]\n\t}}\n}}\n"), &[]);
    assert_eq!((read.first_line(), read.code), ("fatal error: concurrent map read and map write", Some(2)));
    let walk = exec(format!("{writer}\t\tfor range m {{\n\t\t}}\n\t}}\n}}\n"), &[]);
    assert_eq!((walk.first_line(), walk.code), ("fatal error: concurrent map iteration and map write", Some(2)));
}

#[test]
fn goroutines_that_take_turns_with_a_map_are_not_caught() {
    let body = "for j := range 20 { m[j%10] += i; delete(m, j%10+1) }";
    let spin = "for !flag.CompareAndSwap(false, true) { runtime.Gosched() }";
    let own = "for !pointer.CompareAndSwap(nil, &mu) { }";
    let turns = [
        ("mu.Lock()", "mu.Unlock()"),
        (spin, "flag.Store(false)"),
        (own, "pointer.Store(nil)"),
        (own, "pointer.CompareAndSwap(&mu, nil)"),
    ];
    for (lock, unlock) in turns {
        for ended in with_seeds(&map_program(lock, body, unlock), "4") {
            assert_eq!(
                (ended.stdout.as_str(), ended.stderr.as_str(), ended.code),
                ("10 true\n", "", Some(0)),
                "{lock}"
            );
        }
    }
}

/// Runs it as a file of tests.
fn test(source: &str) -> Ended {
    exec_file("main_test.go", source, &[])
}

#[test]
fn a_test_that_panics_ends_all_tests() {
    let ended = test(
        "package main\nimport \"testing\"\nfunc TestA(t *testing.T) {\n\tt.Run(\"sub\", func(t *testing.T) {\n\t\tpanic(\"bad\")\n\
         \t})\n}\nfunc TestB(t *testing.T) {}\n",
    );
    let start = "=== RUN   TestA\n=== RUN   TestA/sub\n--- FAIL: TestA (0.00s)\n    --- FAIL: TestA/sub (0.00s)\n\
                 panic: bad [recovered, repanicked]\n\ngoroutine ";
    assert!(ended.stdout.starts_with(start), "{}", ended.stdout);
    assert!(ended.stdout.contains("\nmain.TestA.func1(...)\n\tmain_test.go:5\n"), "{}", ended.stdout);
    assert!(ended.stdout.ends_with("\nFAIL\tcommand-line-arguments\t0.000s\nFAIL\n"), "{}", ended.stdout);
    assert_eq!((ended.stderr.as_str(), ended.code), ("", Some(1)));
}

#[test]
fn a_fatal_error_while_panicking_comes_after_the_panics() {
    let body = "type S string\nfunc (s S) String() string { return \"never asked\" }\nfunc main() {\n\tvar mu sync.Mutex\n\
                \tdefer mu.Unlock()\n\tdefer func() { panic(S(\"third\")) }()\n\tdefer func() {\n\t\tvar list []int\n\
                \t\tprintln(1 / len(list))\n\t}()\n\tdefer func() {\n\t\trecover()\n\t\tpanic(2.5)\n\t}()\n\tpanic(\"a\\nb\")\n}\n";
    let ended = exec(format!("package main\nimport \"sync\"\n{body}"), &[]);
    let start = "panic: a\n\tb [recovered]\n\tpanic: 2.5\n\tpanic: runtime.errorString(\"integer divide by zero\")\n\
                 \tpanic: main.S(\"third\")\n\tfatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:\n";
    assert!(ended.stderr.starts_with(start), "{}", ended.stderr);
    assert_eq!(ended.code, Some(2));
}

#[test]
fn tests_that_wait_for_ever_time_out() {
    let ended = test("package main\nimport \"testing\"\nfunc TestA(t *testing.T) {\n\tselect {}\n}\n");
    let text = "panic: test timed out after 10m0s\n\trunning tests:\n\t\tTestA (10m0s)\n\ngoroutine ";
    assert!(ended.stdout.contains(text), "{}", ended.stdout);
    assert!(ended.stdout.contains(" [select (no cases)]:\nmain.TestA(...)\n\tmain_test.go:4\n"), "{}", ended.stdout);
    assert_eq!(ended.code, Some(1));
}

#[test]
fn tests_that_cannot_be_compiled_are_named() {
    let ended = test("package main\nimport \"testing\"\nfunc TestA(t *testing.T) {\n\tx := 1\n}\n");
    let mistake =
        "# command-line-arguments [command-line-arguments.test]\n./main_test.go:4:2: declared and not used: x\n";
    assert_eq!(ended.stderr, mistake);
    assert_eq!(ended.stdout, "FAIL\tcommand-line-arguments [build failed]\nFAIL\n");
    let ended = test("package main\nimport (\n\t\"testing\"\n\t\"foo\"\n)\nfunc TestA(t *testing.T) {}\n");
    assert_eq!(ended.stdout, "FAIL\tcommand-line-arguments [setup failed]\nFAIL\n");
}

#[test]
fn who_waits_for_a_signal_is_not_deadlocked() {
    let program = |listen: &str| {
        format!(
            "package main\n\nimport (\n\t\"context\"\n\t\"os\"\n\t\"os/signal\"\n)\n\nfunc main() {{\n\
             \tc := make(chan os.Signal, 1)\n\tctx := context.Background()\n\t{listen}\n\
             \tprintln(\"waiting\")\n\tselect {{\n\tcase <-c:\n\tcase <-ctx.Done():\n\t}}\n}}\n"
        )
    };
    for listen in ["signal.Notify(c, os.Interrupt)", "ctx, _ = signal.NotifyContext(ctx, os.Interrupt)"] {
        for procs in ["1", "4"] {
            let ended = exec(program(listen), &["--gomaxprocs", procs]);
            let said = "waiting\ngopark: nothing happens in the program any more; no signal ever comes\n";
            assert_eq!((ended.stderr.as_str(), ended.code), (said, Some(2)), "{listen}");
        }
    }
    // Listening is what matters.
    let ended = exec(program("signal.Ignore(os.Interrupt)"), &[]);
    assert_eq!(ended.stderr.lines().nth(1), Some("fatal error: all goroutines are asleep - deadlock!"));
}

#[test]
fn a_goroutine_that_the_library_starts_is_called_after_the_function_it_was_given() {
    let source = "package main\n\nimport (\n\t\"sync\"\n\t\"time\"\n\n\t\"golang.org/x/sync/errgroup\"\n)\n\ntype T struct{}\n\n\
                  func (T) method() { time.Sleep(1000) }\n\nfunc named() { time.Sleep(1000) }\n\nfunc main() {\n\
                  \tvar wg sync.WaitGroup\n\twg.Go(func() { time.Sleep(1000) })\n\twg.Go(named)\n\twg.Go(T{}.method)\n\
                  \twg.Wait()\n\tvar g errgroup.Group\n\tg.Go(func() error { named(); return nil })\n\tg.Wait()\n}\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("main.go"), source).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gopark"));
    let output = command.current_dir(&folder).args(["run", "main.go"]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let text = text.replace('\n', " ");
    for name in ["main.func1", "main.func2", "named", "T.method-fm"] {
        assert!(text.contains(&format!(" {name} ")), "{name}: {text}");
    }
    assert!(!text.contains("(*WaitGroup)") && !text.contains("(*Group)"), "{text}");
}

#[test]
fn traces_say_who_created_a_goroutine() {
    let created = |imports: &str, body: &str| {
        let ended = exec(format!("package main\n\nimport (\n{imports}\n)\n\nfunc main() {{\n{body}\n}}\n"), &[]);
        assert_eq!(ended.code, Some(2), "{}", ended.stderr);
        let line = ended.stderr.lines().find(|line| line.starts_with("created by "));
        line.unwrap_or_default().to_owned()
    };
    let sleep = "time.Sleep(time.Second)";
    let after = created("\"time\"", &format!("time.AfterFunc(1, func() {{ panic(1) }}); {sleep}"));
    assert_eq!(after, "created by time.goFunc");
    let body = "ctx, cancel := context.WithCancel(context.Background())\ncontext.AfterFunc(ctx, func() { panic(1) })\ncancel()\n";
    let context = created("\"context\"\n\"time\"", &format!("{body}{sleep}"));
    assert_eq!(context, "created by context.(*afterFuncCtx).cancel.func1 in goroutine 1");
    let group = created("\"sync\"", "var wg sync.WaitGroup\nwg.Go(func() { panic(1) })\nwg.Wait()");
    assert_eq!(group, "created by sync.(*WaitGroup).Go in goroutine 1");
    let errors =
        created("\"golang.org/x/sync/errgroup\"", "var g errgroup.Group\ng.Go(func() error { panic(1) })\ng.Wait()");
    assert_eq!(errors, "created by golang.org/x/sync/errgroup.(*Group).Go in goroutine 1");
}

#[test]
fn what_is_no_text_is_found_where_it_is() {
    let ended = exec(b"package main\n\nfunc main() {\n\tprintln(\"a\xffb\") // \xfe\n\tx := \xff1\n}\n", &[]);
    let expected = "# command-line-arguments\n./main.go:4:12: invalid UTF-8 encoding\n\
                    ./main.go:5:2: declared and not used: x\n./main.go:5:7: invalid UTF-8 encoding\n";
    assert_eq!((ended.stderr.as_str(), ended.code), (expected, Some(1)));
    let ended = exec(b"\xef\xbb\xbfpackage main\n\nfunc main() {\n\tprintln(\"\xef\xbb\xbf\x00\")\n}\n", &[]);
    let expected = "# command-line-arguments\n./main.go:4:11: invalid BOM in the middle of the file\n\
                    ./main.go:4:14: invalid NUL character\n";
    assert_eq!((ended.stderr.as_str(), ended.code), (expected, Some(1)));
    let ended = exec(b"package main\n\n// \xff\nfunc main() {}\n", &[]);
    assert_eq!((ended.stderr.as_str(), ended.code), ("main.go:3:4: illegal UTF-8 encoding\n", Some(1)));
}

#[test]
fn a_program_without_memory_is_told_so() {
    let ended = exec("package main\n\nfunc main() {\n\tn := 1 << 34\n\tprintln(len(make([]int, n)))\n}\n", &[]);
    let expected = "fatal error: runtime: out of memory\n[gopark gives a program at most 4096 MiB]\n\ngoroutine 1 [running]:\n\
                    main.main()\n\tmain.go:5\n";
    assert_eq!((ended.stderr.as_str(), ended.code), (expected, Some(2)));
    let ended = exec("package main\n\nfunc main() {\n\tn := 1 << 60\n\tprintln(len(make([]int, n)))\n}\n", &[]);
    assert_eq!(ended.first_line(), "panic: runtime error: makeslice: len out of range");
}

#[test]
fn a_tree_of_the_tour_holds_ten_multiples_in_order() {
    let source = r#"package main

import (
	"fmt"

	"golang.org/x/tour/tree"
)

func walk(t *tree.Tree, ch chan<- int) {
	if t != nil {
		walk(t.Left, ch)
		ch <- t.Value
		walk(t.Right, ch)
	}
}

func main() {
	ch := make(chan int)
	go func() {
		walk(tree.New(3), ch)
		close(ch)
	}()
	for v := range ch {
		fmt.Print(v, " ")
	}
	fmt.Println(&tree.Tree{Left: &tree.Tree{Value: 1}, Value: 2})
}
"#;
    assert_eq!(exec(source, &[]).stdout, "3 6 9 12 15 18 21 24 27 30 ((1) 2)\n");
}

#[test]
fn who_only_computes_says_where_that_is() {
    let source = "\
package main

func main() {
	a, b := 0, 0
	for i := range 1_000_000 {
		a += i
	}
	for i := range 1_000_000 {
		b -= i
	}
	if a+b != 0 {
		panic(a)
	}
}
";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("main.go"), source).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gopark"));
    let output = command.current_dir(&folder).args(["run", "main.go", "--format", "events"]).output().unwrap();
    let events = String::from_utf8(output.stdout).unwrap();
    let told = |lines: [u32; 2]| {
        let at = |line: &u32| {
            events.lines().any(|event| event.contains("GoAt") && event.contains(&format!("\"line\":{line},")))
        };
        lines.iter().any(at)
    };
    assert!(told([5, 6]), "in the first loop\n{events}");
    assert!(told([8, 9]), "in the second loop");
}
