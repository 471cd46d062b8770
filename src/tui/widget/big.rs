//! Large letters for a clock that can be read from the last row: digits, the point, and the units of time.
//!
//! ```text
//!   three rows      three rows, ASCII      five rows: a dot of the pattern is two cells
//!   ▀█ ▄ █ █         _                      ████    ██  ██
//!   ▄█   ▀▀█         _|  |_|                    ██  ██  ██
//!   ▄█▄     ▀        |_ .  |                ...
//! ```
//!
//! **Invariant**: every letter of a time has a pattern; whatever else there is leaves a gap.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::pen::Pen;
use ratatui::layout::Rect;

/// How large letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Three rows.
    Small,
    /// Five rows.
    Large,
    /// Ten rows.
    Huge,
}

impl Size {
    /// Rows that a line of text has.
    pub const fn rows(self) -> u16 {
        match self {
            Self::Small => 3,
            Self::Large => 5,
            Self::Huge => 10,
        }
    }
}

/// A letter: five rows of dots, all of one length.
type Pattern = [&'static str; 5];
/// The same of three rows in ASCII.
type Segments = [&'static str; 3];

/// A letter with both of its shapes.
const LETTERS: [(char, Pattern, Segments); 14] = [
    ('0', ["###", "# #", "# #", "# #", "###"], [" _ ", "| |", "|_|"]),
    ('1', [" # ", "## ", " # ", " # ", "###"], ["   ", "  |", "  |"]),
    ('2', ["###", "  #", "###", "#  ", "###"], [" _ ", " _|", "|_ "]),
    ('3', ["###", "  #", "###", "  #", "###"], [" _ ", " _|", " _|"]),
    ('4', ["# #", "# #", "###", "  #", "  #"], ["   ", "|_|", "  |"]),
    ('5', ["###", "#  ", "###", "  #", "###"], [" _ ", "|_ ", " _|"]),
    ('6', ["###", "#  ", "###", "# #", "###"], [" _ ", "|_ ", "|_|"]),
    ('7', ["###", "  #", "  #", "  #", "  #"], [" _ ", "  |", "  |"]),
    ('8', ["###", "# #", "###", "# #", "###"], [" _ ", "|_|", "|_|"]),
    ('9', ["###", "# #", "###", "  #", "###"], [" _ ", "|_|", " _|"]),
    ('.', [" ", " ", " ", " ", "#"], [" ", " ", "."]),
    ('m', ["     ", "#### ", "# # #", "# # #", "# # #"], ["     ", " _ _ ", "| | |"]),
    ('n', ["   ", "## ", "# #", "# #", "# #"], ["   ", " _ ", "| |"]),
    ('u', ["   ", "# #", "# #", "# #", "###"], ["   ", "   ", "|_|"]),
];
const S: (Pattern, Segments) = (["    ", " ###", "##  ", "  ##", "### "], ["    ", "  _ ", " _\\ "]);
const GAP: (Pattern, Segments) = (["  "; 5], ["  "; 3]);

fn shapes(letter: char) -> (Pattern, Segments) {
    match letter {
        's' => S,
        _ => LETTERS.iter().find(|(known, ..)| *known == letter).map_or(GAP, |(_, dots, lines)| (*dots, *lines)),
    }
}

/// How many cells a text takes.
pub fn columns(text: &str, size: Size) -> u16 {
    let dots: usize = text.chars().map(|letter| shapes(letter).0[0].len() + 1).sum();
    let dots = u16::try_from(dots.saturating_sub(1)).unwrap_or(u16::MAX);
    match size {
        Size::Small => dots,
        Size::Large => dots.saturating_mul(2),
        Size::Huge => dots.saturating_mul(4),
    }
}

/// Draws a text at the left and top of an area, as far as it fits.
pub fn draw(text: &str, size: Size, ascii: bool, style: Style, area: Rect, canvas: &mut Canvas) {
    for row in 0..size.rows().min(area.height) {
        let line = line(text, size, ascii, usize::from(row));
        Pen::at(canvas, area, row).write(&line, style);
    }
}

/// One row of cells.
fn line(text: &str, size: Size, ascii: bool, row: usize) -> String {
    let parts: Vec<String> = text.chars().map(|letter| part(letter, size, ascii, row)).collect();
    parts.join(match size {
        Size::Small => " ",
        Size::Large => "  ",
        Size::Huge => "    ",
    })
}

/// A letter's part of a row.
fn part(letter: char, size: Size, ascii: bool, row: usize) -> String {
    let (dots, lines) = shapes(letter);
    let full = if ascii { "#" } else { "█" };
    let wide = |row: usize, times: usize| -> String {
        dots[row].chars().map(|dot| if dot == '#' { full.repeat(times) } else { " ".repeat(times) }).collect()
    };
    match size {
        Size::Small if ascii => lines[row].to_owned(),
        Size::Small => {
            let below = dots.get(row * 2 + 1).copied().unwrap_or("     ");
            dots[row * 2].chars().zip(below.chars()).map(|(upper, lower)| halves(upper == '#', lower == '#')).collect()
        }
        Size::Large => wide(row, 2),
        Size::Huge => wide(row / 2, 4),
    }
}

/// A cell of two dots, one above the other.
const fn halves(upper: bool, lower: bool) -> char {
    match (upper, lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::SimTime;

    fn lines(text: &str, size: Size, ascii: bool) -> Vec<String> {
        (0..usize::from(size.rows())).map(|row| line(text, size, ascii, row).trim_end().to_owned()).collect()
    }

    #[test]
    fn every_letter_of_a_time_has_a_shape_that_is_even() {
        for nanos in [0, 123_456_789, 1_000, 45_600, 7_890_000, u64::MAX] {
            for letter in SimTime::from_nanos(nanos).to_string().chars().chain("nus".chars()) {
                let (dots, segments) = shapes(letter);
                assert_ne!(dots, GAP.0, "{letter}");
                assert!(dots.iter().all(|row| row.len() == dots[0].len()), "{letter}");
                assert!(segments.iter().all(|row| row.len() == dots[0].len()), "{letter}");
            }
        }
    }

    #[test]
    fn no_two_letters_look_the_same() {
        for (place, one) in LETTERS.iter().enumerate() {
            assert!(LETTERS[..place].iter().all(|other| other.1 != one.1 && other.2 != one.2), "{}", one.0);
        }
    }

    #[test]
    fn letters_are_drawn_in_three_sizes() {
        assert_eq!(lines("4.2s", Size::Small, false), ["█ █   ▀▀█  ▄▄▄", "▀▀█   █▀▀ ▀▀▄▄", "  ▀ ▀ ▀▀▀ ▀▀▀"]);
        assert_eq!(lines("4.2s", Size::Small, true), ["       _", "|_|    _|   _", "  | . |_   _\\"]);
        assert_eq!(lines("4", Size::Large, true), ["##  ##", "##  ##", "######", "    ##", "    ##"]);
        for size in [Size::Small, Size::Large, Size::Huge] {
            let widest = (0..usize::from(size.rows())).map(|row| line("12.4ms", size, false, row).chars().count());
            assert!(widest.into_iter().all(|width| width == usize::from(columns("12.4ms", size))), "{size:?}");
        }
    }
}
