//! The one integration test binary. Modules go from the machine's rules up to whole processes.

#![expect(missing_docs, reason = "tests speak through their names")]

mod trace_explain;
mod trace_fold;
mod trace_format;
mod trace_random;
mod trace_report;
mod trace_script;
mod trace_stats;
