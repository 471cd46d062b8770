//! Numbers that name things, one type each, so that they are never mixed up.
//!
//! Every id prints as the bare number; the letter in front (`G7`, `P2`) is a matter of the reader. Ids are stored
//! as "number plus one" in a non-zero integer, so that an `Option<id>` costs no extra byte in an event.

use std::fmt;
use std::num::{NonZeroU16, NonZeroU32};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An id whose number fits 32 bits.
pub trait Id: Copy + Eq + Ord {
    /// The id with this number.
    fn from_u32(number: u32) -> Self;
    /// Its number.
    fn to_u32(self) -> u32;
}

impl Id for u32 {
    fn from_u32(number: u32) -> Self {
        number
    }

    fn to_u32(self) -> u32 {
        self
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $int:ty, $nonzero:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($nonzero);

        impl $name {
            /// The largest number that this id can carry.
            pub const MAX: $int = <$int>::MAX - 1;

            /// The id with this number.
            ///
            /// # Panics
            /// If the number is the one value that cannot be stored, the integer's maximum.
            #[inline]
            pub const fn new(number: $int) -> Self {
                match <$nonzero>::new(number.wrapping_add(1)) {
                    Some(stored) => Self(stored),
                    None => panic!("id out of range"),
                }
            }

            /// The number itself.
            #[inline]
            pub const fn number(self) -> $int {
                self.0.get() - 1
            }

            /// The number as a place in a table.
            #[inline]
            pub const fn index(self) -> usize {
                self.number() as usize
            }
        }

        impl Id for $name {
            #[inline]
            fn from_u32(number: u32) -> Self {
                Self::new(number as $int)
            }

            #[inline]
            fn to_u32(self) -> u32 {
                self.number().into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.number(), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.number())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.number().serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = <$int>::deserialize(deserializer)?;
                if number > Self::MAX {
                    return Err(D::Error::custom(concat!(stringify!($name), " out of range")));
                }
                Ok(Self::new(number))
            }
        }
    };
}

id!(
    /// A goroutine's id, as Go prints it (`goroutine 7 [running]`). Main is 1; ids are never reused.
    GoId, u32, NonZeroU32
);
id!(
    /// An OS thread known to the runtime (an M). 0 is the main thread, 1 is sysmon.
    MId, u16, NonZeroU16
);
id!(
    /// A P, the right to run Go code. There are GOMAXPROCS of them, counted from 0.
    PId, u16, NonZeroU16
);
id!(
    /// A core of the simulated machine, counted from 0.
    CoreId, u16, NonZeroU16
);
id!(
    /// A function that goroutines run (a task of a workload); its name is in [`crate::event::Names`].
    FuncId, u32, NonZeroU32
);
id!(
    /// A channel.
    ChanId, u32, NonZeroU32
);
id!(
    /// A `sync.Mutex`.
    MutexId, u32, NonZeroU32
);
id!(
    /// A `sync.WaitGroup`.
    WgId, u32, NonZeroU32
);
id!(
    /// A `sync.RWMutex`.
    RwMutexId, u32, NonZeroU32
);
id!(
    /// A `sync.Cond`'s list of waiters.
    CondId, u32, NonZeroU32
);
id!(
    /// A timer that the program made.
    TimerId, u32, NonZeroU32
);

/// Mutex numbers from here on are those inside of `sync.RWMutex`es, by which writers exclude each other.
const WRITERS: u32 = 1 << 31;

impl MutexId {
    /// The mutex inside of this `sync.RWMutex`.
    pub const fn of_writers(rw: RwMutexId) -> Self {
        Self::new(WRITERS | rw.number())
    }

    /// The `sync.RWMutex` that it is inside of, if it is.
    pub const fn rwmutex(self) -> Option<RwMutexId> {
        if self.number() >= WRITERS { Some(RwMutexId::new(self.number() & !WRITERS)) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_id_costs_nothing() {
        assert_eq!(size_of::<Option<GoId>>(), size_of::<u32>());
        assert_eq!(size_of::<Option<PId>>(), size_of::<u16>());
    }

    #[test]
    fn numbers_survive() {
        assert_eq!(MId::new(0).number(), 0);
        assert_eq!(GoId::new(GoId::MAX).number(), GoId::MAX);
        assert_eq!(format!("{} {:?}", PId::new(3), PId::new(3)), "3 PId(3)");
        assert!(serde_json::from_str::<PId>("65535").is_err());
    }
}
