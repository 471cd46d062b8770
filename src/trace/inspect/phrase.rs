//! Words in which things are named, so that whoever shows them can let one look at each of them.
//!
//! **Invariant**: the words between two names bring their own blanks.

use crate::base::ids::{CoreId, GoId, MId, PId};
use crate::event::Object;
use crate::trace::explain::Teller;
use crate::trace::store::subjects::Subject;

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// Something by its name.
    Name(Subject),
}

/// Words and names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// In order.
    pub pieces: Vec<Piece>,
}

/// Of many, so many are named.
const NAMED: usize = 8;

impl Phrase {
    /// These words.
    pub fn new(words: impl Into<String>) -> Self {
        Self::default().words(words)
    }

    /// And these words.
    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        let words = words.into();
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Words(last)) => last.push_str(&words),
            _ => self.pieces.push(Piece::Words(words)),
        }
        self
    }

    /// And this phrase.
    #[must_use]
    pub fn phrase(self, other: Self) -> Self {
        other.pieces.into_iter().fold(self, |phrase, piece| match piece {
            Piece::Words(words) => phrase.words(words),
            Piece::Name(subject) => phrase.name(subject),
        })
    }

    /// And this name.
    #[must_use]
    pub fn name(mut self, subject: Subject) -> Self {
        self.pieces.push(Piece::Name(subject));
        self
    }

    /// And a goroutine.
    #[must_use]
    pub fn g(self, g: GoId) -> Self {
        self.name(Subject::G(g))
    }

    /// And a thread.
    #[must_use]
    pub fn m(self, m: MId) -> Self {
        self.name(Subject::M(m))
    }

    /// And a P.
    #[must_use]
    pub fn p(self, p: PId) -> Self {
        self.name(Subject::P(p))
    }

    /// And a core.
    #[must_use]
    pub fn core(self, core: CoreId) -> Self {
        self.name(Subject::Core(core))
    }

    /// And an object.
    #[must_use]
    pub fn object(self, object: Object) -> Self {
        self.name(Subject::Object(object))
    }

    /// And these, side by side; of many, how many more there are.
    #[must_use]
    pub fn list(mut self, all: impl ExactSizeIterator<Item = Subject>) -> Self {
        let left = all.len().saturating_sub(NAMED);
        for (place, subject) in all.take(NAMED).enumerate() {
            self = self.words(if place == 0 { "" } else { " " }).name(subject);
        }
        if left == 0 { self } else { self.words(format!(" and {left} more")) }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// It as a text.
    pub fn text(&self, teller: Teller<'_>) -> String {
        let texts = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Name(subject) => teller.subject(*subject),
        });
        texts.collect()
    }
}
