//! Where source text comes from, and where in it something is.
//!
//! ```text
//!   SourceMap: | file 0 ........ | file 1 ... | file 2 ..... |
//!   Pos:       1                 n0+2         ...              (0 is "nowhere")
//! ```
//!
//! **Invariants**: a [`Pos`] names one byte of one file; files are only ever added.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use memchr::memchr_iter;

/// A place in one of the files of a [`SourceMap`]: 4 bytes, so that every node of a syntax tree can have one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pos(u32);

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// All files of a program, those of the library among them.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As it is named in messages and traces.
    pub name: Arc<str>,
    /// Its text.
    pub text: Cow<'static, str>,
    /// Whether it is part of the library that gopark brings along.
    pub library: bool,
    /// Offsets of bytes that are no UTF-8; in the text there is a NUL in their place.
    pub foreign: Vec<u32>,
    base: u32,
    /// Offsets at which lines begin, once somebody wants to know.
    lines: OnceLock<Vec<u32>>,
}

/// A place as people say it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The file's name.
    pub file: Arc<str>,
    /// From 1.
    pub line: u32,
    /// In bytes, from 1, as Go counts.
    pub column: u32,
}

impl Pos {
    /// Nowhere.
    pub const NONE: Self = Self(0);

    /// The place so many bytes further on in the same file.
    #[must_use]
    pub const fn plus(self, bytes: u32) -> Self {
        Self(self.0 + bytes)
    }

    /// Whether it is somewhere.
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }
}

impl SourceMap {
    /// The most text that all files together may have.
    pub const MAX_BYTES: usize = 1 << 30;

    /// Adds a file of a program.
    ///
    /// # Errors
    /// If all files together become larger than [`Self::MAX_BYTES`], or there are more than 65,535 files.
    pub fn add(&mut self, name: &str, text: impl AsRef<[u8]>) -> Result<FileId, TooLarge> {
        let (text, foreign) = decoded(text.as_ref());
        self.add_file(name, text.into(), foreign, false)
    }

    /// Adds a file of the library.
    ///
    /// # Errors
    /// The same.
    pub fn add_library(&mut self, name: &str, text: &'static str) -> Result<FileId, TooLarge> {
        self.add_file(name, text.into(), Vec::new(), true)
    }

    fn add_file(
        &mut self,
        name: &str,
        text: Cow<'static, str>,
        foreign: Vec<u32>,
        library: bool,
    ) -> Result<FileId, TooLarge> {
        let base = self.files.last().map_or(1, SourceFile::end);
        let id = u16::try_from(self.files.len()).map_err(|_| TooLarge)?;
        if base as usize + text.len() > Self::MAX_BYTES {
            return Err(TooLarge);
        }
        self.files.push(SourceFile { name: name.into(), text, library, foreign, base, lines: OnceLock::new() });
        Ok(FileId(id))
    }

    /// The file of this number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files, by number.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Which file a place is in; none for nowhere.
    pub fn file_of(&self, pos: Pos) -> Option<FileId> {
        let after = self.files.partition_point(|file| file.base <= pos.0);
        after.checked_sub(1).map(|at| FileId(at as u16))
    }

    /// File, line and column of a place; none for nowhere.
    pub fn position(&self, pos: Pos) -> Option<Position> {
        let file = self.file(self.file_of(pos)?);
        let offset = pos.0 - file.base;
        let lines = file.lines();
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines[line - 1];
        Some(Position { file: Arc::clone(&file.name), line: line as u32, column: offset - start + 1 })
    }
}

/// The text of some bytes, and the offsets of those that are none: a NUL stands for each.
fn decoded(bytes: &[u8]) -> (String, Vec<u32>) {
    let (mut text, mut foreign) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            foreign.push(text.len() as u32);
            text.push('\0');
        }
    }
    (text, foreign)
}

impl SourceFile {
    /// The place of the byte at this offset; the offset just behind the last byte is a place too.
    pub const fn pos(&self, offset: usize) -> Pos {
        Pos(self.base + offset as u32)
    }

    /// The offset of a place in this file.
    pub const fn offset(&self, pos: Pos) -> usize {
        (pos.0 - self.base) as usize
    }

    /// Mistakes in this file without those that Go's compiler leaves out: a syntax error on the same line as the one
    /// before, and what has just been said.
    pub(super) fn one_per_line(&self, mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
        if mistakes.is_empty() {
            return mistakes;
        }
        let (lines, mut syntax, mut other) = (self.lines(), None, None);
        mistakes.retain(|mistake| {
            let line = lines.partition_point(|start| *start as usize <= self.offset(mistake.pos));
            if mistake.is_syntax_error() {
                syntax.replace(line) != Some(line)
            } else {
                let said = (line, mistake.message.clone());
                other.replace(said.clone()) != Some(said)
            }
        });
        mistakes
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let starts = memchr_iter(b'\n', self.text.as_bytes()).map(|at| at as u32 + 1);
            std::iter::once(0).chain(starts).collect()
        })
    }

    /// The first place behind it.
    fn end(&self) -> u32 {
        self.base + self.text.len() as u32 + 1
    }
}

/// The program's text is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the program's source text is too large")]
pub struct TooLarge;

/// A mistake in a program, in Go's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where Go's compiler would point.
    pub pos: Pos,
    /// What it would say; further lines begin with a tab.
    pub message: String,
}

impl Mistake {
    /// Whether it is one of those after which Go's compiler does not look at types: `syntax error: ...`. After others
    /// that the parser finds (a rune that is none, two receivers) it does.
    pub fn is_syntax_error(&self) -> bool {
        self.message.starts_with("syntax error")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_again() {
        let mut map = SourceMap::default();
        let a = map.add("a.go", "one\ntwo\n").expect("small");
        let b = map.add_library("b.go", "\nx").expect("small");
        let at = |file, offset| {
            let position = map.position(map.file(file).pos(offset)).expect("somewhere");
            (position.file.to_string(), position.line, position.column)
        };
        assert_eq!(at(a, 0), ("a.go".into(), 1, 1));
        assert_eq!(at(a, 3), ("a.go".into(), 1, 4));
        assert_eq!(at(a, 5), ("a.go".into(), 2, 2));
        assert_eq!(at(a, 8), ("a.go".into(), 3, 1));
        assert_eq!(at(b, 0), ("b.go".into(), 1, 1));
        assert_eq!(at(b, 2), ("b.go".into(), 2, 2));
        assert_eq!(map.position(Pos::NONE), None);
    }

    #[test]
    fn bytes_that_are_no_text_keep_their_places() {
        let mut map = SourceMap::default();
        let id = map.add("a.go", b"a\xff\xe4\xb8b\0").expect("small");
        assert_eq!((&*map.file(id).text, &map.file(id).foreign[..]), ("a\0\0\0b\0", &[1, 2, 3][..]));
    }
}
