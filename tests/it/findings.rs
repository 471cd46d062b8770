//! What is found in small runs, where theory says that it must be, and not found where nothing is amiss.

use gopark::base::time::SimDuration;
use gopark::event::{Object, WaitReason};
use gopark::report::text::{Style, render};
use gopark::report::{Run, json};
use gopark::scenario::{Scenario, builtin};
use gopark::simulate::{Overrides, Plan};
use gopark::trace::explain::Teller;
use gopark::trace::findings::{Cause, Finding, find};
use gopark::trace::timeline::Timeline;

use crate::runs;

/// A scenario's run: its machine, then the rest of the file.
fn run(machine: &str, rest: &str) -> Timeline {
    let source = format!("title = \"Small\"\n[machine]\ncosts = \"ideal\"\n{machine}\n{rest}");
    let scenario = Scenario::parse(&source).unwrap_or_else(|found| panic!("{source}\n{found:#?}"));
    Plan::new("small.toml", scenario, &Overrides::default()).run()
}

fn builtin(name: &str) -> Timeline {
    runs::plan(builtin::find(name).unwrap(), &Overrides::default()).run()
}

fn told(timeline: &Timeline) -> Vec<String> {
    let teller = Teller::new(timeline.recording());
    find(timeline).iter().map(|one| one.told(teller).to_string()).collect()
}

fn names(timeline: &Timeline) -> Vec<&'static str> {
    find(timeline).iter().map(Finding::name).collect()
}

const fn ms(n: u64) -> SimDuration {
    SimDuration::from_millis(n)
}

/// Two tasks that take two mutexes in opposite order.
const OPPOSITE: &str = "
[[task]]
name = 'left'
steps = ['lock a', 'sleep 1ms', 'lock b']
[[task]]
name = 'right'
steps = ['lock b', 'sleep 1ms', 'lock a']
";

#[test]
fn the_builtins_have_what_they_are_about() {
    let expected: [(&str, &[&str]); 9] = [
        ("one-core", &[]),
        ("cpu-bound", &[]),
        ("io-wait", &[]),
        ("worker-pool", &[]),
        ("gomaxprocs-change", &["idle"]),
        ("work-stealing", &[]),
        ("mutex-contention", &["convoy"]),
        ("lost-updates", &[]),
        ("lock-order", &["deadlock"]),
    ];
    for (name, findings) in expected {
        let timeline = builtin(name);
        assert_eq!(names(&timeline), findings, "{name}: {:#?}", told(&timeline));
    }
}

#[test]
fn lock_order_is_a_circle_of_two_mutexes() {
    let timeline = builtin("lock-order");
    let [Finding::Deadlock(found)] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    let [cycle] = &found.cycles[..] else { panic!("one circle: {found:?}") };
    let [one, other] = &cycle[..] else { panic!("two goroutines: {found:?}") };
    assert_eq!((one.holder, other.holder), (Some(other.g), Some(one.g)));
    assert!(matches!((one.on, other.on), (Object::Mutex(a), Object::Mutex(b)) if a != b));
    let [main] = &found.others[..] else { panic!("main waits, too: {found:?}") };
    assert_eq!((main.g.number(), main.reason), (1, WaitReason::WaitGroupWait));
    // Both have slept for 1 ms when they ask for their second mutex.
    assert!((1_000_000..1_100_000).contains(&found.time.nanos()), "{:?}", found.time);
}

#[test]
fn a_deadlock_says_who_waits_for_what_held_by_whom() {
    let rest = format!(
        "[waitgroups]\ndone = 2\n[[task]]\nname = 'main'\nsteps = ['go left', 'go right', 'wait done']\n{OPPOSITE}"
    );
    assert_eq!(
        told(&run("cores = 2", &rest)),
        [
            "Deadlock: in a circle, G2 left waits for b, which G3 right holds; G3 right waits for a, which G2 left holds; \
          G1 main waits for done, and nobody is left who could bring it to zero."
        ]
    );
}

#[test]
fn a_circle_may_have_one_or_three_members_and_followers() {
    let own = run("cores = 1", "[[task]]\nname = 'main'\nsteps = ['lock a', 'lock a']");
    assert_eq!(told(&own), ["Deadlock: G1 main waits for a, which it holds itself."]);
    let task = |name: &str, first: &str, second: &str| {
        format!("[[task]]\nname = '{name}'\nsteps = ['lock {first}', 'sleep 1ms', 'lock {second}']\n")
    };
    let main = "[[task]]\nname = 'main'\nsteps = ['go x', 'go y', 'go z', 'sleep 2ms', 'lock a']\n";
    let three = run("cores = 1", &[main, &task("x", "a", "b"), &task("y", "b", "c"), &task("z", "c", "a")].concat());
    let [Finding::Deadlock(found)] = &find(&three)[..] else { panic!("{:#?}", told(&three)) };
    let [cycle] = &found.cycles[..] else { panic!("one circle: {found:?}") };
    assert_eq!(cycle.iter().map(|one| one.g.number()).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(found.others.iter().map(|one| one.g.number()).collect::<Vec<_>>(), [1], "main only follows");
    assert_eq!(found.time.nanos(), 1_000_000, "when the circle closed, not when main came along");
}

#[test]
fn a_channel_without_a_partner_is_a_deadlock_without_a_circle() {
    let receive = run("cores = 1", "[channels]\njobs = 0\n[[task]]\nname = 'main'\nsteps = ['recv jobs']");
    let sentence = "Deadlock: G1 main waits to receive from jobs, and nobody is left who could send or close it.";
    assert_eq!(told(&receive), [sentence]);
    let send = run("cores = 1", "[channels]\njobs = 0\n[[task]]\nname = 'main'\nsteps = ['send jobs']");
    assert_eq!(told(&send), ["Deadlock: G1 main waits to send on jobs, and nobody is left who could receive."]);
}

#[test]
fn a_part_of_a_program_in_a_circle_is_found_though_main_returns() {
    let main = "[[task]]\nname = 'main'\nsteps = ['go left', 'go right', 'sleep 5ms']\n";
    let timeline = run("cores = 2", &format!("{main}{OPPOSITE}"));
    assert_eq!(names(&timeline), ["deadlock", "leak", "leak"]);
    let [Finding::Deadlock(found), ..] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    assert_eq!((found.cycles.len(), found.others.len(), found.time.nanos()), (1, 0, 1_000_000));
}

fn left_behind(last: &str, worker: &str) -> Timeline {
    let main = format!("[[task]]\nname = 'main'\nsteps = ['go worker 2', 'sleep 1ms', {last}'sleep 2ms']\n");
    let rest = format!("[channels]\njobs = 0\n{main}[[task]]\nname = 'worker'\nsteps = ['{worker}']");
    run("cores = 1", &rest)
}

#[test]
fn who_is_blocked_when_main_returns_is_a_leak() {
    let timeline = left_behind("", "recv jobs");
    let sentence = "Leak: G2 worker; G3 worker were still blocked (chan receive on jobs) when main returned.";
    assert_eq!(told(&timeline), [sentence]);
    let [Finding::Leak(found)] = &find(&timeline)[..] else { panic!("a leak") };
    assert_eq!((found.time.nanos(), found.returned.nanos()), (0, 3_000_000));
    assert_eq!(told(&left_behind("'close jobs', ", "recv jobs")), [""; 0], "closing lets them go");
    assert_eq!(told(&left_behind("", "sleep 1s")), [""; 0], "a sleep ends by itself");
}

/// A goroutine that computes, is preempted, and finds a hundred others in the ring of the only P.
fn beside_a_full_ring(cpu: &str) -> Timeline {
    let rest = format!(
        "[waitgroups]\nall = 101\n\
         [[task]]\nname = 'main'\nsteps = ['go hog', 'sleep 5ms', 'go short 100', 'wait all']\n\
         [[task]]\nname = 'hog'\nsteps = ['cpu 60ms', 'done all']\n\
         [[task]]\nname = 'short'\nsteps = ['cpu {cpu}', 'done all']"
    );
    run("cores = 1", &rest)
}

#[test]
fn who_is_in_the_global_queue_starves_beside_a_full_ring() {
    let timeline = beside_a_full_ring("8ms");
    let [Finding::Starvation(found)] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    let teller = Teller::new(timeline.recording());
    assert_eq!((teller.func(found.func).as_str(), found.ahead, found.turn), ("hog", 0, ms(20)), "{found:?}");
    // The global queue is looked at when the ring is empty, and at every 61st tick: some have passed already.
    assert!(found.waited > ms(50 * 8) && found.waited <= ms(61 * 8), "{found:?}");
    assert_eq!(found.others_ran, found.waited, "the core was never idle");
    assert_eq!(told(&beside_a_full_ring("1ms")), [""; 0], "61 ticks of 1 ms are no long time");
}

#[test]
fn goroutines_of_the_runtime_that_nobody_is_woken_for_are_not_missed() {
    let alone = "[[task]]\nname = 'main'\nsteps = ['cpu 1ms']";
    assert_eq!(told(&run("cores = 4\nstartup = 'real'", alone)), [""; 0]);
}

#[test]
fn a_function_leaks_once_however_many_channels_it_waits_for() {
    let rest = "[channels]\na = 0\nb = 0\n[[task]]\nname = 'main'\nsteps = ['go worker 2', 'sleep 1ms', 'send a', 'sleep 2ms']\n\
                [[task]]\nname = 'worker'\nsteps = ['recv a', 'recv b']";
    let [leak] = &told(&run("cores = 1", rest))[..] else { panic!("one finding") };
    assert_eq!(leak, "Leak: G2 worker; G3 worker were still blocked (chan receive on 2 objects) when main returned.");
}

fn lockers(count: u32) -> Timeline {
    let task = format!("name = 'worker'\ncount = {count}\nrepeat = 5\nsteps = ['lock db', 'cpu 10ms', 'unlock db']");
    run("cores = 4", &format!("[[task]]\n{task}"))
}

#[test]
fn a_crowded_mutex_is_a_convoy() {
    let timeline = lockers(8);
    let [Finding::Convoy(found)] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    assert_eq!(found.longest, 7, "all but the one that holds it");
    assert!(found.permille >= 500 && found.long <= ms(400), "{found:?}");
    assert!(told(&timeline)[0].contains("waited for db"), "{:#?}", told(&timeline));
    assert_eq!(told(&lockers(2)), [""; 0], "a queue of one is none");
    let once = "[[task]]\nname = 'main'\nsteps = ['go waiter 4', 'lock db', 'sleep 10ms', 'cpu 1s']\n\
                [[task]]\nname = 'waiter'\nsteps = ['sleep 1ms', 'lock db']";
    assert_eq!(names(&run("cores = 1", once)), ["leak"], "nobody ever gets it: that is no convoy");
}

const TWO_COMPUTE: &str = "[[task]]\nname = 'worker'\ncount = 2\nsteps = ['cpu 100ms']";

#[test]
fn a_core_beside_work_is_idle_for_want_of_a_p() {
    let timeline = run("cores = 2\ngomaxprocs = 1", TWO_COMPUTE);
    let [Finding::Idle(found)] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    // The other one waits until the first of the two is done: after 100 ms at least, and 200 ms at most.
    assert!(found.total >= ms(100) && found.total <= ms(200), "{found:?}");
    assert_eq!((found.cause, found.cores, found.gomaxprocs), (Cause::NoP, 1, 1));
    assert_eq!(told(&run("cores = 2", TWO_COMPUTE)), [""; 0], "two Ps leave none idle");
    assert_eq!(told(&run("cores = 1", TWO_COMPUTE)), [""; 0], "there is no other core");
}

#[test]
fn a_core_beside_work_is_idle_while_the_p_is_in_a_syscall() {
    // After 9 ms without anything to do sysmon looks only every 5 ms and more, and takes a P when it has seen the same
    // syscall twice.
    let rest = |cpu| {
        format!(
            "[[task]]\nname = 'main'\nsteps = ['{cpu}', 'go worker', 'disk 9ms']\n[[task]]\nname = 'worker'\nsteps = ['cpu 1ms']"
        )
    };
    let timeline = run("cores = 2\ngomaxprocs = 1", &rest("cpu 9ms"));
    let [Finding::Idle(found)] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    // A thread that is blocked in a syscall is on no core.
    assert_eq!((found.cause, found.cores, found.waiting), (Cause::Syscall, 2, 1));
    assert!(found.total > ms(2) && found.total <= ms(9), "{found:?}");
    assert_eq!(found.time.nanos(), 9_000_000, "from the syscall on");
    assert_eq!(told(&run("cores = 2\ngomaxprocs = 1", &rest("cpu 1us"))), [""; 0], "an alert sysmon takes it soon");
}

#[test]
fn more_ps_than_cores_lose_their_cores() {
    let four = "[[task]]\nname = 'worker'\ncount = 4\nsteps = ['cpu 50ms']";
    let timeline = run("cores = 1\ngomaxprocs = 4", four);
    let [Finding::Oversubscription(found)] = &find(&timeline)[..] else { panic!("{:#?}", told(&timeline)) };
    assert_eq!((found.gomaxprocs, found.cores), (4, 1));
    // At any time at most three of the four threads wait, and the run takes 200 ms.
    assert!(found.waited > ms(100) && found.waited <= ms(3 * 200), "{found:?}");
    assert!(found.times >= 200 / 20 && found.longest <= ms(200), "{found:?}");
    assert_eq!(told(&run("cores = 1", four)), [""; 0], "one P has the core for itself");
}

#[test]
fn the_reports_show_findings_only_where_there_are_some() {
    let timeline = run("cores = 2\ngomaxprocs = 1", TWO_COMPUTE);
    let text = render(&Run { timeline: &timeline, expectations: &[] }, Style::default());
    let (before, after) = text.split_once("\nFindings\n").expect("a section");
    assert!(before.contains("\nWhat limited it\n"), "it comes after what limited the run");
    assert!(after.starts_with("  Idle beside work: for "), "{after}");
    assert!(after.contains("\n    at 0s   together "), "{after}");
    let json: serde_json::Value =
        serde_json::from_str(&json::render(&Run { timeline: &timeline, expectations: &[] })).unwrap();
    let one = &json["findings"][0];
    assert_eq!((one["kind"].as_str(), one["time_ns"].as_u64()), (Some("idle"), Some(0)));
    assert_eq!(one["sentence"].as_str(), told(&timeline).first().map(String::as_str));
    let Finding::Idle(found) = find(&timeline)[0] else { panic!("idle") };
    let total = serde_json::json!({ "name": "together", "value": found.total.nanos(), "unit": "ns" });
    assert_eq!(one["evidence"][0], total);
    let quiet = builtin("one-core");
    let text = render(&Run { timeline: &quiet, expectations: &[] }, Style::default());
    assert!(!text.contains("Findings"), "{text}");
}
