//! Reads the configuration file, and collects every mistake with its place.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Layer;
use crate::base::diag::Diagnostic;
use crate::scenario::closest;
use crate::scenario::read::{Places, Reader, Value, shown};
use crate::scenario::syntax;
use crate::tui::action::Action;
use crate::tui::bindings::{Clash, Keymap};
use crate::tui::key::{Key, KeyError};
use crate::tui::keymap::{Binding, Context, KEYS};
use crate::tui::pacer::Speed;
use crate::tui::settings::Fps;
use crate::tui::theme::Theme;

/// Other keys for an action.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebinding {
    /// What they do.
    pub action: Action,
    /// Where; none: wherever the action has keys.
    pub context: Option<Context>,
    /// The keys, at least one.
    pub keys: Vec<Key>,
}

/// One that was read, and its place in the file.
type Placed = (Rebinding, Range<usize>);

const TOP: &str = "the configuration";
const PLACES: Places = &[(TOP, &["theme", "ascii", "fps", "reduced_motion", "presenter", "mouse", "speed", "keys"])];

/// Reads a file.
///
/// # Errors
/// Every mistake in it.
pub fn parse(source: &str) -> Result<Layer, Vec<Diagnostic>> {
    let (document, errors) = DeTable::parse_recoverable(source);
    let mut reader = Reader::new(source, PLACES);
    let layer = read_file(&mut reader, document.get_ref());
    let mut found = syntax::merge(source, &errors, reader.found, advice);
    found.sort_by_key(|mistake| mistake.labels.first().map_or(0, |label| label.span.start));
    if found.is_empty() { Ok(layer) } else { Err(found) }
}

/// What would be right in place of what TOML complains about.
fn advice(message: &str) -> &'static str {
    match message {
        m if m.starts_with("string values must be quoted") => "put text between quotes: `theme = \"mono\"`",
        m if m.starts_with("duplicate key") => "write each key once",
        m if m.starts_with("unclosed table") => "write `[keys]` with a bracket on both sides",
        m if m.starts_with("missing comma") => "put a comma between the values: `[\"q\", \"Ctrl-C\"]`",
        _ => "a line is `key = value`; values are strings in quotes, numbers, true or false, arrays `[…]`",
    }
}

fn read_file<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>) -> Layer {
    reader.keys(table, TOP, &[]);
    let themes = Theme::ALL.map(|theme| (theme.name(), theme));
    let mut layer = Layer::default();
    if let Some(value) = table.get("theme") {
        layer.theme = reader.choice(value, "themes", &themes);
    }
    if let Some(value) = table.get("ascii") {
        layer.ascii = ascii(reader, value);
    }
    layer.fps = reader.whole_at(table, "fps", 1..=u64::from(Fps::MAX)).and_then(Fps::new);
    layer.reduced_motion = table.get("reduced_motion").and_then(|value| reader.truth(value));
    layer.presenter = table.get("presenter").and_then(|value| reader.truth(value));
    layer.mouse = table.get("mouse").and_then(|value| reader.truth(value));
    layer.speed = table.get("speed").and_then(|value| speed(reader, value));
    if let Some(value) = table.get("keys") {
        layer.keys = keys(reader, value);
    }
    layer
}

fn ascii<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Option<bool>> {
    match value.get_ref() {
        DeValue::String(_) => reader.choice(value, "words here (besides true and false)", &[("auto", None)]),
        _ => reader.truth(value).map(Some),
    }
}

fn speed<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Option<Speed>> {
    let piece = reader.duration_text(value)?;
    if piece.text == "auto" {
        return Some(None);
    }
    let wanted = reader.parse_duration(piece)?;
    let speed = Speed::of(wanted);
    if speed.is_none() {
        let near = Speed::at_most(wanted).per_second();
        let mistake =
            Diagnostic::error("no-such-speed", format!("there is no speed of {wanted} a second"), value.span());
        reader
            .report(mistake.help(format!("speeds go by 1, 2, 5 from 1us to 100s: write `\"{near}\"`, or `\"auto\"`")));
    }
    speed.map(Some)
}

// ---- keys ----

fn keys<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Vec<Rebinding> {
    let Some(table) = reader.table(value) else { return Vec::new() };
    let mut read: Vec<Placed> = Vec::new();
    for (name, value) in table {
        let context = value.get_ref().as_table().map(|table| (table, context(name.get_ref())));
        match context {
            None => read.extend(rebinding(reader, name.get_ref(), name.span(), value, None)),
            Some((table, Some(context))) => {
                for (name, value) in table {
                    read.extend(rebinding(reader, name.get_ref(), name.span(), value, Some(context)));
                }
            }
            Some((_, None)) => {
                let message = format!("there is no context `{}` for keys", shown(name.get_ref()));
                let all: Vec<String> = Context::ALL.iter().map(|context| format!("`{}`", context.name())).collect();
                let help = format!("the contexts are {}", all.join(", "));
                reader.report(Diagnostic::error("unknown-context", message, name.span()).help(help));
            }
        }
    }
    // The more particular ones come last, and so win.
    read.sort_by_key(|(own, _)| own.context.is_some());
    report_clashes(reader, &read);
    read.into_iter().map(|(own, _)| own).collect()
}

fn context(name: &str) -> Option<Context> {
    Context::ALL.into_iter().find(|context| context.name() == name)
}

fn rebinding<'s>(
    reader: &mut Reader<'s>,
    name: &str,
    span: Range<usize>,
    value: &Value<'s>,
    context: Option<Context>,
) -> Option<Placed> {
    let action = action(reader, name, &span)?;
    let row = |context: Context| KEYS.iter().find(|row| (row.action, row.context) == (action, context));
    let here = context.and_then(row);
    if let (Some(context), None) = (context, here) {
        let others = KEYS.iter().filter(|row| row.action == action);
        let others: Vec<String> = others.map(|row| format!("`{}`", row.context.name())).collect();
        let message = format!("`{name}` does nothing in `{}`", context.name());
        let help = format!("it has keys in {}", others.join(", "));
        reader.report(Diagnostic::error("unknown-action", message, span).help(help));
        return None;
    }
    let values = match value.get_ref() {
        DeValue::Array(array) => array.iter().collect(),
        _ => vec![value],
    };
    if values.is_empty() {
        let mistake = Diagnostic::error("no-key", format!("`{name}` would have no key"), value.span());
        reader.report(mistake.help("give it at least one, or leave the line out"));
        return None;
    }
    let wanted = values.len();
    let keys: Vec<Key> = values.into_iter().filter_map(|value| key(reader, value, here)).collect();
    (keys.len() == wanted).then_some((Rebinding { action, context, keys }, span))
}

fn action(reader: &mut Reader<'_>, name: &str, span: &Range<usize>) -> Option<Action> {
    let names = Action::ALL.map(Action::name);
    let known = Action::ALL.into_iter().zip(&names).find(|(_, known)| *known == name);
    if known.is_none() {
        let help = match closest(name, names.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`gopark config` lists all actions".to_owned(),
        };
        let message = format!("there is no action `{}`", shown(name));
        reader.report(Diagnostic::error("unknown-action", message, span.clone()).help(help));
    }
    known.map(|(action, _)| action)
}

/// A key in a string; where a row is given, one that can be told from what is written there.
fn key<'s>(reader: &mut Reader<'s>, value: &Value<'s>, row: Option<&Binding>) -> Option<Key> {
    let piece = reader.text(value)?;
    let key: Key = match piece.text.parse() {
        Ok(key) => key,
        Err(error) => {
            let mistake = Diagnostic::error("unknown-key-name", shown(&error.to_string()), piece.span());
            reader.report(mistake.help(key_advice(piece.text, &error)));
            return None;
        }
    };
    if row.is_some_and(|row| !row.allows(key)) {
        let mistake = Diagnostic::error("written-key", format!("`{}` is written here", key.name()), piece.span());
        reader.report(mistake.help("take a key that writes nothing, such as `Enter`, `F2` or `Ctrl-X`"));
        return None;
    }
    Some(key)
}

fn key_advice(text: &str, error: &KeyError) -> String {
    let last = text.rsplit('-').next().unwrap_or(text);
    match (error, closest(last, Key::NAMES.iter().map(|(name, _)| *name))) {
        (KeyError::ShiftedCharacter, _) => "write the character itself, such as `A`".to_owned(),
        (KeyError::Unknown(_), Some(meant)) if text != last || meant != last => format!("did you mean `{meant}`?"),
        _ => "keys are characters, `Space`, `Enter`, `Left`, `F5`, ...; `Ctrl-C`, `Shift-Left`".to_owned(),
    }
}

/// Reports every key that means two things because of what was read.
fn report_clashes(reader: &mut Reader<'_>, read: &[Placed]) {
    let mut keymap = Keymap::default();
    read.iter().for_each(|(own, _)| keymap.rebind(own.action, own.context, &own.keys));
    for Clash { key, rows } in keymap.clashes() {
        let of = |row: &Binding, (own, _): &&Placed| {
            own.action == row.action && own.context.is_none_or(|context| context == row.context)
        };
        let mut spans = rows.iter().filter_map(|row| read.iter().rev().find(|own| of(row, own))).map(|(_, span)| span);
        let [a, b] = rows.map(|row| row.action.name());
        let message = format!("`{}` means both `{a}` and `{b}`", key.name());
        let place = spans.next().cloned().unwrap_or_default();
        let mistake = Diagnostic::error("key-twice", message, place);
        let mistake = spans.fold(mistake, |mistake, span| mistake.also(span.clone(), "and here"));
        reader.report(mistake.help(format!("give `{a}` or `{b}` another key")));
    }
}
