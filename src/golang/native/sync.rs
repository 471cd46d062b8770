//! `sync`: locks, wait groups and conditions are objects of the simulated machine, found through the handle that their
//! Go values have.
//!
//! ```text
//!   sync.Mutex {state, handle} --> Handles --> MutexId --> Op::Lock(id)
//! ```
//!
//! An object is made when a value is first used. A value that was copied after that finds, by its address, that the
//! handle is another value's, and gets an object of its own in the same state.

use super::Table;
use crate::base::ids::{CondId, MutexId, RwMutexId, WgId};
use crate::golang::vm::handles::Shared;
use crate::golang::vm::native::{Call, Flow, NIL_DEREFERENCE};
use crate::sim::program::Op;

pub(super) const TABLE: Table = &[
    ("sync.(*Mutex).Lock", |call| with_mutex(call, Op::Lock)),
    ("sync.(*Mutex).TryLock", |call| with_mutex(call, Op::TryLock)),
    ("sync.(*Mutex).Unlock", |call| with_mutex(call, Op::Unlock)),
    ("sync.(*RWMutex).Lock", |call| with_rwmutex(call, Op::WLock)),
    ("sync.(*RWMutex).TryLock", |call| with_rwmutex(call, Op::TryWLock)),
    ("sync.(*RWMutex).Unlock", |call| with_rwmutex(call, Op::WUnlock)),
    ("sync.(*RWMutex).RLock", |call| with_rwmutex(call, Op::RLock)),
    ("sync.(*RWMutex).TryRLock", |call| with_rwmutex(call, Op::TryRLock)),
    ("sync.(*RWMutex).RUnlock", |call| with_rwmutex(call, Op::RUnlock)),
    ("sync.(*WaitGroup).Add", |call| {
        let delta = call.int(1);
        with_waitgroup(call, |id| Op::WaitGroupAdd(id, delta))
    }),
    ("sync.(*WaitGroup).Wait", |call| with_waitgroup(call, Op::WaitGroupWait)),
    ("sync.(*notifyList).add", |call| with_cond(call, Op::NotifyAdd)),
    ("sync.(*notifyList).wait", |call| {
        let ticket = call.word(1) as u32;
        with_cond(call, |id| Op::NotifyWait(id, ticket))
    }),
    ("sync.(*notifyList).notifyOne", |call| with_cond(call, Op::NotifyOne)),
    ("sync.(*notifyList).notifyAll", |call| with_cond(call, Op::NotifyAll)),
];

/// The word of each value that holds its handle.
const MUTEX: u32 = 1;
const RWMUTEX: u32 = 2;
const WAITGROUP: u32 = 1;
const COND: u32 = 0;

type SimOp = Op<Box<crate::golang::vm::GoFunc>, crate::golang::vm::Message>;

fn with_mutex(call: &mut Call<'_>, op: impl Fn(MutexId) -> SimOp) -> Flow {
    let object = object(call, MUTEX, |call, original| {
        Shared::Mutex(match original {
            Some(Shared::Mutex(of)) => call.objects.copy_mutex(of),
            _ => call.objects.make_mutex(),
        })
    });
    match object {
        Some(Shared::Mutex(id)) => Flow::Op(op(id)),
        other => wrong(other),
    }
}

fn with_rwmutex(call: &mut Call<'_>, op: impl Fn(RwMutexId) -> SimOp) -> Flow {
    let object = object(call, RWMUTEX, |call, original| {
        Shared::RwMutex(match original {
            Some(Shared::RwMutex(of)) => call.objects.copy_rwmutex(of),
            _ => call.objects.make_rwmutex(),
        })
    });
    match object {
        Some(Shared::RwMutex(id)) => Flow::Op(op(id)),
        other => wrong(other),
    }
}

fn with_waitgroup(call: &mut Call<'_>, op: impl Fn(WgId) -> SimOp) -> Flow {
    let object = object(call, WAITGROUP, |call, original| {
        Shared::WaitGroup(match original {
            Some(Shared::WaitGroup(of)) => call.objects.copy_waitgroup(of),
            _ => call.objects.make_waitgroup(0),
        })
    });
    match object {
        Some(Shared::WaitGroup(id)) => Flow::Op(op(id)),
        other => wrong(other),
    }
}

fn with_cond(call: &mut Call<'_>, op: impl Fn(CondId) -> SimOp) -> Flow {
    match object(call, COND, |call, _| Shared::Cond(call.objects.make_cond())) {
        Some(Shared::Cond(id)) => Flow::Op(op(id)),
        other => wrong(other),
    }
}

/// The receiver was nil. A handle always leads to the kind of object that its owner's methods made.
fn wrong(object: Option<Shared>) -> Flow {
    debug_assert!(object.is_none(), "{object:?} belongs to another type");
    Flow::Panic(NIL_DEREFERENCE.to_owned())
}

/// The object of the receiver, whose handle is at `word`. It is made where there is none; where there is another's, it
/// is made from that. None if the receiver is nil.
fn object(call: &mut Call<'_>, word: u32, make: impl Fn(&mut Call<'_>, Option<Shared>) -> Shared) -> Option<Shared> {
    let receiver = call.word(0);
    let handle = call.load(0, word)?;
    let owner = receiver + u64::from(word);
    let original = match call.handles.get(handle, owner) {
        Some((object, true)) => return Some(object),
        Some((object, false)) => Some(object),
        None => None,
    };
    let object = make(call, original);
    let handle = call.handles.add(owner, object);
    call.heap.store(receiver, word, handle);
    Some(object)
}
