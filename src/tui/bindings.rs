//! The keys in force: the key table with a person's own keys in place of its own.
//!
//! ```text
//!   KEYS (static) --> Keymap <-- [keys] of the configuration
//!                       |
//!                       +--> dispatch, footer, menus, help
//! ```
//!
//! **Invariants**: every row has a key; where text is written, no key that a person chose writes.

use super::action::Action;
use super::glyph::Glyphs;
use super::key::Key;
use super::keymap::{Binding, Context, KEYS};

/// A row of the table with its keys in force.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The row.
    pub row: &'static Binding,
    /// Any of these keys.
    pub keys: Vec<Key>,
}

impl Bound {
    /// All its keys, as the help prints them.
    pub fn labels(&self, glyphs: &Glyphs) -> String {
        let labels: Vec<String> = self.keys.iter().map(|key| key.label(glyphs)).collect();
        labels.join(" or ")
    }
}

/// The table in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: KEYS.iter().map(|row| Bound { row, keys: row.keys.to_vec() }).collect() }
    }
}

/// A hint of the footer: keys, each with what it does, and a word for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What is printed on the keys, and what they do.
    pub keys: Vec<(String, Action)>,
    /// The word.
    pub word: &'static str,
}

/// A key that means two things where both could be meant.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The key.
    pub key: Key,
    /// The two rows.
    pub rows: [&'static Binding; 2],
}

impl Keymap {
    /// What a key means where these contexts hold; the first context that knows the key decides.
    pub fn action(&self, contexts: &[Context], key: Key) -> Option<Action> {
        let bound = |context: &Context| self.rows_of(*context).find(|bound| bound.keys.contains(&key));
        contexts.iter().find_map(bound).map(|bound| bound.row.action)
    }

    /// The rows of one context, in the table's order.
    pub fn rows_of(&self, context: Context) -> impl Iterator<Item = &Bound> {
        self.rows.iter().filter(move |bound| bound.row.context == context)
    }

    /// The first key of an action in a context.
    pub fn key_of(&self, context: Context, action: Action) -> Option<Key> {
        self.rows_of(context).find(|bound| bound.row.action == action)?.keys.first().copied()
    }

    /// The footer, in the table's order.
    pub fn hints(&self, contexts: &[Context], glyphs: &Glyphs) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        let told = |row: &Binding| !row.hint.is_empty() && contexts.contains(&row.context);
        for bound in self.rows.iter().filter(|bound| told(bound.row)) {
            let (Some(key), row) = (bound.keys.first(), bound.row) else { continue };
            let key = (key.label(glyphs), row.action);
            match hints.last_mut().filter(|hint| hint.word == row.hint) {
                Some(hint) => hint.keys.push(key),
                None => hints.push(Hint { keys: vec![key], word: row.hint }),
            }
        }
        hints
    }

    /// Gives an action other keys, in one context or in all that have it. Where text is written, keys that write are
    /// left out; if no other is left, the row stays as it is.
    pub fn rebind(&mut self, action: Action, context: Option<Context>, keys: &[Key]) {
        let wanted = |row: &Binding| row.action == action && context.is_none_or(|context| row.context == context);
        for bound in self.rows.iter_mut().filter(|bound| wanted(bound.row)) {
            let fit = |key: &&Key| bound.row.allows(**key);
            let keys: Vec<Key> = keys.iter().filter(fit).copied().collect();
            if !keys.is_empty() {
                bound.keys = keys;
            }
        }
    }

    /// Every key that means two things.
    pub fn clashes(&self) -> Vec<Clash> {
        let mut clashes = Vec::new();
        for (place, bound) in self.rows.iter().enumerate() {
            for other in self.rows[..place].iter().filter(|other| other.row.context.meets(bound.row.context)) {
                let shared = bound.keys.iter().filter(|key| other.keys.contains(key));
                clashes.extend(shared.map(|key| Clash { key: *key, rows: [other.row, bound.row] }));
            }
        }
        clashes
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::UNICODE;
    use super::*;

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[test]
    fn neighbours_share_a_hint() {
        let hints = Keymap::default().hints(&[Context::Run, Context::Any], &UNICODE);
        let key = |label: &str, action| (label.to_owned(), action);
        let tick = [key("←", Action::TickBack), key("→", Action::TickForward)].into();
        assert_eq!(hints[1], Hint { keys: tick, word: "tick" });
        assert_eq!(hints.last(), Some(&Hint { keys: vec![key("q", Action::Quit)], word: "quit" }));
    }

    #[test]
    fn the_table_has_no_clash() {
        let clashes = Keymap::default().clashes();
        assert!(clashes.is_empty(), "{clashes:?}");
    }

    #[test]
    fn a_person_has_keys_of_their_own() {
        let mut keymap = Keymap::default();
        keymap.rebind(Action::PlayPause, None, &[key("p"), key("F5")]);
        let run = [Context::Run, Context::Any];
        assert_eq!(keymap.action(&run, key("p")), Some(Action::PlayPause));
        assert_eq!(keymap.action(&run, key("F5")), Some(Action::PlayPause));
        assert_eq!(keymap.action(&run, key("Space")), None);
        assert_eq!(keymap.hints(&run, &UNICODE)[0].keys[0].0, "p");
        keymap.rebind(Action::Up, Some(Context::Home), &[key("w")]);
        assert_eq!(keymap.action(&[Context::Home], key("Up")), None);
        assert_eq!(keymap.action(&run, key("Up")), Some(Action::Up));
    }

    #[test]
    fn what_is_written_stays_text() {
        let mut keymap = Keymap::default();
        keymap.rebind(Action::Close, None, &[key("x")]);
        assert_eq!(keymap.action(&[Context::Prompt], key("x")), None);
        assert_eq!(keymap.action(&[Context::Prompt], key("Esc")), Some(Action::Close));
        assert_eq!(keymap.action(&[Context::Jump], key("x")), Some(Action::Close));
    }

    #[test]
    fn a_key_for_two_things_is_found() {
        let mut keymap = Keymap::default();
        keymap.rebind(Action::Quit, None, &[key("Left")]);
        let clashes = keymap.clashes();
        let actions = clashes.iter().map(|clash| clash.rows.map(|row| row.action));
        assert_eq!(actions.collect::<Vec<_>>(), [[Action::TickBack, Action::Quit]]);
    }
}
