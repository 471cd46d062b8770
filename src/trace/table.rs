//! A table by number whose copies share what is the same in them.
//!
//! ```text
//!   roots  [ . . . ]            one for 16384 numbers, in order
//!            |
//!   branch [ 64 ] -> twig [ 64 ] -> leaf [ 4 values ]       each behind an `Arc`
//! ```
//!
//! A copy of the table costs a few pointers. Whichever of the two is changed then, copies the leaf that changes and what
//! is above it, and goes on sharing the rest: so a hundred worlds of a hundred thousand goroutines cost what is
//! different in them.
//!
//! **Invariants**: leaves, twigs and branches are never empty; `len` is the number of values, and so is what each branch
//! and twig says of the values below it, so that the n-th value is found without looking at those before.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Bound, Index, Range, RangeBounds};
use std::sync::Arc;

use crate::base::ids::Id;

/// Values in a leaf, as a power of two.
const LEAF: u32 = 2;
/// Leaves at a twig and twigs at a branch.
const FAN: u32 = 6;
/// Numbers below one root.
const ROOT: u32 = LEAF + 2 * FAN;

type Leaf<V> = [Option<V>; 1 << LEAF];
type Twig<V> = Node<Leaf<V>>;
type Branch<V> = Node<Twig<V>>;

/// Values by id. Iterates in the order of the ids.
#[derive(Clone)]
pub struct Table<K, V> {
    roots: Vec<(u32, Arc<Branch<V>>)>,
    len: usize,
    ids: PhantomData<K>,
}

#[derive(Clone)]
struct Node<C> {
    below: [Option<Arc<C>>; 1 << FAN],
    /// How many values there are below.
    values: u32,
}

impl<C> Default for Node<C> {
    fn default() -> Self {
        Self { below: [const { None }; 1 << FAN], values: 0 }
    }
}

impl<C: Clone + Default> Node<C> {
    /// What is below this number, made if it is not there yet; so many values are about to come to it.
    fn make(&mut self, slot: usize, more: u32) -> &mut C {
        self.values += more;
        Arc::make_mut(self.below[slot].get_or_insert_default())
    }

    /// The same if it is there.
    fn change(&mut self, slot: usize) -> Option<&mut C> {
        self.below[slot].as_mut().map(Arc::make_mut)
    }

    /// One value below this number is gone; `empty` says whether it was the last one there. Whether nothing is left.
    fn lose(&mut self, slot: usize, empty: bool) -> bool {
        self.values -= 1;
        if empty {
            self.below[slot] = None;
        }
        self.values == 0
    }
}

/// How many values there are below something.
trait Values {
    fn values(&self) -> usize;
}

impl<V> Values for Leaf<V> {
    fn values(&self) -> usize {
        self.iter().flatten().count()
    }
}

impl<C> Values for Node<C> {
    fn values(&self) -> usize {
        self.values as usize
    }
}

impl<C: Values> Node<C> {
    /// How many values there are before this slot.
    fn values_before(&self, slot: usize) -> usize {
        self.below[..slot].iter().flatten().map(|below| below.values()).sum()
    }

    /// The slot below which the value is that has so many before it, which then says how many of them are there too.
    fn slot_of(&self, before: &mut usize) -> Option<(usize, &C)> {
        let mut below = self.below.iter().enumerate().filter_map(|(slot, below)| Some((slot, below.as_ref()?)));
        below.find_map(|(slot, below)| Some((slot, &**skip(below, before)?)))
    }
}

/// This, if the value that has so many before it is below it; or else there are so many fewer.
fn skip<'a, C: Values>(below: &'a Arc<C>, before: &mut usize) -> Option<&'a Arc<C>> {
    let values = below.values();
    let here = *before < values;
    *before -= if here { 0 } else { values };
    here.then_some(below)
}

/// The places on the way to a value.
#[derive(Clone, Copy)]
struct Way {
    root: u32,
    twig: usize,
    leaf: usize,
    value: usize,
}

impl Way {
    const fn to(number: u32) -> Self {
        const fn part(number: u32, from: u32, bits: u32) -> usize {
            (number >> from & ((1 << bits) - 1)) as usize
        }
        Self {
            root: number >> ROOT,
            twig: part(number, LEAF + FAN, FAN),
            leaf: part(number, LEAF, FAN),
            value: part(number, 0, LEAF),
        }
    }
}

impl<K: Id, V: Clone> Table<K, V> {
    /// How many values there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value of this id.
    pub fn get(&self, id: &K) -> Option<&V> {
        let way = Way::to(id.to_u32());
        let branch = &self.roots[self.root(way.root).ok()?].1;
        branch.below[way.twig].as_ref()?.below[way.leaf].as_ref()?[way.value].as_ref()
    }

    /// Where this root is, or where it would be.
    fn root(&self, root: u32) -> Result<usize, usize> {
        match self.roots.first() {
            // The one that is asked for nearly always.
            Some((first, _)) if *first == root => Ok(0),
            _ => self.roots.binary_search_by_key(&root, |(root, _)| *root),
        }
    }

    /// Whether there is one.
    pub fn contains_key(&self, id: &K) -> bool {
        self.get(id).is_some()
    }

    /// The value, to be changed.
    pub fn get_mut(&mut self, id: &K) -> Option<&mut V> {
        // Looked for first: what is not there must not make a copy of its neighbours.
        self.get(id)?;
        let way = Way::to(id.to_u32());
        let root = self.root(way.root).ok()?;
        let branch = Arc::make_mut(&mut self.roots[root].1);
        branch.change(way.twig)?.change(way.leaf)?[way.value].as_mut()
    }

    /// Puts a value there; the one before, if there was one.
    pub fn insert(&mut self, id: K, value: V) -> Option<V> {
        let more = self.more(id);
        self.slot(id, more).replace(value)
    }

    /// The value, to be changed; the default is put there if there is none.
    pub fn or_default(&mut self, id: K) -> &mut V
    where
        V: Default,
    {
        let more = self.more(id);
        self.slot(id, more).get_or_insert_default()
    }

    /// How many values there are more when this id has one.
    fn more(&self, id: K) -> u32 {
        u32::from(!self.contains_key(&id))
    }

    /// Takes the value away.
    pub fn remove(&mut self, id: &K) -> Option<V> {
        self.get(id)?;
        let way = Way::to(id.to_u32());
        let root = self.root(way.root).ok()?;
        let branch = Arc::make_mut(&mut self.roots[root].1);
        let twig = branch.change(way.twig)?;
        let leaf = twig.change(way.leaf)?;
        let value = leaf[way.value].take();
        self.len -= 1;
        let empty = leaf.iter().all(Option::is_none);
        let empty = twig.lose(way.leaf, empty);
        if branch.lose(way.twig, empty) {
            self.roots.remove(root);
        }
        value
    }

    /// How many values have a smaller id.
    pub fn rank(&self, id: &K) -> usize {
        let way = Way::to(id.to_u32());
        let (root, found) = self.root(way.root).map_or_else(|place| (place, false), |place| (place, true));
        let before: usize = self.roots[..root].iter().map(|(_, branch)| branch.values()).sum();
        let Some((_, branch)) = self.roots.get(root).filter(|_| found) else { return before };
        let before = before + branch.values_before(way.twig);
        let Some(twig) = &branch.below[way.twig] else { return before };
        let before = before + twig.values_before(way.leaf);
        let Some(leaf) = &twig.below[way.leaf] else { return before };
        before + leaf[..way.value].iter().flatten().count()
    }

    /// The id before which so many others have values.
    pub fn nth(&self, n: usize) -> Option<K> {
        let mut before = n;
        let (root, branch) = self.roots.iter().find_map(|(root, branch)| Some((*root, skip(branch, &mut before)?)))?;
        let (twig_at, twig) = branch.slot_of(&mut before)?;
        let (leaf_at, leaf) = twig.slot_of(&mut before)?;
        let (value, _) = leaf.iter().enumerate().filter(|(_, value)| value.is_some()).nth(before)?;
        let number = root << ROOT | (twig_at as u32) << (LEAF + FAN) | (leaf_at as u32) << LEAF | value as u32;
        Some(K::from_u32(number))
    }

    fn slot(&mut self, id: K, more: u32) -> &mut Option<V> {
        self.len += more as usize;
        let way = Way::to(id.to_u32());
        let root = self.root(way.root).unwrap_or_else(|place| {
            self.roots.insert(place, (way.root, Arc::default()));
            place
        });
        let branch = Arc::make_mut(&mut self.roots[root].1);
        &mut branch.make(way.twig, more).make(way.leaf, more)[way.value]
    }

    /// All ids with their values.
    pub fn iter(&self) -> Iter<'_, K, V> {
        self.range(..)
    }

    /// Those within a range of ids.
    pub fn range(&self, range: impl RangeBounds<K>) -> Iter<'_, K, V> {
        let first = match range.start_bound() {
            Bound::Included(id) => u64::from(id.to_u32()),
            Bound::Excluded(id) => u64::from(id.to_u32()) + 1,
            Bound::Unbounded => 0,
        };
        let after = match range.end_bound() {
            Bound::Included(id) => u64::from(id.to_u32()) + 1,
            Bound::Excluded(id) => u64::from(id.to_u32()),
            Bound::Unbounded => u64::from(u32::MAX),
        };
        Iter { table: self, first, after: after.max(first) }
    }

    /// All ids.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = K> {
        self.iter().map(|(id, _)| id)
    }

    /// All values.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// About how many bytes this table has that `other` does not share; `value` says how many a value has elsewhere.
    pub fn bytes_beside(&self, other: &Self, value: fn(&V) -> usize) -> usize {
        let mut bytes = size_of_val(self.roots.as_slice());
        for (number, root) in &self.roots {
            let known = other.root(*number).ok().map(|at| &other.roots[at].1);
            bytes += fresh(Some(root), known, &mut |branch, known| {
                beside(branch, known, &mut |twig, known| {
                    beside(twig, known, &mut |leaf, _| leaf.iter().flatten().map(value).sum())
                })
            });
        }
        bytes
    }
}

/// The counts that an `Arc` has before its value.
const COUNTS: usize = 16;

/// The bytes of this, if it is not the very same as the known one, and what `inside` says of the rest.
fn fresh<C>(this: Option<&Arc<C>>, known: Option<&Arc<C>>, inside: &mut impl FnMut(&C, Option<&C>) -> usize) -> usize {
    match (this, known) {
        (None, _) => 0,
        (Some(this), Some(known)) if Arc::ptr_eq(this, known) => 0,
        (Some(this), known) => COUNTS + size_of::<C>() + inside(this, known.map(AsRef::as_ref)),
    }
}

fn beside<C>(node: &Node<C>, known: Option<&Node<C>>, inside: &mut impl FnMut(&C, Option<&C>) -> usize) -> usize {
    let slots = node.below.iter().enumerate();
    slots.map(|(at, below)| fresh(below.as_ref(), known.and_then(|known| known.below[at].as_ref()), inside)).sum()
}

/// Goes through a table from either end.
pub struct Iter<'a, K, V> {
    table: &'a Table<K, V>,
    first: u64,
    after: u64,
}

impl<'a, K: Id, V: Clone> Iter<'a, K, V> {
    /// The value of this number; or else the numbers around it for which there is nothing.
    fn at(&self, number: u64) -> Result<(K, &'a V), Range<u64>> {
        let around = |bits: u32| number >> bits << bits..((number >> bits) + 1) << bits;
        let way = Way::to(number as u32);
        let roots = &self.table.roots;
        let branch = &roots[self.table.root(way.root).map_err(|place| {
            let before = place.checked_sub(1).map_or(0, |place| u64::from(roots[place].0) + 1);
            before << ROOT..roots.get(place).map_or(self.after, |(root, _)| u64::from(*root) << ROOT)
        })?]
        .1;
        let twig = branch.below[way.twig].as_ref().ok_or_else(|| around(LEAF + FAN))?;
        let leaf = twig.below[way.leaf].as_ref().ok_or_else(|| around(LEAF))?;
        Ok((K::from_u32(number as u32), leaf[way.value].as_ref().ok_or_else(|| around(0))?))
    }
}

impl<'a, K: Id, V: Clone> Iterator for Iter<'a, K, V> {
    type Item = (K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        while self.first < self.after {
            match self.at(self.first) {
                Ok(found) => {
                    self.first += 1;
                    return Some(found);
                }
                Err(nothing) => self.first = nothing.end,
            }
        }
        None
    }
}

impl<K: Id, V: Clone> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        while self.first < self.after {
            match self.at(self.after - 1) {
                Ok(found) => {
                    self.after -= 1;
                    return Some(found);
                }
                Err(nothing) => self.after = nothing.start,
            }
        }
        None
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { roots: Vec::new(), len: 0, ids: PhantomData }
    }
}

impl<K: Id, V: Clone + PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<K: Id, V: Clone + Eq> Eq for Table<K, V> {}

impl<K: Id + fmt::Debug, V: Clone + fmt::Debug> fmt::Debug for Table<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Id, V: Clone> Index<&K> for Table<K, V> {
    type Output = V;

    fn index(&self, id: &K) -> &V {
        self.get(id).expect("the table has this id")
    }
}

impl<'a, K: Id, V: Clone> IntoIterator for &'a Table<K, V> {
    type Item = (K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ops::Bound::{Excluded, Unbounded};

    use proptest::prelude::*;

    use super::*;
    use crate::base::ids::GoId;

    fn number() -> impl Strategy<Value = u32> {
        prop_oneof![0..40_u32, 250..270_u32, 16_380..16_400_u32, (1 << 31)..(1 << 31) + 40_u32]
    }

    proptest! {
        #[test]
        fn a_table_is_a_map_and_its_copies_stay_what_they_were(steps in prop::collection::vec((number(), 0..4_u8), 1..300), cut in number()) {
            let (mut table, mut map) = (Table::<GoId, u32>::default(), BTreeMap::new());
            let mut copies = Vec::new();
            for (number, what) in steps {
                let id = GoId::new(number);
                match what {
                    0 => prop_assert_eq!(table.remove(&id), map.remove(&id)),
                    1 => prop_assert_eq!(table.get_mut(&id).map(|value| *value += 1), map.get_mut(&id).map(|value| *value += 1)),
                    2 => prop_assert_eq!(table.insert(id, number), map.insert(id, number)),
                    _ => {
                        *table.or_default(id) += 2;
                        *map.entry(id).or_default() += 2;
                        copies.push((table.clone(), map.clone()));
                    }
                }
            }
            copies.push((table, map));
            let cut = GoId::new(cut);
            for (table, map) in copies {
                prop_assert_eq!(table.len(), map.len());
                prop_assert!(table.iter().eq(map.iter().map(|(id, value)| (*id, value))));
                prop_assert!(table.iter().rev().eq(map.iter().rev().map(|(id, value)| (*id, value))));
                prop_assert!(table.range((Excluded(cut), Unbounded)).map(|(id, _)| id).eq(map.range((Excluded(cut), Unbounded)).map(|(id, _)| *id)));
                for (place, id) in map.keys().enumerate() {
                    prop_assert_eq!((table.rank(id), table.nth(place)), (place, Some(*id)));
                }
                prop_assert_eq!(table.nth(map.len()), None);
                prop_assert_eq!(table.rank(&cut), map.range(..cut).count());
                prop_assert!(table.range(..cut).rev().map(|(id, _)| id).eq(map.range(..cut).rev().map(|(id, _)| *id)));
            }
        }
    }

    #[test]
    fn a_copy_costs_what_is_different_in_it() {
        let mut table = Table::<GoId, u64>::default();
        for number in 0..100_000 {
            table.insert(GoId::new(number), 1);
        }
        let copy = table.clone();
        let none = |_: &u64| 0;
        assert!(table.bytes_beside(&copy, none) < 1_000);
        *table.or_default(GoId::new(5)) = 2;
        assert!((1_000..2_000).contains(&table.bytes_beside(&copy, none)));
        assert!(table.bytes_beside(&Table::default(), none) > 100_000 * 16);
        for number in 0..100_000 {
            table.remove(&GoId::new(number));
        }
        assert_eq!((table.len(), copy.len()), (0, 100_000));
    }
}
