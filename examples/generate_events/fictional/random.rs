//! A pseudo-random generator of our own, so that a seed gives the same site on every machine and for ever.

/// SplitMix64 (Steele, Lea and Flood, 2014).
#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A stream of its own for each `stream` of a seed: an event does not depend on the one before it.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed ^ stream.wrapping_mul(0xd6e8_feb8_6659_fd93));
        random.next();
        random
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not zero.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `first` to `last`, both included.
    pub(super) fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(u64::from(last - first) + 1) as u32
    }

    /// True `percent` times out of a hundred.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }

    /// One to `most` different ones, in the order of the list.
    pub(super) fn some<'a, T>(&mut self, list: &'a [T], most: u32) -> Vec<&'a T> {
        let wanted = self.between(1, most).min(list.len() as u32);
        let mut left = u64::from(wanted);
        let mut chosen = Vec::with_capacity(wanted as usize);
        for (at, item) in list.iter().enumerate() {
            if self.below((list.len() - at) as u64) < left {
                chosen.push(item);
                left -= 1;
            }
        }
        chosen
    }

    /// One of a list, as often as its weight says.
    pub(super) fn weighted<'a, T>(&mut self, list: &'a [(u64, T)]) -> &'a T {
        let mut at = self.below(list.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in list {
            if at < *weight {
                return item;
            }
            at -= weight;
        }
        &list[list.len() - 1].1
    }
}
