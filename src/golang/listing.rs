//! Mistakes as Go's compiler lists them: sorted, and none twice.

use super::source::{FileId, Mistake, Position, SourceMap};

/// After so many the compiler gives up, unless it is told not to.
pub const MOST: usize = 10;

/// From this column on the compiler leaves columns out.
const COLUMN_END: u32 = 255;

/// Where a mistake is, as far as it counts: file, line and column.
type Place = Option<(FileId, u32, u32)>;

/// The lines that the compiler prints for these mistakes, which have to be in the order in which they were found; it
/// gives up after `most`.
pub fn listing(map: &SourceMap, mistakes: &[Mistake], most: usize) -> Vec<String> {
    let mut shown: Vec<_> = mistakes.iter().take(most).map(|mistake| (place(map, mistake), mistake)).collect();
    let last = shown.last().map(|(place, _)| *place);
    shown.sort_by_key(|(place, _)| *place);
    let line = |(place, mistake): &(Place, &Mistake)| format!("{}{}", prefix(map, *place), mistake.message);
    let mut lines: Vec<_> = shown.iter().map(line).collect();
    lines.dedup();
    if mistakes.len() >= most {
        lines.extend(last.map(|last| format!("{}too many errors", prefix(map, last))));
    }
    lines
}

fn place(map: &SourceMap, mistake: &Mistake) -> Place {
    let Position { line, column, .. } = map.position(mistake.pos)?;
    Some((map.file_of(mistake.pos)?, line, column.min(COLUMN_END)))
}

/// `file:line:column: `; a relative path begins with a dot, as `go build` prints it.
fn prefix(map: &SourceMap, place: Place) -> String {
    let Some((file, line, column)) = place else { return String::new() };
    let name = &map.file(file).name;
    let dot = if name.starts_with(['/', '.']) { "" } else { "./" };
    if column == COLUMN_END { format!("{dot}{name}:{line}: ") } else { format!("{dot}{name}:{line}:{column}: ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_ten_are_sorted() {
        let mut map = SourceMap::default();
        let id = map.add("./x.go", "\n".repeat(20)).expect("small");
        let mistake = |line: usize| Mistake { pos: map.file(id).pos(line - 1), message: format!("mistake {line}") };
        let list = |lines: &[usize]| listing(&map, &lines.iter().map(|line| mistake(*line)).collect::<Vec<_>>(), MOST);
        assert_eq!(list(&[3, 1, 1]), ["./x.go:1:1: mistake 1", "./x.go:3:1: mistake 3"]);
        let many = list(&[20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        assert_eq!(many[0], "./x.go:1:1: mistake 1");
        assert_eq!(many[8..], ["./x.go:9:1: mistake 9", "./x.go:20:1: mistake 20", "./x.go:9:1: too many errors"]);
    }

    #[test]
    fn far_columns_are_left_out() {
        let mut map = SourceMap::default();
        let id = map.add("./x.go", " ".repeat(300)).expect("small");
        let at = |offset| listing(&map, &[Mistake { pos: map.file(id).pos(offset), message: "far".to_owned() }], MOST);
        assert_eq!(at(253), ["./x.go:1:254: far"]);
        assert_eq!(at(254), ["./x.go:1: far"]);
    }
}
