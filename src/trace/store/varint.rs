//! Whole numbers in as few bytes as they need: seven bits a byte, the low ones first.

/// Writes a number.
#[inline]
pub fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads a number at `place`, and moves on behind it. What is cut off is read as if zeros followed.
#[inline]
pub fn take(bytes: &[u8], place: &mut usize) -> u64 {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let byte = bytes.get(*place).copied().unwrap_or(0);
        *place += 1;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 63 {
            return number;
        }
    }
}

/// A difference as a number that is small if the difference is, in either direction.
#[inline]
pub const fn difference(from: u32, to: u32) -> u32 {
    let by = to.wrapping_sub(from).cast_signed();
    ((by << 1) ^ (by >> 31)).cast_unsigned()
}

/// The other number of a difference.
#[inline]
pub const fn other(from: u32, difference: u32) -> u32 {
    from.wrapping_add((difference >> 1) ^ (difference & 1).wrapping_neg())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_in_few_bytes() {
        for (number, length) in [(0, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3), (u64::MAX, 10)] {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            let mut place = 0;
            assert_eq!((bytes.len(), take(&bytes, &mut place), place), (length, number, length));
        }
    }

    #[test]
    fn differences_survive() {
        for (from, to) in [(0, 0), (5, 4), (4, 5), (0, u32::MAX), (u32::MAX, 0)] {
            assert_eq!(other(from, difference(from, to)), to);
        }
        assert_eq!(difference(7, 6), 1);
    }
}
