//! Where in the source goroutines have parked.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::base::ids::{FuncId, GoId};
use crate::event::{Kind, Names, Object, Position, WaitReason};
use crate::trace::explain::place_name;
use crate::trace::recording::Recording;

/// Who parked, why, and on what.
type Wait = (FuncId, WaitReason, Object);

/// The lines at which that happened, for each of them.
#[derive(Debug)]
pub(super) struct Places<'a> {
    names: &'a Names,
    found: BTreeMap<Wait, BTreeSet<Position>>,
}

impl<'a> Places<'a> {
    /// All that a recording tells.
    pub(super) fn of(recording: &'a Recording) -> Self {
        let mut at: FxHashMap<GoId, Position> = FxHashMap::default();
        let mut found: BTreeMap<Wait, BTreeSet<Position>> = BTreeMap::new();
        for event in recording.events() {
            let Some(g) = event.g else { continue };
            match event.kind {
                Kind::GoAt { at: position } => {
                    at.insert(g, position);
                }
                // Its number may become another one's.
                Kind::GoDestroy => {
                    at.remove(&g);
                }
                Kind::GoBlock { reason, on, .. } => {
                    if let (Some(func), Some(position)) = (recording.func_of(g), at.get(&g)) {
                        found.entry((func, reason, on)).or_default().insert(*position);
                    }
                }
                _ => {}
            }
        }
        Self { names: &recording.header.names, found }
    }

    /// ` at main.go:12`, or with more lines ` at main.go:12 and 2 more lines`; nothing if none is known.
    pub(super) fn words(&self, wait: Wait) -> String {
        let Some(places) = self.found.get(&wait) else { return String::new() };
        let lines: BTreeSet<(u16, u32)> = places.iter().map(|place| (place.file, place.line)).collect();
        let Some(first) = places.iter().min_by_key(|place| (place.file, place.line)) else { return String::new() };
        let first = place_name(self.names, *first);
        match lines.len() {
            1 => format!(" at {first}"),
            2 => format!(" at {first} and another line"),
            n => format!(" at {first} and {} more lines", n - 1),
        }
    }
}
