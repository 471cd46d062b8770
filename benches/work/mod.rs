//! What the benches run, and how much memory it took.

#![expect(dead_code, reason = "each bench uses a part of it")]

use gopark::scenario::Scenario;
use gopark::simulate::{Overrides, Plan};

fn plan(text: &str) -> Plan {
    let scenario = Scenario::parse(text).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
    Plan::new("bench", scenario, &Overrides::default())
}

/// Two goroutines that hand each other the turn, on one P.
pub(crate) fn ping_pong(rounds: u32) -> Plan {
    plan(&format!(
        r#"
title = "ping-pong"
channels = {{ ping = 0, pong = 0 }}
[machine]
cores = 1
[[task]]
name = "ping"
repeat = {rounds}
steps = ["send ping", "recv pong"]
[[task]]
name = "pong"
repeat = {rounds}
steps = ["recv ping", "send pong"]
"#
    ))
}

/// As many workers as twice the Ps, which compute, share locks, sleep and start short goroutines.
pub(crate) fn mixed(procs: u16, repeat: u32) -> Plan {
    plan(&format!(
        r#"
title = "mixed"
channels = {{ c = 16 }}
[machine]
cores = {procs}
[[task]]
name = "main"
steps = ["go worker {workers}", "go sink", "wait all"]
[[task]]
name = "worker"
repeat = {repeat}
steps = ["cpu 2us +-50%", "lock m", "cpu 100ns", "unlock m", "go short", "sleep 5us", "send c", "net 3us", "done all"]
[[task]]
name = "short"
steps = ["cpu 500ns"]
[[task]]
name = "sink"
repeat = {all}
steps = ["recv c"]
[waitgroups]
all = {all}
"#,
        workers = 2 * procs,
        all = 2 * u32::from(procs) * repeat,
    ))
}

/// So many goroutines that each lock one mutex once.
pub(crate) fn one_mutex(goroutines: u32) -> Plan {
    plan(&format!(
        r#"
title = "one mutex"
[machine]
cores = 4
[[task]]
name = "t"
count = {goroutines}
steps = ["lock m", "cpu 50ns", "unlock m"]
"#
    ))
}

/// So many goroutines that do next to nothing.
pub(crate) fn spawn(goroutines: u32) -> Plan {
    plan(&format!(
        "title = \"spawn\"\n[machine]\ncores = 4\n[[task]]\nname = \"t\"\ncount = {goroutines}\nsteps = [\"cpu 50ns\"]\n"
    ))
}

/// So many goroutines that all sleep at the same time.
pub(crate) fn sleepers(goroutines: u32) -> Plan {
    plan(&format!(
        "title = \"sleep\"\n[machine]\ncores = 4\n[[task]]\nname = \"t\"\ncount = {goroutines}\nsteps = [\"sleep 10s\"]\n"
    ))
}

/// A server: so many requests arrive one after the other, each of which computes, waits for the network, takes a lock
/// and starts a helper, beside a thousand goroutines that sleep all the time.
pub(crate) fn server(requests: u32) -> Plan {
    plan(&format!(
        r#"
title = "server"
channels = {{ answers = 0 }}
waitgroups = {{ all = {requests} }}
[machine]
cores = 8
[[task]]
name = "main"
steps = ["go idle 1000", "wait all"]
[[task]]
name = "idle"
steps = ["sleep 1h"]
[[task]]
name = "request"
count = {requests}
every = "exp(2us)"
steps = ["cpu 3us +-50%", "lock db", "cpu 200ns", "unlock db", "net exp(200us)", "go helper", "recv answers", "done all"]
[[task]]
name = "helper"
steps = ["cpu exp(1us)", "send answers"]
"#
    ))
}

/// The most memory that this process has had so far, where the system tells.
pub(crate) fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map(|peak| format!(", peak memory so far {}", peak.trim())).unwrap_or_default()
}
