//! How large values are: in the machine's flat words, and in Go's bytes.

use super::{Basic, StructField, Type, TypeId, Types};

/// How large the values of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// 8-byte words in the machine.
    pub words: u32,
    /// `unsafe.Sizeof` on a 64-bit machine.
    pub size: u64,
    /// `unsafe.Alignof`.
    pub align: u64,
}

impl Layout {
    const fn words(words: u32) -> Self {
        Self { words, size: words as u64 * 8, align: 8 }
    }

    const fn bytes(size: u64, align: u64) -> Self {
        Self { words: 1, size, align }
    }
}

impl Types {
    /// How many 8-byte words a value has; see [`Self::layout`].
    pub fn words(&mut self, id: TypeId) -> Option<u32> {
        Some(self.layout(id)?.words)
    }

    /// How large values are; none of type parameters, untyped and invalid types, and of what is too large.
    pub fn layout(&mut self, id: TypeId) -> Option<Layout> {
        if let Some(layout) = self.layouts.get(&id) {
            return *layout;
        }
        // Invalid recursive types meet themselves here.
        self.layouts.insert(id, None);
        let layout = self.layout_of(id);
        match layout {
            Some(_) => self.layouts.insert(id, layout),
            None => self.layouts.remove(&id),
        };
        layout
    }

    fn layout_of(&mut self, id: TypeId) -> Option<Layout> {
        if self.is_type_param(id) {
            return None;
        }
        match self.under_type(id).clone() {
            Type::Basic(basic) => basic_layout(basic),
            Type::Pointer(_) | Type::Map(..) | Type::Chan(..) | Type::Func(_) => Some(Layout::words(1)),
            Type::Interface(_) => Some(Layout::words(2)),
            Type::Slice(_) => Some(Layout::words(3)),
            Type::Array(len, elem) => {
                let elem = self.layout(elem)?;
                let words = u32::try_from(len.checked_mul(elem.words.into())?).ok()?;
                Some(Layout { words, size: len.checked_mul(elem.size)?, align: elem.align })
            }
            Type::Struct(fields) => self.struct_layout(&fields),
            Type::Tuple(types) => {
                let words = types.iter().try_fold(0u32, |sum, ty| sum.checked_add(self.words(*ty)?))?;
                Some(Layout::words(words))
            }
            Type::Named(_) | Type::Alias(..) | Type::TypeParam(_) => None,
        }
    }

    /// Where a field begins that is found through these field numbers, in bytes; none if that depends on type
    /// parameters.
    pub fn offset(&mut self, id: TypeId, path: &[u32]) -> Option<u64> {
        let Some((first, rest)) = path.split_first() else { return Some(0) };
        let Type::Struct(fields) = self.under_type(id).clone() else { return None };
        let (before, from) = fields.split_at_checked(*first as usize)?;
        let field = from.first()?;
        let mut at = 0u64;
        for field in before {
            let field = self.layout(field.ty)?;
            at = at.checked_next_multiple_of(field.align)?.checked_add(field.size)?;
        }
        at = at.checked_next_multiple_of(self.layout(field.ty)?.align)?;
        at.checked_add(self.offset(field.ty, rest)?)
    }

    fn struct_layout(&mut self, fields: &[StructField]) -> Option<Layout> {
        let mut all = Layout { words: 0, size: 0, align: 1 };
        let mut last = 0;
        for field in fields {
            let field = self.layout(field.ty)?;
            all.words = all.words.checked_add(field.words)?;
            all.align = all.align.max(field.align);
            all.size = all.size.checked_next_multiple_of(field.align)?.checked_add(field.size)?;
            last = field.size;
        }
        // The address of a last field without size must not be that of what comes behind the struct.
        if last == 0 && all.size > 0 {
            all.size = all.size.checked_add(1)?;
        }
        all.size = all.size.checked_next_multiple_of(all.align)?;
        Some(all)
    }
}

const fn basic_layout(basic: Basic) -> Option<Layout> {
    match basic {
        Basic::String | Basic::Complex128 => Some(Layout::words(2)),
        Basic::Complex64 => Some(Layout { words: 2, size: 8, align: 4 }),
        Basic::Bool => Some(Layout::bytes(1, 1)),
        Basic::UnsafePointer => Some(Layout::words(1)),
        _ if basic.is_untyped() => None,
        _ => match basic.bits() {
            Some(bits) => Some(Layout::bytes(bits as u64 / 8, bits as u64 / 8)),
            None => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn structure(types: &mut Types, fields: &[TypeId]) -> TypeId {
        let field = |ty: &TypeId| StructField { name: "f".into(), pkg: None, ty: *ty, embedded: false, tag: None };
        types.intern(Type::Struct(fields.iter().map(field).collect()))
    }

    #[test]
    fn sizes_are_those_of_go() {
        let mut types = Types::default();
        let [bool, int, byte, int16] = [Basic::Bool, Basic::Int, Basic::Byte, Basic::Int16].map(TypeId::from);
        let empty = structure(&mut types, &[]);
        let mut size = |fields: &[TypeId]| {
            let id = structure(&mut types, fields);
            types.layout(id).map(|layout| (layout.words, layout.size))
        };
        assert_eq!(size(&[]), Some((0, 0)));
        assert_eq!(size(&[int, empty]), Some((1, 16)));
        assert_eq!(size(&[byte, int, bool]), Some((3, 24)));
        assert_eq!(size(&[int16, byte]), Some((2, 4)));
        assert_eq!(size(&[Basic::Complex64.into(), Basic::String.into(), Types::ANY, int16]), Some((7, 48)));
        assert_eq!(size(&[Basic::UntypedNil.into()]), None);
        let huge = types.intern(Type::Array(u64::MAX, int));
        assert_eq!(types.layout(huge), None);
    }
}
