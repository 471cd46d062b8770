//! How capacities grow: programs print them, so that they have to be Go's.

/// The capacity of a slice of this capacity when there have to be `wanted` elements of so many bytes (`nextslicecap`,
/// `growslice`). Memory comes in sizes of certain classes, all of which is used.
pub(super) fn grown(cap: u64, wanted: u64, bytes: u64, pointers: bool) -> u64 {
    if bytes == 0 {
        return wanted;
    }
    rounded(next(cap, wanted).saturating_mul(bytes), pointers) / bytes
}

/// `nextslicecap`
fn next(cap: u64, wanted: u64) -> u64 {
    const THRESHOLD: u64 = 256;
    let double = cap.saturating_mul(2);
    if wanted > double {
        return wanted;
    }
    if cap < THRESHOLD {
        return double;
    }
    let mut grown = cap;
    while grown < wanted {
        grown += (grown + 3 * THRESHOLD) >> 2;
    }
    grown
}

/// `roundupsize`: the size of the class that holds so many bytes.
fn rounded(size: u64, pointers: bool) -> u64 {
    const PAGE: u64 = 8_192;
    /// Above this many bytes objects with pointers have a header of 8 bytes.
    const HEADER_ABOVE: u64 = 512;
    let header = if pointers && size > HEADER_ABOVE { 8 } else { 0 };
    let largest = CLASSES[CLASSES.len() - 1];
    if size <= largest - 8 || (!pointers && size <= largest) {
        let class = CLASSES.partition_point(|class| *class < size + header);
        return CLASSES.get(class).map_or(size, |class| class - header);
    }
    size.next_multiple_of(PAGE)
}

/// The runtime's size classes.
const CLASSES: [u64; 67] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480,
    512, 576, 640, 704, 768, 896, 1_024, 1_152, 1_280, 1_408, 1_536, 1_792, 2_048, 2_304, 2_688, 3_072, 3_200, 3_456,
    4_096, 4_864, 5_376, 6_144, 6_528, 6_784, 6_912, 8_192, 9_472, 9_728, 10_240, 10_880, 12_288, 13_568, 14_336,
    16_384, 18_432, 19_072, 20_480, 21_760, 24_576, 27_264, 28_672, 32_768,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Capacities that a program printed while it appended one element at a time to a slice on the heap.
    #[test]
    fn capacities_are_gos() {
        let caps = |bytes, pointers| {
            let mut cap = 0;
            let mut seen = Vec::new();
            for len in 1..=2_000 {
                if len > cap {
                    cap = grown(cap, len, bytes, pointers);
                    seen.push(cap);
                }
            }
            seen
        };
        assert_eq!(caps(8, false), [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1_280, 1_792, 2_560]);
        assert_eq!(caps(1, false), [8, 16, 32, 64, 128, 256, 512, 896, 1_408, 2_048]);
        assert_eq!(caps(16, true), [1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1_023, 1_535, 2_560]);
        assert_eq!(caps(8, true), [1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1_023, 1_535, 2_303]);
        assert_eq!(caps(24, false), [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1_365, 2_048]);
        assert_eq!(caps(4, false), [2, 4, 8, 16, 32, 64, 128, 256, 512, 864, 1_344, 2_048]);
    }
}
