//! A small generator of numbers that are the same everywhere (SplitMix64, Steele, Lea and Flood 2014,
//! doi 10.1145/2660193.2660195). Not for secrets.

/// The state of the generator.
#[derive(Debug, Clone)]
pub struct Random(u64);

const SEED: u64 = 20_260_312;

impl Random {
    /// The sequence of one place and one step there. Each has its own, so that what is drawn for one day never depends
    /// on how many days were looked at before it.
    pub const fn at(place: u64, step: u64) -> Self {
        let mut of_place = Self(SEED ^ place);
        Self(of_place.next() ^ step)
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number below `bound`; 0 for a bound of 0.
    pub const fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.next() % bound }
    }

    /// True in `percent` of 100 cases.
    pub const fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_a_step_have_a_sequence_of_their_own() {
        let first = |place, step| Random::at(place, step).next();
        assert_eq!(first(3, 40), first(3, 40));
        let all: std::collections::HashSet<_> =
            (0..500).flat_map(|place| (0..400).map(move |step| first(place, step))).collect();
        assert_eq!(all.len(), 500 * 400);
    }
}
