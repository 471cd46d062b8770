//! Collecting garbage: marks what can be reached, frees the rest.
//!
//! Words are looked at as if each might be a pointer. A number is taken for one only if its upper half is that of a
//! live object; what is kept by mistake in this way is harmless.
//!
//! **Invariants**: everything that the program can still reach is marked: package variables, all stacks, deferred calls
//! and panics, and what the machine holds (values in channels, functions of timers).

use super::goroutine::Goroutine;
use super::heap::{Heap, Object};
use super::{Core, SimContext};
use crate::golang::code::GLOBALS;

/// What has been reached.
struct Marks<'h> {
    heap: &'h Heap,
    marked: Vec<bool>,
    todo: Vec<u32>,
    /// Bytes of all that was reached.
    bytes: u64,
}

impl Marks<'_> {
    fn word(&mut self, word: u64) {
        let object = (word >> 32) as usize;
        if object != 0 && object < self.marked.len() && !self.marked[object] {
            self.marked[object] = true;
            self.todo.push(object as u32);
        }
    }

    fn words(&mut self, words: &[u64]) {
        for word in words {
            self.word(*word);
        }
    }

    fn follow(&mut self) {
        let heap = self.heap;
        while let Some(object) = self.todo.pop() {
            let object = &heap.objects[object as usize];
            self.bytes += size(object);
            match object {
                Object::One(words) => self.words(words),
                Object::Two(words) => self.words(words),
                Object::Words(words) => self.words(words),
                Object::Map(map) => self.words(map.words()),
                Object::Iter(iter) => self.word(iter.map),
                Object::Free | Object::Plain(_) | Object::Bytes(_) | Object::Text(_) | Object::Chan { .. } => {}
            }
        }
    }
}

/// What an object takes, as [`Heap::alloc`] counted it.
fn size(object: &Object) -> u64 {
    24 + match object {
        Object::Free | Object::Text(_) => 0,
        Object::One(_) => 8,
        Object::Two(_) => 16,
        Object::Words(words) | Object::Plain(words) => words.len() as u64 * 8,
        Object::Bytes(bytes) => bytes.len() as u64,
        Object::Map(map) => 48 + map.bytes(),
        Object::Iter(_) => 48,
        Object::Chan { .. } => 96,
    }
}

impl Core {
    /// Frees what no goroutine can reach. The next collection comes when twice as much is in use.
    #[cold]
    pub(super) fn collect(&mut self, goroutines: &[Goroutine], cx: &mut SimContext<'_>) {
        let (marked, bytes) = {
            let count = self.heap.objects.len();
            let mut marks = Marks { heap: &self.heap, marked: vec![false; count], todo: Vec::new(), bytes: 0 };
            for object in 1..=self.heap.permanent {
                marks.marked[object as usize] = true;
            }
            marks.todo.push(GLOBALS);
            for g in goroutines {
                mark_goroutine(&mut marks, g);
            }
            for value in cx.values() {
                marks.words(value);
            }
            for func in cx.funcs() {
                marks.word(func.closure);
                marks.words(&func.args);
            }
            for value in self.func_values.values() {
                marks.word(*value);
            }
            marks.follow();
            (marks.marked, marks.bytes)
        };
        self.handles.sweep(|object| marked[object as usize], cx.objects);
        for (object, marked) in marked.iter().enumerate().skip(1) {
            if *marked || matches!(self.heap.objects[object], Object::Free) {
                continue;
            }
            if let Object::Chan { id } = std::mem::replace(&mut self.heap.objects[object], Object::Free) {
                cx.objects.free_chan(id);
            }
            self.heap.free.push(object as u32);
        }
        let stacks: u64 = goroutines.iter().map(|g| g.stack.capacity() as u64 * 8).sum();
        self.heap.collected(bytes, stacks);
        self.collections += 1;
    }
}

fn mark_goroutine(marks: &mut Marks<'_>, g: &Goroutine) {
    marks.words(&g.stack);
    if let Some(unwinding) = &g.unwinding {
        for defer in &unwinding.defers {
            marks.word(defer.call.closure);
            marks.words(&defer.call.args);
        }
        for panicking in &unwinding.panics {
            marks.words(&panicking.value);
        }
    }
    marks.follow();
}
