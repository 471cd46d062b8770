//! Every screen of the view at four sizes and in every look, as snapshots: one file for each screen and size.
//!
//! A file has the text once, for it is the same in all themes with colour (a test holds that). Below it stands what the
//! themes make of it: the same cells again, each as a letter for the way it is drawn, and a table of what each letter
//! is in each theme. A blank is a cell as the theme leaves it where nothing is drawn. Then come the lines that are not
//! the same without colour, and those of plain ASCII:
//!
//! ```text
//!    Web service  3.3ms        the text
//!   styles
//!   aaaaaaaaaaaaabbbbb         how it is drawn
//!   themes: default | okabe-ito | high-contrast | mono
//!   a  bold | #ffffff bold | ... | bold
//!   mono, ascii
//!    3  | [G6 fet...]          the lines that differ, with their numbers
//! ```
//!
//! So a change of one theme shows in one column of the tables, a change of what a place means in the letters, and a
//! change of words in the text. `INSTA_UPDATE=always` writes the files anew, to be read over.

use std::fmt::Write as _;

use gopark::tui::draw;
use gopark::tui::look::Look;
use gopark::tui::pane::Pane;
use gopark::tui::theme::Theme;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

use crate::tui_frames::{frame, shown, text};
use crate::tui_scenes::Scene;

const SIZES: [(u16, u16); 4] = [(20, 6), (80, 24), (120, 35), (200, 55)];

/// What is on each screen: its name, where it is, and the keys that lead there.
const SCREENS: &[(&str, Scene, &str)] = &[
    ("home", Scene::Home, ""),
    ("run", Scene::Run, ""),
    ("program", Scene::Program, "g g g"),
    ("log", Scene::Run, "Up Enter"),
    ("source", Scene::Program, "s"),
    ("output", Scene::Program, "End o"),
    ("board", Scene::Program, "b g g"),
    ("goroutines", Scene::Program, "t Down Down"),
    ("inspector", Scene::Run, "g g i"),
    ("findings", Scene::Run, "End f"),
    ("timeline", Scene::Run, "l l l g Tab z"),
    ("help", Scene::Run, "?"),
    ("jump", Scene::Run, "j"),
    ("markers", Scene::Run, "m a End m"),
    ("prompt", Scene::Run, ": s o o n Enter"),
    ("machine", Scene::Live, "M Left Down"),
    ("notice", Scene::Run, "c"),
    ("presenter", Scene::Run, "P"),
    ("search", Scene::Home, "/ m a n y"),
    ("system", Scene::Run, "y h"),
];

/// The ways in which a cell is drawn, one for each theme.
type Drawn = [(Color, Color, Modifier); Theme::ALL.len()];

/// The letters for them. More than there are of would be more than somebody reads.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789αβγδεζηθικλμνξοπρστυφχψω";

fn drawn(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// `#e69f00 on blue bold`
fn words((fg, bg, modifier): (Color, Color, Modifier)) -> String {
    let colour = |colour: Color| (colour != Color::Reset).then(|| colour.to_string().to_lowercase());
    let modifiers = modifier.iter_names().map(|(name, _)| name.to_lowercase());
    let words: Vec<String> =
        colour(fg).into_iter().chain(colour(bg).map(|bg| format!("on {bg}"))).chain(modifiers).collect();
    if words.is_empty() { "plain".to_owned() } else { words.join(" ") }
}

/// The cells as letters, and what the letters mean.
fn styles(frames: &[Buffer]) -> String {
    let ground = Theme::ALL.map(|theme| {
        let style = theme.ground();
        let colour = |colour: Option<Color>| colour.unwrap_or(Color::Reset);
        (colour(style.fg), colour(style.bg), style.add_modifier)
    });
    let mut known: Vec<Drawn> = vec![ground];
    let mut letters = String::new();
    let size = frames[0].area;
    for row in 0..size.height {
        let mut line = String::new();
        for column in 0..size.width {
            // The second half of a wide character is drawn with the first one.
            if column > 0 && frames[0][(column - 1, row)].symbol().width() > 1 {
                line.extend(line.chars().next_back());
                continue;
            }
            let drawn: Drawn = std::array::from_fn(|theme| drawn(&frames[theme][(column, row)]));
            let place = known.iter().position(|other| *other == drawn).unwrap_or_else(|| {
                known.push(drawn);
                known.len() - 1
            });
            line.push(letter(place));
        }
        letters += line.trim_end();
        letters.push('\n');
    }
    let names: Vec<&str> = Theme::ALL.iter().map(|theme| theme.name()).collect();
    let mut table = format!("themes: {}\n", names.join(" | "));
    for (place, drawn) in known.iter().enumerate() {
        writeln!(table, "{}  {}", letter(place), drawn.map(words).join(" | ")).unwrap();
    }
    format!("styles\n{letters}{table}")
}

/// The letter of a way to draw; a blank for the first one.
fn letter(place: usize) -> char {
    let mut letters = std::iter::once(' ').chain(LETTERS.chars());
    letters.nth(place).expect("a screen with more styles than letters is too colourful")
}

/// The lines of a text that are not those of another one.
fn changed(name: &str, text: &str, other: &str) -> String {
    let mut changed = format!("{name}\n");
    for (number, (line, _)) in text.lines().zip(other.lines()).enumerate().filter(|(_, (a, b))| a != b) {
        writeln!(changed, "{:>2} {line}", number + 1).unwrap();
    }
    changed
}

#[test]
fn every_screen_at_every_size_in_every_look() {
    for (name, scene, keys) in SCREENS {
        for size in SIZES {
            let shown = |look| frame(&scene.open(look, size, keys));
            let frames = Theme::ALL.map(|theme| shown(Look { theme, ..Look::COLOUR }));
            let plain = text(&frames[0]);
            for (theme, frame) in Theme::ALL.iter().zip(&frames).filter(|(theme, _)| !theme.is_mono()) {
                assert_eq!(text(frame), plain, "{name} at {size:?} has other words in {}", theme.name());
            }
            let mono = changed("mono", &text(&shown(Look::MONO)), &plain);
            let ascii = changed("ascii", &text(&shown(Look::ASCII)), &plain);
            let all = format!("{plain}{}{mono}{ascii}", styles(&frames));
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), all);
        }
    }
}

#[test]
fn every_pane_is_on_a_screen() {
    let size = (120, 35);
    let apps: Vec<_> = SCREENS.iter().map(|(_, scene, keys)| scene.open(Look::COLOUR, size, keys)).collect();
    let places = (0..size.1).flat_map(|row| [0, size.0 - 1].map(|column| (column, row)));
    for pane in Pane::ALL {
        let shown = |(column, row)| apps.iter().any(|app| draw::pane(app, column, row) == Some(pane));
        assert!(places.clone().any(shown), "{pane:?} is on no screen");
    }
}

#[test]
fn no_colour_means_none_and_ascii_means_ascii() {
    for (name, scene, keys) in SCREENS {
        for size in SIZES {
            for look in [Look::MONO, Look::ASCII] {
                let picture = frame(&scene.open(look, size, keys));
                let coloured = |cell: &Cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset);
                assert!(!picture.content().iter().any(coloured), "{name} at {size:?} has colour");
            }
        }
    }
    // Names are those of the program; everything else is ours.
    for keys in ["", "M Left", "?", "t", "b", "i", "f", "j", "m"] {
        let picture = shown(&Scene::Live.open(Look::ASCII, (120, 35), keys));
        assert!(picture.is_ascii(), "{picture}");
    }
}
