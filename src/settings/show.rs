//! Writes what is in force as a configuration file, with where each setting comes from.

use std::fmt::Write as _;

use super::{Chosen, Origin};
use crate::tui::bindings::Bound;
use crate::tui::keymap::Context;

/// Columns before the comments.
const COLUMNS: usize = 34;

/// The file. `from` says which file the settings of origin `file` come from; it may be empty.
pub fn render(chosen: &Chosen, from: &str) -> String {
    let mut text = String::from("# What is in force, and where it comes from.\n");
    if !from.is_empty() {
        // A path may contain anything, a comment no line ends.
        let from: String = from.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text += &format!("# file: {from}\n");
    }
    text.push('\n');
    let locale = if chosen.is_ascii() { "only ASCII here" } else { "Unicode here" };
    let ascii = chosen.ascii.0.map_or_else(|| quoted("auto"), |ascii| ascii.to_string());
    let speed = chosen.speed.0.map_or_else(|| "auto".to_owned(), |speed| speed.per_second().to_string());
    let origin = |origin: Origin, words: &str| format!("{origin}; {words}");
    let lines = [
        ("theme", quoted(chosen.theme.0.name()), origin(chosen.theme.1, "default, okabe-ito, high-contrast, mono")),
        ("ascii", ascii, origin(chosen.ascii.1, &format!("true, false, or \"auto\" by the locale: {locale}"))),
        ("fps", chosen.fps.0.get().to_string(), origin(chosen.fps.1, "frames in a second, 1 to 60")),
        (
            "reduced_motion",
            chosen.reduced_motion.0.to_string(),
            origin(chosen.reduced_motion.1, "time goes by in whole ticks, 4 frames in a second"),
        ),
        ("presenter", chosen.presenter.0.to_string(), origin(chosen.presenter.1, "larger and calmer, for a projector")),
        ("mouse", chosen.mouse.0.to_string(), origin(chosen.mouse.1, "whether it is listened to")),
        ("speed", quoted(&speed), origin(chosen.speed.1, "simulated time in a second, or \"auto\" by the tick")),
    ];
    for (name, value, comment) in lines {
        line(&mut text, name, &value, &comment);
    }
    for context in Context::ALL {
        let _ = write!(text, "\n# {}\n[keys.{}]\n", context.words(), context.name());
        for bound in chosen.keymap.rows_of(context) {
            let own = if bound.keys == bound.row.keys { "" } else { "file; " };
            line(&mut text, &bound.row.action.name(), &keys(bound), &format!("{own}{}", bound.row.words));
        }
    }
    text
}

fn line(text: &mut String, name: &str, value: &str, comment: &str) {
    let setting = format!("{name} = {value}");
    let _ = writeln!(text, "{setting:COLUMNS$} # {comment}");
}

fn keys(bound: &Bound) -> String {
    let keys: Vec<String> = bound.keys.iter().map(|key| quoted(&key.name())).collect();
    match &keys[..] {
        [key] => key.clone(),
        keys => format!("[{}]", keys.join(", ")),
    }
}

/// A string in TOML; of keys and words none has both sorts of quotes.
fn quoted(text: &str) -> String {
    let quote = if text.contains(['"', '\\']) { '\'' } else { '"' };
    format!("{quote}{text}{quote}")
}
