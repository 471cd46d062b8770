//! The one integration test binary. Modules go from the machine's rules up to whole processes.

#![expect(clippy::unwrap_used, reason = "a test that unwraps nothing fails, as it should")]
#![expect(clippy::cast_sign_loss, clippy::cast_possible_wrap, reason = "logged numbers are small")]

mod cli;
mod conformance;
mod conformance_sync;
mod counters;
mod determinism;
mod findings;
mod fold;
mod fuzz;
mod golang_check;
mod golang_expr;
mod golang_runtime;
mod golang_syntax;
mod programs;
mod pty;
mod random;
mod readme;
mod rules_machine;
mod rules_order;
mod rules_procs;
mod rules_program;
mod rules_quota;
mod rules_select;
mod rules_sync;
mod rules_threads;
mod rules_time;
mod rules_timers;
mod runs;
mod scenario_invalid;
mod script;
mod sketch;
mod tidy;
mod trace_explain;
mod trace_fold;
mod trace_format;
mod trace_inspect;
mod trace_random;
mod trace_report;
mod trace_script;
mod trace_stats;
mod trace_store;
mod tui_frames;
mod tui_help;
mod tui_home;
mod tui_inspect;
mod tui_lanes;
mod tui_overview;
mod tui_presenter;
mod tui_program;
mod tui_stage;
mod tui_timeline;
mod tui_travel;
mod tui_waiting;
mod tui_what_if;
