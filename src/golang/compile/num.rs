//! What arithmetic a type has.

use super::func::Fc;
use crate::golang::code::{Op, Reg, Width};
use crate::golang::types::{Basic, TypeId};

/// What arithmetic a type has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Num {
    /// Integers.
    Int(Width),
    /// `float64`
    F64,
    /// `float32`
    F32,
    /// `complex128`
    C128,
    /// `complex64`
    C64,
    /// Strings.
    Str,
    /// None: everything else.
    None,
}

impl Num {
    /// That of a basic type.
    pub(super) const fn of(basic: Basic) -> Self {
        match basic {
            Basic::Int | Basic::Int64 | Basic::UntypedInt => Self::Int(Width::I64),
            Basic::Int8 => Self::Int(Width::I8),
            Basic::Int16 => Self::Int(Width::I16),
            Basic::Int32 | Basic::Rune | Basic::UntypedRune => Self::Int(Width::I32),
            Basic::Uint | Basic::Uint64 | Basic::Uintptr => Self::Int(Width::U64),
            Basic::Uint8 | Basic::Byte => Self::Int(Width::U8),
            Basic::Uint16 => Self::Int(Width::U16),
            Basic::Uint32 => Self::Int(Width::U32),
            Basic::Float32 => Self::F32,
            Basic::Float64 | Basic::UntypedFloat => Self::F64,
            Basic::Complex64 => Self::C64,
            Basic::Complex128 | Basic::UntypedComplex => Self::C128,
            Basic::String | Basic::UntypedString => Self::Str,
            _ => Self::None,
        }
    }

    /// Unsigned integers.
    pub(super) const fn is_unsigned(self) -> bool {
        matches!(self, Self::Int(Width::U8 | Width::U16 | Width::U32 | Width::U64))
    }

    /// Floating-point numbers.
    pub(super) const fn is_float(self) -> bool {
        matches!(self, Self::F32 | Self::F64)
    }

    /// Complex numbers.
    pub(super) const fn is_complex(self) -> bool {
        matches!(self, Self::C64 | Self::C128)
    }
}

impl Fc<'_, '_> {
    /// What arithmetic a type has.
    pub(super) fn num(&mut self, ty: TypeId) -> Num {
        self.c.basic(ty).map_or(Num::None, Num::of)
    }

    /// Makes the number at d one of its type again, after arithmetic that may have left its range.
    pub(super) fn wrap(&mut self, num: Num, d: Reg) {
        match num {
            Num::Int(width) if !matches!(width, Width::I64 | Width::U64) => self.code.emit(Op::Wrap { width, d, a: d }),
            Num::F32 => self.code.emit(Op::Round32 { d, a: d }),
            Num::C64 => {
                self.code.emit(Op::Round32 { d, a: d });
                self.code.emit(Op::Round32 { d: d + 1, a: d + 1 });
            }
            Num::Int(_) | Num::F64 | Num::C128 | Num::Str | Num::None => {}
        }
    }
}
