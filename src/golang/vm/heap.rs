//! The heap: objects by number, and how pointers reach into them.
//!
//! ```text
//!   pointer = object's number << 32 | word      objects: [ free | words | bytes | map | channel ... ]
//! ```
//!
//! **Invariants**: object 0 does not exist, so that 0 is nil; an object's size never changes; constant strings and the
//! package variables come first and stay.

use std::sync::Arc;

use super::goroutine::Message;
use super::map::{Map, MapIter};
use crate::base::ids::ChanId;
use crate::golang::code::{Code, ElemKind, FIRST_STRING, GLOBALS, pointer};

/// A pointer word, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ptr {
    /// The object; 0 for nil.
    pub object: u32,
    /// The word, or the byte of an object made of bytes.
    pub at: u32,
}

/// One thing on the heap.
#[derive(Debug)]
pub enum Object {
    /// Not used.
    Free,
    /// One word that may be a pointer.
    One([u64; 1]),
    /// Two such words.
    Two([u64; 2]),
    /// Words that may be pointers.
    Words(Box<[u64]>),
    /// Words that are no pointers.
    Plain(Box<[u64]>),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// A constant string.
    Text(Arc<[u8]>),
    /// A map.
    Map(Box<Map>),
    /// Something that walks over a map.
    Iter(Box<MapIter>),
    /// A channel.
    Chan {
        /// In the machine.
        id: ChanId,
    },
}

/// All objects.
#[derive(Debug)]
pub struct Heap {
    pub(super) objects: Vec<Object>,
    pub(super) free: Vec<u32>,
    /// Bytes in use, roughly as Go would count them.
    pub(super) bytes: u64,
    /// When so many are in use, garbage is collected.
    pub(super) collect_at: u64,
    /// So many may be in use after that.
    limit: u64,
    /// Objects made, ever.
    pub(super) allocations: u64,
    /// Bytes of all of them.
    pub(super) allocated: u64,
    /// Objects up to this number stay.
    pub(super) permanent: u32,
    /// Atomic operations that changed something, ever.
    atomics: u64,
}

/// The least number of bytes at which garbage is collected.
const COLLECT_MIN: u64 = 32 << 20;
/// What an object takes besides its words.
const OVERHEAD: u64 = 24;

impl Ptr {
    /// Of a word.
    pub const fn of(word: u64) -> Self {
        Self { object: (word >> 32) as u32, at: word as u32 }
    }

    /// The word.
    pub const fn word(self) -> u64 {
        pointer(self.object, self.at)
    }
}

impl Heap {
    /// A heap that holds the program's constants and zeroed package variables, and may grow to `limit` bytes.
    pub fn new(code: &Code, limit: u64) -> Self {
        let mut heap = Self {
            objects: vec![Object::Free],
            free: Vec::new(),
            bytes: 0,
            collect_at: COLLECT_MIN,
            limit,
            allocations: 0,
            allocated: 0,
            permanent: 0,
            atomics: 0,
        };
        let globals = heap.add(Object::Words(vec![0; code.globals as usize].into()), 0);
        debug_assert_eq!(globals, GLOBALS, "package variables come first");
        for (i, text) in code.strings.iter().enumerate() {
            let object = heap.add(Object::Text(Arc::clone(text)), 0);
            debug_assert_eq!(object, FIRST_STRING + i as u32, "then strings");
        }
        heap.permanent = heap.objects.len() as u32 - 1;
        heap
    }

    /// Whether it is time to collect garbage.
    pub const fn due(&self) -> bool {
        self.bytes >= self.collect_at
    }

    /// Whether more is in use than may be.
    pub const fn exhausted(&self) -> bool {
        self.bytes > self.limit
    }

    /// Bytes and objects in use, and both counted since the start.
    pub const fn usage(&self) -> [u64; 4] {
        let objects = (self.objects.len() - self.free.len()) as u64;
        [self.bytes, objects, self.allocated, self.allocations]
    }

    /// Something is changed by an atomic operation, by which goroutines may tell each other of other changes.
    pub const fn count_atomic(&mut self) {
        self.atomics += 1;
    }

    /// How often that has happened.
    pub const fn atomics(&self) -> u64 {
        self.atomics
    }

    /// The most bytes that may be in use.
    pub const fn limit(&self) -> u64 {
        self.limit
    }

    /// Whether there may be an allocation of so many bytes now: what is garbage counts only in part, as a collection
    /// may make room for it.
    pub const fn admits(&self, bytes: u64) -> bool {
        self.bytes.saturating_add(bytes) <= self.limit.saturating_add(self.limit / 2)
    }

    /// What to say when it may not.
    pub fn out_of_memory(&self) -> String {
        format!("runtime: out of memory\n[gopark gives a program at most {} MiB]", self.limit >> 20)
    }

    /// So many bytes are in use after a collection: when there is to be another one, before the limit is exceeded by much.
    pub(super) fn collected(&mut self, bytes: u64, stacks: u64) {
        self.bytes = bytes;
        let late = self.limit.max(bytes + bytes / 16);
        self.collect_at = COLLECT_MIN.max((2 * bytes).min(late) + stacks);
    }

    fn add(&mut self, object: Object, bytes: u64) -> u32 {
        self.bytes += bytes + OVERHEAD;
        self.allocated += bytes;
        self.allocations += 1;
        if let Some(id) = self.free.pop() {
            self.objects[id as usize] = object;
            return id;
        }
        self.objects.push(object);
        self.objects.len() as u32 - 1
    }

    /// A new object of so many zero words, or bytes; the pointer to it.
    pub fn alloc(&mut self, kind: ElemKind, len: usize) -> u64 {
        let object = match (kind, len) {
            (ElemKind::Words, 1) => Object::One([0]),
            (ElemKind::Words, 2) => Object::Two([0; 2]),
            (ElemKind::Words, _) => Object::Words(vec![0; len].into()),
            (ElemKind::Plain | ElemKind::SignedBytes, _) => Object::Plain(vec![0; len].into()),
            (ElemKind::Bytes, _) => Object::Bytes(vec![0; len].into()),
        };
        let size = if kind == ElemKind::Bytes { len } else { len * 8 };
        pointer(self.add(object, size as u64), 0)
    }

    /// A new object that holds these words.
    pub fn alloc_words(&mut self, words: &[u64]) -> u64 {
        let object = match *words {
            [a] => Object::One([a]),
            [a, b] => Object::Two([a, b]),
            _ => Object::Words(words.into()),
        };
        pointer(self.add(object, words.len() as u64 * 8), 0)
    }

    /// The words of a value, to be sent.
    #[inline]
    pub fn pack(&mut self, words: &[u64]) -> Message {
        match *words {
            [] => [0; 2],
            [a] => [a, 0],
            [a, b] => [a, b],
            _ => [self.alloc_words(words), 0],
        }
    }

    /// The words of a value that was received.
    #[inline]
    pub fn unpack(&self, message: Message, to: &mut [u64]) {
        match to {
            [] => {}
            [a] => *a = message[0],
            [a, b] => [*a, *b] = message,
            more => self.load_n(message[0], 0, more),
        }
    }

    /// A new object that holds these bytes.
    pub fn alloc_bytes(&mut self, bytes: impl Into<Box<[u8]>>) -> u64 {
        let bytes = bytes.into();
        let size = bytes.len() as u64;
        pointer(self.add(Object::Bytes(bytes), size), 0)
    }

    /// A new string with these bytes: pointer and length.
    pub fn alloc_string(&mut self, bytes: impl Into<Box<[u8]>>) -> [u64; 2] {
        let bytes = bytes.into();
        if bytes.is_empty() {
            return [0, 0];
        }
        let len = bytes.len() as u64;
        [self.alloc_bytes(bytes), len]
    }

    /// A new empty map.
    pub fn alloc_map(&mut self, map: Map) -> u64 {
        pointer(self.add(Object::Map(Box::new(map)), 48), 0)
    }

    /// Something that walks over a map.
    pub fn alloc_iter(&mut self, iter: MapIter) -> u64 {
        pointer(self.add(Object::Iter(Box::new(iter)), 48), 0)
    }

    /// A channel.
    pub fn alloc_chan(&mut self, id: ChanId) -> u64 {
        pointer(self.add(Object::Chan { id }, 96), 0)
    }

    /// Lets somebody change a map who has to look at the heap for it.
    ///
    /// # Errors
    /// Those of the change.
    pub fn change_map(
        &mut self,
        pointer: u64,
        change: impl FnOnce(&mut Map, &Self) -> Result<(), String>,
    ) -> Result<(), String> {
        let Object::Map(mut map) = std::mem::replace(self.object_mut(pointer), Object::Free) else {
            return Ok(());
        };
        let before = map.bytes();
        let result = change(&mut map, self);
        self.bytes += map.bytes().saturating_sub(before);
        *self.object_mut(pointer) = Object::Map(map);
        result
    }

    /// The object of a pointer that is not nil.
    pub fn object(&self, ptr: u64) -> &Object {
        &self.objects[(ptr >> 32) as usize]
    }

    /// The same, to be changed.
    pub fn object_mut(&mut self, ptr: u64) -> &mut Object {
        &mut self.objects[(ptr >> 32) as usize]
    }

    /// A word, `word` words behind the pointer; a byte of an object made of bytes.
    #[inline]
    pub fn load(&self, ptr: u64, word: u32) -> u64 {
        let Ptr { object, at } = Ptr::of(ptr);
        let at = (at + word) as usize;
        match &self.objects[object as usize] {
            Object::One(words) => words[at],
            Object::Two(words) => words[at],
            Object::Words(words) | Object::Plain(words) => words[at],
            Object::Bytes(bytes) => u64::from(bytes[at]),
            Object::Text(bytes) => u64::from(bytes[at]),
            _ => 0,
        }
    }

    /// Changes a word, or a byte.
    #[inline]
    pub fn store(&mut self, ptr: u64, word: u32, value: u64) {
        let Ptr { object, at } = Ptr::of(ptr);
        let at = (at + word) as usize;
        match &mut self.objects[object as usize] {
            Object::One(words) => words[at] = value,
            Object::Two(words) => words[at] = value,
            Object::Words(words) | Object::Plain(words) => words[at] = value,
            Object::Bytes(bytes) => bytes[at] = value as u8,
            _ => {}
        }
    }

    /// Several words, into registers.
    pub fn load_n(&self, ptr: u64, word: u32, to: &mut [u64]) {
        if to.is_empty() {
            return;
        }
        let Ptr { object, at } = Ptr::of(ptr);
        let at = (at + word) as usize;
        match &self.objects[object as usize] {
            Object::Words(words) | Object::Plain(words) => to.copy_from_slice(&words[at..at + to.len()]),
            Object::Two(words) => to.copy_from_slice(&words[at..at + to.len()]),
            _ => {
                for (i, slot) in to.iter_mut().enumerate() {
                    *slot = self.load(ptr, word + i as u32);
                }
            }
        }
    }

    /// Several words, from registers.
    pub fn store_n(&mut self, ptr: u64, word: u32, from: &[u64]) {
        if from.is_empty() {
            return;
        }
        let Ptr { object, at } = Ptr::of(ptr);
        let at = (at + word) as usize;
        match &mut self.objects[object as usize] {
            Object::Words(words) | Object::Plain(words) => words[at..at + from.len()].copy_from_slice(from),
            Object::Two(words) => words[at..at + from.len()].copy_from_slice(from),
            _ => {
                for (i, value) in from.iter().enumerate() {
                    self.store(ptr, word + i as u32, *value);
                }
            }
        }
    }

    /// `len` elements of so many words each, from one place to another, which may overlap.
    pub fn copy(&mut self, to: u64, from: u64, len: usize) {
        if len == 0 {
            return;
        }
        let (to, from) = (Ptr::of(to), Ptr::of(from));
        if to.object == from.object {
            return self.copy_within(to.object, to.at as usize, from.at as usize, len);
        }
        let (t, f) = (to.at as usize, from.at as usize);
        let Ok([target, source]) = self.objects.get_disjoint_mut([to.object as usize, from.object as usize]) else {
            return;
        };
        match (target, source) {
            (Object::Words(a) | Object::Plain(a), Object::Words(b) | Object::Plain(b)) => {
                a[t..t + len].copy_from_slice(&b[f..f + len]);
            }
            (Object::Bytes(a), Object::Bytes(b)) => a[t..t + len].copy_from_slice(&b[f..f + len]),
            (Object::Bytes(a), Object::Text(b)) => a[t..t + len].copy_from_slice(&b[f..f + len]),
            _ => {
                for i in 0..len as u32 {
                    let value = self.load(from.word(), i);
                    self.store(to.word(), i, value);
                }
            }
        }
    }

    fn copy_within(&mut self, object: u32, to: usize, from: usize, len: usize) {
        match &mut self.objects[object as usize] {
            Object::Words(words) | Object::Plain(words) => words.copy_within(from..from + len, to),
            Object::Two(words) => words.copy_within(from..from + len, to),
            Object::Bytes(bytes) => bytes.copy_within(from..from + len, to),
            _ => {}
        }
    }

    /// The bytes of a string or byte slice. Slices of arrays of bytes are made of words; those are gathered.
    pub fn bytes(&self, ptr: u64, len: u64) -> std::borrow::Cow<'_, [u8]> {
        use std::borrow::Cow;
        if len == 0 {
            return Cow::Borrowed(&[]);
        }
        let Ptr { object, at } = Ptr::of(ptr);
        let (at, len) = (at as usize, len as usize);
        match &self.objects[object as usize] {
            Object::Bytes(bytes) => Cow::Borrowed(&bytes[at..at + len]),
            Object::Text(bytes) => Cow::Borrowed(&bytes[at..at + len]),
            _ => Cow::Owned((0..len as u32).map(|i| self.load(ptr, i) as u8).collect()),
        }
    }
}
