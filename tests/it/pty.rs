//! The view on a real (pseudo) terminal: it opens, answers keys, and leaves the terminal as it was.
//!
//! These tests wait for what the screen shows, never for time; the patience below only ends a test that hangs.

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use gopark::tui::settings::Fps;
use portable_pty::{Child, CommandBuilder, PtyPair, PtySize, native_pty_system};
use vt100::{Color, MouseProtocolMode, Parser};

const PATIENCE: Duration = Duration::from_secs(30);

/// What stands around the bytes of each frame.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// A terminal with `gopark` in it.
struct Terminal {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: Parser,
    /// Everything that came, for what a screen does not show.
    bytes: Vec<u8>,
    modes: String,
}

impl Terminal {
    fn open(args: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::open_at((24, 80), args, variables)
    }

    /// With so many rows and columns.
    fn open_at((rows, columns): (u16, u16), args: &[&str], variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(rows, columns)).unwrap();
        let modes = modes(&pair);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gopark"));
        command.args(args);
        command.env_clear();
        command.cwd(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli/input"));
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")].iter().chain(variables) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let parser = Parser::new(cells(rows), cells(columns), 0);
        Self { pair, child, keyboard, output, parser, bytes: Vec::new(), modes }
    }

    /// Reads on until the screen is as wanted, all of a frame being there.
    fn wait(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        while !(self.shows_a_whole_frame() && wanted(self.parser.screen())) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(error) => panic!("{what}: {error}; the screen shows\n{}", self.parser.screen().contents()),
            }
        }
    }

    /// Whether the last frame that began (a synchronized update) has ended.
    fn shows_a_whole_frame(&self) -> bool {
        let last = |mark: &[u8]| self.bytes.windows(mark.len()).rposition(|bytes| bytes == mark);
        last(FRAME_BEGINS) <= last(FRAME_ENDS)
    }

    /// Reads on until the screen shows a text.
    fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Presses the left button of the mouse where a text begins, once it is there, and lets it go. What was pressed
    /// before must be on the screen by now: otherwise the text may have moved when the click arrives.
    fn click(&mut self, text: &str) {
        self.wait_for(text);
        let (column, row) = place_of(self.parser.screen(), text).expect("it is on the screen");
        self.press(&format!("\u{1b}[<0;{0};{1}M\u{1b}[<0;{0};{1}m", column + 1, row + 1));
    }

    fn resize(&mut self, rows: u16, columns: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.pair.master.resize(size(rows, columns)).unwrap();
    }

    /// Waits for the end: the exit status. The terminal must be as it was before.
    fn end(mut self) -> u32 {
        self.wait("the view leaves", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        let status = self.child.wait().unwrap();
        assert_eq!(modes(&self.pair), self.modes, "the terminal's modes are as before");
        assert_eq!(self.parser.screen().mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is the terminal's");
        status.exit_code()
    }
}

/// A side of the terminal.
fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a terminal has a size")
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Echo, line by line, signals: everything that raw mode changes.
fn modes(pair: &PtyPair) -> String {
    format!("{:?}", pair.master.get_termios())
}

/// The column and the row in which a text begins that stands for itself.
fn place_of(screen: &vt100::Screen, text: &str) -> Option<(usize, usize)> {
    let (_, columns) = screen.size();
    let column = |row: String| row.find(text).map(|at| row[..at].chars().count());
    screen.rows(0, columns.get()).enumerate().find_map(|(number, row)| Some((column(row)?, number)))
}

/// The row in which a text stands.
fn row_of(screen: &vt100::Screen, text: &str) -> Option<usize> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).position(|row| row.contains(text))
}

#[test]
fn a_run_opens_answers_keys_and_quits() {
    let mut terminal = Terminal::open(&["run", "io-wait"], &[]);
    terminal.wait_for("I/O wait: 3 s become 1 s on one core");
    assert!(terminal.parser.screen().alternate_screen() && terminal.parser.screen().hide_cursor());
    terminal.press("?");
    terminal.wait_for("one event back");
    terminal.press("?");
    terminal.wait("the help closes", |screen| !screen.contents().contains("one event back"));
    terminal.press("\u{1b}[F");
    terminal.wait_for("4.06s");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn it_is_resized_clicked_and_left() {
    let mut terminal = Terminal::open_at((55, 200), &["run", "io-wait"], &[]);
    let beside =
        |screen: &vt100::Screen| row_of(screen, "Log").is_some_and(|row| Some(row) == row_of(screen, "queues"));
    terminal.wait("the log beside the queues", beside);
    assert_ne!(terminal.parser.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    terminal.resize(24, 80);
    let below =
        |screen: &vt100::Screen| row_of(screen, "Log") > row_of(screen, "queues") && row_of(screen, "quit") == Some(23);
    terminal.wait("the log below the queues", below);
    terminal.press(".....");
    terminal.wait_for("event 13 of 22");
    terminal.click("G1 main");
    terminal.wait_for("▸G1");
    terminal.click("help");
    terminal.wait_for("Search:");
    terminal.press("\u{1b}");
    terminal.wait("the help closes", |screen| !screen.contents().contains("Search:"));
    terminal.click("run/pause");
    terminal.wait_for("▶ running");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn no_more_frames_are_drawn_than_there_can_be() {
    let start = Instant::now();
    let mut terminal = Terminal::open(&["run", "cpu-bound"], &[]);
    terminal.wait_for("quit");
    // Time goes by, and keys come faster than frames.
    terminal.press(" ");
    terminal.wait_for("▶ running");
    terminal.press(&"l".repeat(400));
    terminal.press("+++++++++++++++");
    terminal.wait_for("ended: main returned");
    let seconds = start.elapsed().as_secs_f64();
    let frames = terminal.bytes.windows(FRAME_BEGINS.len()).filter(|bytes| *bytes == FRAME_BEGINS).count();
    let most = f64::from(Fps::MAX) * seconds + 1.0;
    assert!(frames > 2 && f64::from(u32::try_from(frames).unwrap()) <= most, "{frames} frames in {seconds} s");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_kill_signal_leaves_the_terminal_as_it_was() {
    let mut terminal = Terminal::open(&["run", "cpu-bound"], &[]);
    terminal.wait_for("CPU-bound");
    let process = terminal.child.process_id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
    assert_eq!(terminal.end(), 128 + 15);
}

#[test]
fn another_size_is_drawn_anew() {
    let mut terminal = Terminal::open(&["run", "work-stealing"], &[]);
    let footer_at = |row: usize| move |screen: &vt100::Screen| row_of(screen, "quit") == Some(row);
    terminal.wait("a footer in the last row", footer_at(23));
    terminal.resize(40, 120);
    terminal.wait("a footer in the new last row", footer_at(39));
    terminal.resize(20, 60);
    terminal.wait("a footer in the newest last row", footer_at(19));
    terminal.press("\u{3}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_list_opens_a_scenario_and_takes_it_back() {
    let mut terminal = Terminal::open(&[], &[]);
    terminal.wait_for("io-wait");
    terminal.press("\r");
    terminal.wait("the first scenario", |screen| row_of(screen, "One core: concurrency").is_some_and(|row| row < 2));
    terminal.press("r");
    terminal.wait_for("io-wait");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_recording_is_opened_without_colour_where_none_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.jsonl");
    let file = file.to_str().unwrap();
    let recorded = Command::new(env!("CARGO_BIN_EXE_gopark")).args(["record", "cpu-bound", "-o", file]).status();
    assert!(recorded.unwrap().success());
    for (variables, coloured) in [(&[("NO_COLOR", "1")][..], false), (&[], true)] {
        let mut terminal = Terminal::open(&["replay", file], variables);
        terminal.wait_for("quit");
        terminal.press("\u{1b}[F");
        terminal.wait_for("ended: main returned");
        let screen = terminal.parser.screen();
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        let colours =
            cells.flat_map(|cell| [cell.fgcolor(), cell.bgcolor()]).filter(|colour| *colour != Color::Default);
        assert_eq!(colours.count() > 0, coloured, "{variables:?}");
        terminal.press("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn what_was_opened_is_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let (state, mine) = (folder.path().join("state.toml"), folder.path().join("mine.toml"));
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli/input/tiny.toml");
    std::fs::copy(example, &mine).unwrap();
    let variables = [("GOPARK_STATE", state.to_str().unwrap())];
    for args in [&["run", mine.to_str().unwrap()][..], &["run", "io-wait"]] {
        let mut terminal = Terminal::open(args, &variables);
        terminal.wait_for("paused");
        terminal.press("q");
        assert_eq!(terminal.end(), 0);
    }
    let remembered = std::fs::read_to_string(&state).unwrap();
    assert!(remembered.contains("mine.toml") && !remembered.contains("io-wait"), "{remembered}");

    let mut terminal = Terminal::open(&[], &variables);
    terminal.wait_for("First steps");
    terminal.press("/mine");
    terminal.wait_for("Opened before");
    terminal.press("\r");
    terminal.wait_for("paused");
    terminal.press("r");
    terminal.wait_for("Opened before");
    std::fs::remove_file(&mine).unwrap();
    terminal.press("\r");
    terminal.wait_for("not there any more");
    terminal.press("\x03");
    assert_eq!(terminal.end(), 0);
}
