//! The `gopark` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    gopark::cli::main(std::env::args_os())
}
