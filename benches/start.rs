//! The program in a terminal: how long it takes from its start to the first frame of each built-in scenario, and what it
//! computes and draws while it stands still and while time goes by.
//!
//! The figures of the process are those of `/proc`; elsewhere only frames and bytes are counted.

use std::fs;
use std::io::{Read as _, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use gopark::scenario::builtin;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZE: PtySize = PtySize { rows: 55, cols: 200, pixel_width: 0, pixel_height: 0 };
/// The end of a frame.
const END: &[u8] = b"\x1b[?2026l";
/// How long the program is watched.
const WATCHED: Duration = Duration::from_secs(5);
/// Nothing takes so long; a program that says nothing hangs.
const PATIENCE: Duration = Duration::from_secs(10);

/// The program in a terminal.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    _master: Box<dyn MasterPty + Send>,
}

/// What a process has done so far, of all its threads.
#[derive(Clone, Copy)]
struct Work {
    computed: Duration,
    waits: u64,
}

impl Terminal {
    fn open(args: &[&str]) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("the system has a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gopark"));
        command.args(args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let keyboard = pair.master.take_writer().expect("it is the first one");
        let mut reader = pair.master.try_clone_reader().expect("a terminal can be read");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 65_536];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, keyboard, output, _master: pair.master }
    }

    /// Reads until a frame has ended.
    fn wait_for_frame(&self) {
        let mut read = Vec::new();
        while !ends(&read) {
            read.extend(self.output.recv_timeout(PATIENCE).expect("the program draws"));
        }
    }

    /// Reads until nothing has come for a while.
    fn wait_for_rest(&self) {
        while self.output.recv_timeout(Duration::from_millis(300)).is_ok() {}
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).expect("the program listens");
    }

    fn work(&self) -> Option<Work> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let mut work = Work { computed: Duration::ZERO, waits: 0 };
        for task in tasks {
            let folder = task.ok()?.path();
            let computed = fs::read_to_string(folder.join("schedstat")).ok()?;
            work.computed += Duration::from_nanos(computed.split_whitespace().next()?.parse().ok()?);
            let status = fs::read_to_string(folder.join("status")).ok()?;
            let waits = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
            work.waits += waits.trim().parse::<u64>().ok()?;
        }
        Some(work)
    }

    /// Prints what is done and drawn in a while.
    fn watch(&self, what: &str) {
        let (before, start) = (self.work(), Instant::now());
        let mut read = Vec::new();
        while let Some(left) = WATCHED.checked_sub(start.elapsed()) {
            match self.output.recv_timeout(left) {
                Ok(bytes) => read.extend(bytes),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => panic!("the program has ended"),
            }
        }
        let frames = read.windows(END.len()).filter(|bytes| *bytes == END).count();
        let seconds = WATCHED.as_secs();
        println!("{what}: {} frames a second, {} bytes in {seconds} s", frames as u64 / seconds, read.len());
        if let (Some(before), Some(after)) = (before, self.work()) {
            let (computed, waits) = (after.computed.saturating_sub(before.computed), after.waits - before.waits);
            println!("  {computed:.1?} of CPU time, {waits} times woken");
        }
    }

    fn close(mut self) {
        self.press("q");
        // What is not read would keep it from ending.
        while self.output.recv().is_ok() {}
        self.child.wait().expect("the program ends");
    }
}

fn ends(bytes: &[u8]) -> bool {
    bytes.windows(END.len()).any(|part| part == END)
}

fn start(c: &mut Criterion) {
    let mut group = c.benchmark_group("start to first frame");
    group.sample_size(10).measurement_time(Duration::from_secs(1)).warm_up_time(Duration::from_millis(200));
    let mut open = |what: &str, args: &[&str]| {
        group.bench_function(what, |b| {
            b.iter_custom(|n| {
                let start_one = |_| {
                    let start = Instant::now();
                    let terminal = Terminal::open(args);
                    terminal.wait_for_frame();
                    let took = start.elapsed();
                    terminal.close();
                    took
                };
                (0..n).map(start_one).sum()
            });
        });
    };
    open("the list", &[]);
    for builtin in builtin::all() {
        open(builtin.name, &["run", builtin.name]);
    }
    group.finish();
}

fn watch(_: &mut Criterion) {
    let mut terminal = Terminal::open(&["run", "cpu-bound"]);
    terminal.wait_for_frame();
    terminal.wait_for_rest();
    terminal.watch("paused");
    terminal.press("--- ");
    terminal.wait_for_frame();
    terminal.watch("while time goes by");
    terminal.close();
    let terminal = Terminal::open(&[]);
    terminal.wait_for_rest();
    terminal.watch("the list");
    terminal.close();
}

criterion_group!(benches, start, watch);
criterion_main!(benches);
