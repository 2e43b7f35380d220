//! Random choices that can be repeated, and UUIDv7 for operations.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to choose what to kill.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts at a known place.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A start that nobody knows.
    pub fn any_seed() -> u64 {
        RandomState::new().build_hasher().finish()
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// A UUIDv7 that no other call of this process returns.
#[expect(clippy::disallowed_methods, reason = "the server's clock is out of reach here: this is a client")]
pub fn uuid_v7(random: &mut Random) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let count = COUNT.fetch_add(1, Ordering::Relaxed) & 0xfff;
    let low = (random.next() & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
    let hex = format!("{:012x}7{count:03x}{low:016x}", millis & 0xffff_ffff_ffff);
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_seven_and_differ() {
        let mut random = Random::new(1);
        let (first, second) = (uuid_v7(&mut random), uuid_v7(&mut random));
        assert_ne!(first, second);
        assert_eq!(first.len(), 36);
        assert_eq!(&first[14..15], "7");
        assert!("89ab".contains(&first[19..20]));
    }
}
