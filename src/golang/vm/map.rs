//! Maps: entries in order of insertion, found by hash; walked over in an order that chance decides, as in Go.
//!
//! **Invariants**: an entry keeps its sequence number for as long as it lives, whatever happens around it, so that a walk
//! meets each entry once even if the map is changed meanwhile.

use hashbrown::HashTable;

use super::equal::{self, KeyKind};
use super::heap::Heap;
use super::race::Written;
use crate::base::rng::Rng;
use crate::golang::code::{MapType, RType};

/// A map.
#[derive(Debug)]
pub struct Map {
    kind: KeyKind,
    key_words: usize,
    value_words: usize,
    table: HashTable<Slot>,
    /// Key and value of each entry, one behind the other.
    words: Vec<u64>,
    /// By entry; ascending.
    sequence: Vec<u32>,
    /// By entry: it has not been deleted.
    alive: Vec<bool>,
    next_sequence: u32,
    live: usize,
    /// How often entries have moved.
    moved: u32,
    written: Written,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u64,
    entry: u32,
}

/// A walk over a map.
#[derive(Debug)]
pub struct MapIter {
    /// The map; 0 for nil.
    pub map: u64,
    /// Sequence numbers and places of the entries there were at the start, in reverse order.
    todo: Vec<(u32, u32)>,
    moved: u32,
}

/// Entries of a map that Go keeps in one group: it walks over them in order, from a slot that chance decides.
const GROUP: usize = 8;

impl Map {
    /// An empty map of this type.
    pub fn new(ty: &MapType, rtypes: &[RType]) -> Self {
        Self {
            kind: KeyKind::of(ty.key, rtypes),
            key_words: ty.key_words as usize,
            value_words: ty.value_words as usize,
            table: HashTable::new(),
            words: Vec::new(),
            sequence: Vec::new(),
            alive: Vec::new(),
            next_sequence: 0,
            live: 0,
            moved: 0,
            written: Written::default(),
        }
    }

    /// When it was last changed, as far as that matters.
    pub(super) const fn written(&self) -> Written {
        self.written
    }

    /// Remembers when it was changed.
    pub(super) const fn set_written(&mut self, written: Written) {
        self.written = written;
    }

    /// `len(m)`
    pub const fn len(&self) -> usize {
        self.live
    }

    /// Whether there is no entry.
    pub const fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Words of a key.
    pub const fn key_words(&self) -> usize {
        self.key_words
    }

    /// Words of a value.
    pub const fn value_words(&self) -> usize {
        self.value_words
    }

    /// Words that entries consist of: what a collector looks at.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Roughly what it takes.
    pub fn bytes(&self) -> u64 {
        (self.words.capacity() * 8 + self.sequence.capacity() * 5 + self.table.capacity() * 18) as u64
    }

    fn stride(&self) -> usize {
        self.key_words + self.value_words
    }

    fn key(&self, entry: u32) -> &[u64] {
        let at = entry as usize * self.stride();
        &self.words[at..at + self.key_words]
    }

    fn find(&self, heap: &Heap, rtypes: &[RType], hash: u64, key: &[u64]) -> Option<u32> {
        self.table
            .find(hash, |slot| slot.hash == hash && equal::keys(self.kind, heap, rtypes, self.key(slot.entry), key))
            .map(|slot| slot.entry)
    }

    /// The value of a key.
    ///
    /// # Errors
    /// If the key is an interface that holds something that cannot be compared: the name of its type.
    pub fn get(&self, heap: &Heap, rtypes: &[RType], key: &[u64]) -> Result<Option<&[u64]>, String> {
        let hash = equal::hash(self.kind, heap, rtypes, key)?;
        Ok(self.find(heap, rtypes, hash, key).map(|entry| {
            let at = entry as usize * self.stride() + self.key_words;
            &self.words[at..at + self.value_words]
        }))
    }

    /// Whether a map of this type can be asked for the key at all: nil maps are, too.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn admits(ty: &MapType, heap: &Heap, rtypes: &[RType], key: &[u64]) -> Result<(), String> {
        equal::hash(KeyKind::of(ty.key, rtypes), heap, rtypes, key).map(|_| ())
    }

    /// `m[key] = value`
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn set(&mut self, heap: &Heap, rtypes: &[RType], key: &[u64], value: &[u64]) -> Result<(), String> {
        let hash = equal::hash(self.kind, heap, rtypes, key)?;
        if let Some(entry) = self.find(heap, rtypes, hash, key) {
            let at = entry as usize * self.stride() + self.key_words;
            self.words[at..at + self.value_words].copy_from_slice(value);
            return Ok(());
        }
        if self.sequence.len() > GROUP && self.live < self.sequence.len() / 2 {
            self.compact();
        }
        let entry = self.sequence.len() as u32;
        self.words.extend_from_slice(key);
        self.words.extend_from_slice(value);
        self.sequence.push(self.next_sequence);
        self.alive.push(true);
        self.next_sequence += 1;
        self.live += 1;
        self.table.insert_unique(hash, Slot { hash, entry }, |slot| slot.hash);
        Ok(())
    }

    /// `delete(m, key)`
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn delete(&mut self, heap: &Heap, rtypes: &[RType], key: &[u64]) -> Result<(), String> {
        let hash = equal::hash(self.kind, heap, rtypes, key)?;
        let Some(entry) = self.find(heap, rtypes, hash, key) else { return Ok(()) };
        if let Ok(found) = self.table.find_entry(hash, |slot| slot.entry == entry) {
            found.remove();
        }
        self.alive[entry as usize] = false;
        let stride = self.stride();
        self.words[entry as usize * stride..][..stride].fill(0);
        self.live -= 1;
        Ok(())
    }

    /// `clear(m)`
    pub fn clear(&mut self) {
        self.table.clear();
        self.words.clear();
        self.sequence.clear();
        self.alive.clear();
        self.live = 0;
        self.moved += 1;
    }

    /// Drops deleted entries.
    fn compact(&mut self) {
        let stride = self.stride();
        let mut places = vec![0; self.sequence.len()];
        let mut to = 0;
        for (from, place) in places.iter_mut().enumerate() {
            if self.alive[from] {
                self.words.copy_within(from * stride..(from + 1) * stride, to * stride);
                self.sequence[to] = self.sequence[from];
                *place = to as u32;
                to += 1;
            }
        }
        self.words.truncate(to * stride);
        self.sequence.truncate(to);
        self.alive.clear();
        self.alive.resize(to, true);
        for slot in &mut self.table {
            slot.entry = places[slot.entry as usize];
        }
        self.moved += 1;
    }

    /// Keys, each with its value, in order of insertion.
    pub fn entries(&self) -> impl Iterator<Item = (&[u64], &[u64])> {
        let live = (0..self.sequence.len()).filter(|entry| self.alive[*entry]);
        live.map(|entry| self.words[entry * self.stride()..][..self.stride()].split_at(self.key_words))
    }

    /// Where the entry of this number is, if it is still there.
    fn place(&self, sequence: u32) -> Option<usize> {
        let at = self.sequence.binary_search(&sequence).ok()?;
        self.alive[at].then_some(at)
    }
}

impl MapIter {
    /// A walk over what `pointer` points to; none is the nil map.
    pub fn new(pointer: u64, map: Option<&Map>, rng: &mut Rng) -> Self {
        let Some(map) = map else { return Self { map: 0, todo: Vec::new(), moved: 0 } };
        let live = (0..map.sequence.len()).filter(|entry| map.alive[*entry]);
        let mut todo: Vec<_> = live.map(|entry| (map.sequence[entry], entry as u32)).collect();
        if todo.len() <= GROUP {
            let first = rng.below(GROUP as u32) as usize;
            let pivot = todo.iter().position(|(_, entry)| *entry as usize % GROUP >= first).unwrap_or(0);
            todo.rotate_left(pivot);
        } else {
            for i in (1..todo.len()).rev() {
                todo.swap(i, rng.below(i as u32 + 1) as usize);
            }
        }
        todo.reverse();
        Self { map: pointer, todo, moved: map.moved }
    }

    /// The next entry that is still there: key and value.
    pub fn next<'m>(&mut self, map: &'m Map) -> Option<(&'m [u64], &'m [u64])> {
        while let Some((sequence, place)) = self.todo.pop() {
            let here = self.moved == map.moved && map.alive[place as usize];
            let place = if here { Some(place as usize) } else { map.place(sequence) };
            if let Some(place) = place {
                return Some(map.words[place * map.stride()..][..map.stride()].split_at(map.key_words));
            }
        }
        None
    }
}
