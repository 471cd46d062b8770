//! A frame as an SVG image: what a person sees, for slides and for whoever has no terminal at hand.
//!
//! ```text
//!   cells --> a rectangle for each stretch of one ground, a text for each stretch of one style
//! ```
//!
//! **Invariant**: every stretch has its place and its length in cells, so that columns stay aligned in any font.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Size of a cell, in the image's units.
const WIDTH: u32 = 9;
const HEIGHT: u32 = 19;
/// From the top of a row to the line that letters stand on.
const BASE: u32 = 14;
/// What stands for the terminal's own colours.
const TEXT: &str = "#d4d4d4";
const GROUND: &str = "#16181d";
/// The 16 ANSI colours.
const ANSI: [&str; 16] = [
    "#1e1e1e", "#cd3131", "#0dbc79", "#c8b214", "#2472c8", "#bc3fbc", "#11a8cd", "#cccccc", "#767676", "#f14c4c",
    "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
];

/// How a cell looks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Style {
    text: String,
    ground: String,
    modifier: Modifier,
}

impl Style {
    fn of(cell: &Cell) -> Self {
        let (text, ground) = (colour(cell.fg, TEXT), colour(cell.bg, GROUND));
        let modifier = cell.modifier;
        if modifier.contains(Modifier::REVERSED) {
            Self { text: ground, ground: text, modifier }
        } else {
            Self { text, ground, modifier }
        }
    }

    /// What SVG has for it beside the colour.
    fn attributes(&self) -> String {
        let known = [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::DIM, " opacity=\"0.6\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
        ];
        known.into_iter().filter(|(modifier, _)| self.modifier.contains(*modifier)).map(|(_, text)| text).collect()
    }
}

/// Neighbouring cells of one style.
struct Stretch {
    column: usize,
    columns: usize,
    style: Style,
    text: String,
}

/// The image.
pub fn render(buffer: &Buffer, title: &str) -> String {
    let (width, height) = (u32::from(buffer.area.width) * WIDTH, u32::from(buffer.area.height) * HEIGHT);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"ui-monospace, \
         'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{GROUND}\"/>\n",
        escaped(title)
    );
    for (row, cells) in buffer.content().chunks(usize::from(buffer.area.width).max(1)).enumerate() {
        for stretch in stretches(cells) {
            draw(&mut svg, row, &stretch);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn stretches(cells: &[Cell]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut column = 0;
    while column < cells.len() {
        let (cell, style) = (&cells[column], Style::of(&cells[column]));
        let columns = cell.symbol().width().max(1);
        match stretches.last_mut().filter(|last| last.style == style) {
            Some(last) => {
                last.columns += columns;
                last.text.push_str(cell.symbol());
            }
            None => stretches.push(Stretch { column, columns, style, text: cell.symbol().to_owned() }),
        }
        column += columns;
    }
    stretches
}

fn draw(svg: &mut String, row: usize, stretch: &Stretch) {
    let (x, y) = (stretch.column * WIDTH as usize, row * HEIGHT as usize);
    let (width, style) = (stretch.columns * WIDTH as usize, &stretch.style);
    // Writing to a string does not fail.
    if style.ground != GROUND {
        let _ = writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{}\"/>",
            style.ground
        );
    }
    if !stretch.text.trim().is_empty() {
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" \
             fill=\"{}\"{}>{}</text>",
            y + BASE as usize,
            style.text,
            style.attributes(),
            escaped(&stretch.text)
        );
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn colour(colour: Color, own: &str) -> String {
    let ansi = |number: usize| ANSI[number].to_owned();
    match colour {
        Color::Reset => own.to_owned(),
        Color::Black => ansi(0),
        Color::Red => ansi(1),
        Color::Green => ansi(2),
        Color::Yellow => ansi(3),
        Color::Blue => ansi(4),
        Color::Magenta => ansi(5),
        Color::Cyan => ansi(6),
        Color::Gray => ansi(7),
        Color::DarkGray => ansi(8),
        Color::LightRed => ansi(9),
        Color::LightGreen => ansi(10),
        Color::LightYellow => ansi(11),
        Color::LightBlue => ansi(12),
        Color::LightMagenta => ansi(13),
        Color::LightCyan => ansi(14),
        Color::White => ansi(15),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Indexed(number @ 0..16) => ansi(usize::from(number)),
        Color::Indexed(number @ 16..232) => {
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = number - 16;
            format!("#{:02x}{:02x}{:02x}", level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        Color::Indexed(grey) => format!("#{0:02x}{0:02x}{0:02x}", 8 + 10 * (grey - 232)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style as CellStyle;

    #[test]
    fn stretches_keep_their_columns() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "日a<", CellStyle::new());
        buffer.set_string(5, 0, "x", CellStyle::new().bg(Color::Rgb(1, 2, 3)));
        let svg = render(&buffer, "a & b");
        assert!(svg.contains("<title>a &amp; b</title>"), "{svg}");
        assert!(svg.contains("textLength=\"45\"") && svg.contains(">日a&lt; </text>"), "{svg}");
        assert!(svg.contains("<rect x=\"45\" y=\"0\" width=\"9\" height=\"19\" fill=\"#010203\"/>"), "{svg}");
    }
}
