//! Instructions on interfaces, and finding methods.

use super::interp::{Cursor, Trap};
use super::{Core, equal};
use crate::golang::code::{FuncIdx, MethodKey, Op, RType, RTypeId, Reg};

impl Core {
    /// Instructions on interfaces: the last group.
    pub(super) fn iface_op(&mut self, op: Op, regs: &mut [u64], at: &mut Cursor<'_>) -> Result<(), Trap> {
        match op {
            Op::MakeIface { d, s } => {
                let ty = RTypeId(at.data());
                let data = self.boxed(ty, &regs[s as usize..]);
                (regs[d as usize], regs[d as usize + 1]) = (u64::from(ty.0), data);
            }
            Op::Assert { d, i } => {
                let (want, interface) = (RTypeId(at.data()), at.data());
                if regs[i as usize] != u64::from(want.0) {
                    return Err(self.wrong_type(regs[i as usize], want, interface));
                }
                self.unbox(want, regs, d, i);
            }
            Op::AssertOk { d, i } => {
                let want = RTypeId(at.data());
                let words = self.rtype(want).words as usize;
                let ok = regs[i as usize] == u64::from(want.0);
                if ok {
                    self.unbox(want, regs, d, i);
                } else {
                    regs[d as usize..][..words].fill(0);
                }
                regs[d as usize + words] = u64::from(ok);
            }
            Op::AssertIface { d, i } => {
                let interface = at.data();
                if let Some(trap) = self.not_implemented(regs[i as usize], interface) {
                    return Err(trap);
                }
                regs.copy_within(i as usize..i as usize + 2, d as usize);
            }
            Op::AssertIfaceOk { d, i } => {
                let interface = at.data();
                let ok = self.missing(regs[i as usize], interface).is_none();
                regs.copy_within(i as usize..i as usize + 2, d as usize);
                if !ok {
                    regs[d as usize..d as usize + 2].fill(0);
                }
                regs[d as usize + 2] = u64::from(ok);
            }
            Op::IsType { d, i } => regs[d as usize] = u64::from(regs[i as usize] == u64::from(at.data())),
            Op::Implements { d, i } => {
                let interface = at.data();
                regs[d as usize] = u64::from(self.missing(regs[i as usize], interface).is_none());
            }
            Op::Unbox { d, i } => {
                let ty = RTypeId(at.data());
                self.unbox(ty, regs, d, i);
            }
            Op::EqIface { d, a, b } => {
                let (a, b) = (&regs[a as usize..a as usize + 2], &regs[b as usize..b as usize + 2]);
                let equal = equal::interfaces(&self.heap, &self.code.rtypes, a, b).map_err(|ty| uncomparable(&ty))?;
                regs[d as usize] = u64::from(equal);
            }
            Op::EqType { d, a, b } => {
                let ty = RTypeId(at.data());
                let words = self.rtype(ty).words as usize;
                let (a, b) = (&regs[a as usize..][..words], &regs[b as usize..][..words]);
                let equal = equal::values(ty, &self.heap, &self.code.rtypes, a, b).map_err(|ty| uncomparable(&ty))?;
                regs[d as usize] = u64::from(equal);
            }
            other => unreachable!("{other:?} is carried out elsewhere"),
        }
        Ok(())
    }

    /// A type at run time.
    pub(super) fn rtype(&self, ty: RTypeId) -> &RType {
        &self.code.rtypes[ty.0 as usize]
    }

    /// The data word of an interface that holds this value.
    pub(super) fn boxed(&mut self, ty: RTypeId, value: &[u64]) -> u64 {
        match self.rtype(ty).words as usize {
            0 => 0,
            1 => value[0],
            n => self.heap.alloc_words(&value[..n]),
        }
    }

    fn unbox(&self, ty: RTypeId, regs: &mut [u64], d: Reg, i: Reg) {
        let data = regs[i as usize + 1];
        match self.rtype(ty).words as usize {
            0 => {}
            1 => regs[d as usize] = data,
            n => self.heap.load_n(data, 0, &mut regs[d as usize..][..n]),
        }
    }

    /// The method of a type.
    pub(super) fn method(&self, ty: RTypeId, key: MethodKey) -> Option<FuncIdx> {
        let methods = &self.rtype(ty).methods;
        let at = methods.binary_search_by_key(&key, |method| method.key).ok()?;
        Some(methods[at].func)
    }

    /// The first method that a type (0: none) lacks to implement an interface.
    fn missing(&self, ty: u64, interface: u32) -> Option<Missing> {
        if ty == 0 {
            return Some(Missing::Nil);
        }
        let ty = RTypeId(ty as u32);
        let wanted = &self.code.interfaces[interface as usize].methods;
        wanted.iter().find(|key| self.method(ty, **key).is_none()).map(|key| Missing::Method(*key))
    }

    fn not_implemented(&self, ty: u64, interface: u32) -> Option<Trap> {
        let missing = self.missing(ty, interface)?;
        let want = &self.code.interfaces[interface as usize].name;
        Some(Trap::Panic(match missing {
            Missing::Nil => format!("interface conversion: interface is nil, not {want}"),
            Missing::Method(key) => {
                let have = &self.rtype(RTypeId(ty as u32)).name;
                let method = &self.code.method_keys[key.0 as usize];
                let method = method.split(['(', ' ']).next().unwrap_or(method);
                format!("interface conversion: {have} is not {want}: missing method {method}")
            }
        }))
    }

    fn wrong_type(&self, have: u64, want: RTypeId, interface: u32) -> Trap {
        let interface = &self.code.interfaces[interface as usize].name;
        let have = if have == 0 { "nil" } else { &self.rtype(RTypeId(have as u32)).name };
        Trap::Panic(format!("interface conversion: {interface} is {have}, not {}", self.rtype(want).name))
    }
}

enum Missing {
    /// There is no value.
    Nil,
    /// This method.
    Method(MethodKey),
}

fn uncomparable(ty: &str) -> Trap {
    Trap::Panic(format!("runtime error: comparing uncomparable type {ty}"))
}
