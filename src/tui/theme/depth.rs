//! How many colours the terminal has, and what stands for ours where it has fewer than all.
//!
//! ```text
//!   COLORTERM=truecolor or 24bit, TERM=*-direct   all: ours as they are
//!   TERM=*-256color                               256: the nearest of those that are the same everywhere
//!   otherwise                                     16: chosen by hand, for terminals draw them as they like
//! ```
//!
//! **Invariant**: what is legible and differs in our colours does so in the others, as far as the terminal draws them as
//! xterm does.

use ratatui::buffer::Buffer;
use ratatui::style::Color;

use super::{contrast, okabe_ito};

/// How many colours there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// All of 24 bits.
    #[default]
    All,
    /// The 256 of xterm.
    Indexed,
    /// The 16 of ANSI.
    Ansi,
}

/// One of our colours, and which of the 16 stands for it.
pub(super) type Substitute = (Color, Color);

/// The values of red, green and blue in the cube of the 256 colours.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Depth {
    /// What the environment says of the terminal.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let (term, colours) = (var("TERM").unwrap_or_default(), var("COLORTERM").unwrap_or_default());
        // Windows Terminal says it in no other way.
        let windows = var("WT_SESSION").is_some();
        match colours.as_str() {
            "truecolor" | "24bit" => Self::All,
            _ if windows || term.ends_with("-direct") => Self::All,
            _ if term.contains("256color") => Self::Indexed,
            _ => Self::Ansi,
        }
    }

    /// The colours of a frame as the terminal can draw them.
    pub fn reduce(self, buffer: &mut Buffer) {
        if self == Self::All {
            return;
        }
        for cell in &mut buffer.content {
            (cell.fg, cell.bg) = (self.colour(cell.fg), self.colour(cell.bg));
        }
    }

    /// What stands for a colour.
    pub fn colour(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::Indexed, Color::Rgb(r, g, b)) => Color::Indexed(nearest([r, g, b])),
            (Self::Ansi, Color::Rgb(..)) => {
                let mut known = okabe_ito::SUBSTITUTES.iter().chain(&contrast::SUBSTITUTES);
                known.find(|(ours, _)| *ours == colour).map_or(Color::White, |(_, theirs)| *theirs)
            }
            _ => colour,
        }
    }
}

/// The nearest of the 256, the first 16 left out: nobody knows how those look.
fn nearest(rgb: [u8; 3]) -> u8 {
    let levels = rgb.map(|part| (0_u8..6).min_by_key(|level| part.abs_diff(CUBE[usize::from(*level)])).unwrap_or(0));
    let mean = rgb.iter().map(|part| u16::from(*part)).sum::<u16>() / 3;
    let grey = u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(23).min(23);
    let cube = 16 + 36 * levels[0] + 6 * levels[1] + levels[2];
    if distance(rgb, value(232 + grey)) < distance(rgb, value(cube)) { 232 + grey } else { cube }
}

/// Red, green and blue of one of the 256, from the 17th on.
const fn value(index: u8) -> [u8; 3] {
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let cube = index.saturating_sub(16) as usize;
    [CUBE[cube / 36], CUBE[cube / 6 % 6], CUBE[cube % 6]]
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.into_iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// Red, green and blue of a colour as xterm draws it.
#[cfg(test)]
pub(super) fn as_xterm_does(colour: Color) -> Option<[u8; 3]> {
    Some(match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(index @ 16..) => value(index),
        Color::Black => [0, 0, 0],
        Color::Red => [205, 0, 0],
        Color::Green => [0, 205, 0],
        Color::Yellow => [205, 205, 0],
        Color::Blue => [0, 0, 238],
        Color::Magenta => [205, 0, 205],
        Color::Cyan => [0, 205, 205],
        Color::Gray => [229, 229, 229],
        Color::DarkGray => [127, 127, 127],
        Color::LightRed => [255, 0, 0],
        Color::LightGreen => [0, 255, 0],
        Color::LightYellow => [255, 255, 0],
        Color::LightBlue => [92, 92, 255],
        Color::LightMagenta => [255, 0, 255],
        Color::LightCyan => [0, 255, 255],
        Color::White => [255, 255, 255],
        Color::Indexed(_) | Color::Reset => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(vars: &[(&str, &str)]) -> Depth {
        Depth::from_env(|name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_says_how_many_there_are() {
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::All);
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "24bit")]), Depth::All);
        assert_eq!(depth(&[("TERM", "xterm-direct")]), Depth::All);
        assert_eq!(depth(&[("TERM", "screen-256color"), ("COLORTERM", "yes")]), Depth::Indexed);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Ansi);
        assert_eq!(depth(&[]), Depth::Ansi);
    }

    #[test]
    fn the_nearest_is_near() {
        for index in 16..=255 {
            let found = nearest(value(index));
            assert_eq!(value(found), value(index), "{index} is its own nearest");
        }
        assert_eq!(nearest([0xE6, 0x9F, 0x00]), 178);
        assert_eq!(nearest([0x99, 0x99, 0x99]), 247);
    }

    #[test]
    fn every_colour_of_ours_has_a_substitute_and_no_other_is_touched() {
        for (ours, theirs) in okabe_ito::SUBSTITUTES.iter().chain(&contrast::SUBSTITUTES) {
            assert_eq!(Depth::All.colour(*ours), *ours);
            assert_eq!(Depth::Ansi.colour(*ours), *theirs);
            assert!(matches!(Depth::Indexed.colour(*ours), Color::Indexed(16..)));
        }
        for depth in [Depth::All, Depth::Indexed, Depth::Ansi] {
            assert_eq!(depth.colour(Color::Reset), Color::Reset);
            assert_eq!(depth.colour(Color::Cyan), Color::Cyan);
        }
    }
}
