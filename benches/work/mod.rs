//! What the benches run (the scenarios in this folder), and how much memory it took.

use gopark::scenario::Scenario;
use gopark::simulate::{Overrides, Plan};

/// The scenario in a text with its numbers filled in.
pub(crate) fn plan(text: &str, numbers: &[(&str, u32)]) -> Plan {
    let fill = |text: String, (name, number): &(&str, u32)| text.replace(&format!("{{{name}}}"), &number.to_string());
    let text = numbers.iter().fold(text.to_owned(), fill);
    let scenario = Scenario::parse(&text).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
    Plan::new("bench", scenario, &Overrides::default())
}

/// The most memory that this process has had so far, where the system tells.
pub(crate) fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map(|peak| format!(", peak memory so far {}", peak.trim())).unwrap_or_default()
}
