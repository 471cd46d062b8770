//! The first row: which run, where in it, and whether time goes by.
//!
//! ```text
//!   Hot mutex   12.4ms  tick 124 (100us each)  speed 2ms/s  seed 1             ▶ running
//!   main.go   12.4ms  tick 124 (100us each, chosen)  4 cores, 4 Ps, nominal    ▶ running
//! ```
//!
//! Without a scenario it tells what else there would be in one.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::run::{Run, Wish};
use crate::event::Outcome;
use crate::tui::look::Look;
use crate::tui::theme::Token;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::pen::{Pen, clip, width};

/// Draws the row. The state comes first where the row is too short for everything.
pub fn draw(run: &Run, look: Look, area: Rect, canvas: &mut Canvas) {
    let (state, style) = state(run, look);
    // What a panic has to say may be long.
    let state = clip(&state, area.width * 3 / 5, look.glyphs.more);
    let film = &run.film;
    let title = name(run);
    let (text, faint) = (look.theme.style(Token::Text), look.theme.style(Token::Faint));
    let [each, machine] = machine(run, area.width);
    let facts = [
        (format!("  {}", run.clock()), look.theme.style(Token::Name)),
        (format!("  tick {}", film.tick_number()), text),
        (each, faint),
        (machine, text),
        (format!("  speed {}", run.speed), text),
        (format!("  seed {}", run.film.world().seed), faint),
    ];
    let mut pen = Pen::at(canvas, area, 0);
    let room = |pen: &Pen<'_>| pen.rest().saturating_sub(width(&state) + 3);
    pen.write(" ", Style::new());
    let limit = room(&pen).saturating_sub(width(&facts[0].0));
    pen.write(&clip(title, limit, look.glyphs.more), look.theme.style(Token::Title));
    for (text, style) in facts {
        if width(&text) <= room(&pen) {
            pen.write(&text, style);
        }
    }
    let column = area.width.saturating_sub(width(&state) + 1);
    pen.to(column).clipped(&state, look.glyphs.more, style);
}

/// What runs: a scenario's title, or a program's file.
pub(super) fn name(run: &Run) -> &str {
    let header = run.film.header();
    let title = if header.title.is_empty() { &header.scenario } else { &header.title };
    title.rsplit('/').next().filter(|_| header.tick_chosen).unwrap_or(title)
}

/// What there is to be said of the tick, and of a machine that no scenario describes, in so many columns.
fn machine(run: &Run, columns: u16) -> [String; 2] {
    let (header, tick) = (run.film.header(), run.film.tick());
    if !header.tick_chosen {
        return [format!(" ({tick} each)"), String::new()];
    }
    let world = run.film.world();
    let (cores, procs, costs) = (world.online, world.gomaxprocs, header.costs_in(world));
    match columns {
        0..100 => [format!(" ({tick} each, chosen)"), format!("  {cores} cores, {procs} Ps")],
        100..140 => [format!(" ({tick} each, chosen)"), format!("  {cores} cores, GOMAXPROCS {procs}, {costs}")],
        _ => [
            format!(" ({tick} each, chosen by the run's length)"),
            format!("  {cores} cores, GOMAXPROCS {procs}, costs {costs}"),
        ],
    }
}

/// What the run does, in a few words.
pub(super) fn state(run: &Run, look: Look) -> (String, Style) {
    let glyphs = look.glyphs;
    let (sign, words, token) = match (&run.failure, run.film.broken(), run.film.outcome_here()) {
        (Some(text), ..) => (glyphs.stop, format!("simulation failed: {text}"), Token::Error),
        (_, Some(text), _) => (glyphs.stop, format!("broken recording: {text}"), Token::Error),
        (_, _, Some(outcome)) => (glyphs.stop, format!("ended: {}", ending(outcome)), ending_token(outcome)),
        _ if run.playing => (glyphs.play, "running".to_owned(), Token::Running),
        _ if run.wish == Wish::End => (glyphs.play, "running to the end".to_owned(), Token::Running),
        _ if let Wish::Share(percent) = run.wish => (glyphs.play, format!("on the way to {percent}%"), Token::Running),
        _ if run.is_waiting() => (glyphs.play, "on the way".to_owned(), Token::Running),
        _ => (glyphs.pause, "paused".to_owned(), Token::Paused),
    };
    (format!("{sign} {words}"), look.theme.style(token))
}

/// How a run ended, in a few words.
pub fn ending(outcome: &Outcome) -> String {
    match outcome {
        Outcome::MainReturned => "main returned".to_owned(),
        Outcome::Deadlock { stuck } => format!("deadlock, {} goroutines asleep", stuck.len()),
        Outcome::Panic { g, message } => format!("panic in G{g}: {}", first_line(message)),
        Outcome::Exited { code } => format!("os.Exit({code})"),
        Outcome::Fatal { message, .. } => format!("fatal error: {}", first_line(message)),
        Outcome::Limit { limit, .. } => format!("limit reached: {}", limit.key()),
        Outcome::Until { time } => format!("stopped at {time} as asked"),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn ending_token(outcome: &Outcome) -> Token {
    match outcome {
        Outcome::MainReturned | Outcome::Until { .. } => Token::Title,
        _ => Token::Error,
    }
}
