//! What runs on the machine: the tasks of a scenario, or a Go program.

use std::sync::Arc;

use crate::event::{Names, SourceFile};
use crate::golang::code::Code;
use crate::golang::vm::env::{Env, Net};
use crate::golang::vm::{MEMORY_LIMIT, Vm};
use crate::sim::Sim;
use crate::sim::config::Config;
use crate::sim::sink::Sink;

/// What runs.
#[derive(Clone, Debug)]
pub enum Runs {
    /// The scenario's `[[task]]` tables.
    Tasks,
    /// A Go program.
    Go(GoProgram),
}

/// A Go program, and what it is started with.
#[derive(Clone, Debug)]
pub struct GoProgram {
    /// The program.
    pub code: Arc<Code>,
    /// `os.Args`
    pub args: Vec<String>,
    /// Environment variables.
    pub vars: Vec<(String, String)>,
    /// What the network answers.
    pub net: Net,
}

impl GoProgram {
    /// A program without arguments.
    pub fn new(code: Code) -> Self {
        Self { code: Arc::new(code), args: vec!["main".to_owned()], vars: Vec::new(), net: Net::default() }
    }

    /// What it sees of the outside, on this machine.
    pub fn env(&self, config: &Config) -> Env {
        Env {
            args: self.args.clone(),
            vars: self.vars.clone(),
            net: self.net.clone(),
            ..Env::new(config.seed, config.cores)
        }
    }

    /// The machine at time zero.
    ///
    /// # Panics
    /// If the library declares a native that does not exist; a test makes sure that it does not.
    pub fn machine<S: Sink>(&self, config: Config, sink: S) -> Sim<Vm, S> {
        let env = self.env(&config);
        self.machine_in(env, config, sink)
    }

    /// The same with another outside.
    ///
    /// # Panics
    /// See [`GoProgram::machine`].
    pub fn machine_in<S: Sink>(&self, env: Env, config: Config, sink: S) -> Sim<Vm, S> {
        let vm = Vm::new(Arc::clone(&self.code), env, MEMORY_LIMIT).expect("the library has all natives it declares");
        Sim::new(config, vm, sink)
    }

    /// What functions and files are called. Of the library only the names are kept.
    pub fn names(&self) -> Names {
        let files = self.code.map.files().iter().map(|file| {
            let text = if file.library { String::new() } else { file.text.to_string() };
            SourceFile { name: file.name.to_string(), text }
        });
        let funcs = self.code.funcs.iter().map(|func| func.name.to_string());
        Names { funcs: funcs.collect(), files: files.collect(), ..Names::default() }
    }
}
