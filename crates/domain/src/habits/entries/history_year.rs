//! One habit's year in a few hundred bytes (decision 17): a status nibble and a note bit a day, and the amounts of
//! the days that have one. Streaks, scores and heat maps of ten years are read without a single entry row.

use crate::habits::{DayMark, EntryStatus, Quantity};

const DAYS: usize = 366;
const STATUS_BYTES: usize = DAYS / 2;
const BIT_BYTES: usize = DAYS.div_ceil(8);
const FORMAT: u8 = 1;
/// The highest status nibble.
const LAST_STATUS: u8 = 4;

/// A year of one habit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryYear {
    year: i16,
    statuses: [u8; STATUS_BYTES],
    notes: [u8; BIT_BYTES],
    /// (day of year, thousandths), ascending by day.
    values: Vec<(i16, i64)>,
}

impl HistoryYear {
    /// A year about which nothing is known.
    #[must_use]
    pub const fn empty(year: i16) -> Self {
        Self { year, statuses: [0; STATUS_BYTES], notes: [0; BIT_BYTES], values: Vec::new() }
    }

    /// Which year.
    #[must_use]
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// What is known of a day, 1 to 366; nothing outside that range.
    #[must_use]
    pub fn mark(&self, day_of_year: i16) -> DayMark {
        let Some(index) = index(day_of_year) else { return DayMark::default() };
        DayMark {
            status: self.status(day_of_year),
            value: self.value(day_of_year),
            has_note: self.notes.get(index / 8).is_some_and(|byte| byte >> (index % 8) & 1 == 1),
        }
    }

    /// Replaces what is known of a day.
    pub fn set(&mut self, day_of_year: i16, mark: DayMark) {
        let Some(index) = index(day_of_year) else { return };
        if let Some(byte) = self.statuses.get_mut(index / 2) {
            let shift = 4 * (index % 2);
            *byte = *byte & !(0xf << shift) | nibble_from_status(mark.status) << shift;
        }
        if let Some(byte) = self.notes.get_mut(index / 8) {
            let bit = 1 << (index % 8);
            *byte = if mark.has_note { *byte | bit } else { *byte & !bit };
        }
        let found = self.values.binary_search_by_key(&day_of_year, |(day, _)| *day);
        match (found, mark.value) {
            (Ok(at), Some(value)) => {
                if let Some(place) = self.values.get_mut(at) {
                    place.1 = value.thousandths();
                }
            }
            (Ok(at), None) => {
                self.values.remove(at);
            }
            (Err(at), Some(value)) => self.values.insert(at, (day_of_year, value.thousandths())),
            (Err(_), None) => {}
        }
    }

    /// Whether nothing is known of any day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
            && self.statuses.iter().all(|byte| *byte == 0)
            && self.notes.iter().all(|byte| *byte == 0)
    }

    /// What was said of a day, 1 to 366.
    #[inline]
    pub(crate) fn status(&self, day_of_year: i16) -> Option<EntryStatus> {
        let index = index(day_of_year)?;
        status_from_nibble(self.statuses.get(index / 2).map_or(0, |byte| byte >> (4 * (index % 2)) & 0xf))
    }

    /// The thousandths of a day, for callers that ask for days in ascending order and keep their place in `next`.
    #[inline]
    pub(crate) fn value_after(&self, next: &mut usize, day_of_year: i16) -> Option<i64> {
        while let Some((day, thousandths)) = self.values.get(*next) {
            if *day > day_of_year {
                return None;
            }
            *next += 1;
            if *day == day_of_year {
                return Some(*thousandths);
            }
        }
        None
    }

    /// The largest amount of the year in thousandths; 0 when there is none.
    pub(crate) fn largest_value(&self) -> i64 {
        self.values.iter().map(|(_, thousandths)| *thousandths).max().unwrap_or(0)
    }

    fn value(&self, day_of_year: i16) -> Option<Quantity> {
        let at = self.values.binary_search_by_key(&day_of_year, |(day, _)| *day).ok()?;
        self.values.get(at).and_then(|(_, thousandths)| Quantity::from_thousandths(*thousandths).ok())
    }

    /// The stored bytes: format, statuses, notes, then for each amount the distance in days from the one before and
    /// the thousandths, both as variable-length integers.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(1 + STATUS_BYTES + BIT_BYTES + self.values.len() * 3);
        bytes.push(FORMAT);
        bytes.extend_from_slice(&self.statuses);
        bytes.extend_from_slice(&self.notes);
        let mut last = 0;
        for (day, thousandths) in &self.values {
            put_varint(&mut bytes, u64::from((day - last).unsigned_abs()));
            put_varint(&mut bytes, (thousandths << 1 ^ thousandths >> 63).cast_unsigned());
            last = *day;
        }
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote; none when the bytes are anything else.
    #[must_use]
    pub fn from_bytes(year: i16, bytes: &[u8]) -> Option<Self> {
        let (format, rest) = bytes.split_first()?;
        let (statuses, rest) = rest.split_first_chunk::<STATUS_BYTES>()?;
        let (notes, mut rest) = rest.split_first_chunk::<BIT_BYTES>()?;
        if *format != FORMAT || statuses.iter().any(|byte| byte >> 4 > LAST_STATUS || byte & 0xf > LAST_STATUS) {
            return None;
        }
        let mut values = Vec::new();
        let mut day: i16 = 0;
        while !rest.is_empty() {
            let step = i16::try_from(take_varint(&mut rest)?).ok()?;
            let zigzag = take_varint(&mut rest)?;
            day = day.checked_add(step).filter(|day| step > 0 && index(*day).is_some())?;
            let thousandths = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
            values.push((day, Quantity::from_thousandths(thousandths).ok()?.thousandths()));
        }
        Some(Self { year, statuses: *statuses, notes: *notes, values })
    }
}

fn index(day_of_year: i16) -> Option<usize> {
    usize::try_from(day_of_year.checked_sub(1)?).ok().filter(|index| *index < DAYS)
}

const fn nibble_from_status(status: Option<EntryStatus>) -> u8 {
    match status {
        None => 0,
        Some(EntryStatus::Done) => 1,
        Some(EntryStatus::Partial) => 2,
        Some(EntryStatus::Skipped) => 3,
        Some(EntryStatus::Failed) => 4,
    }
}

const fn status_from_nibble(nibble: u8) -> Option<EntryStatus> {
    match nibble {
        1 => Some(EntryStatus::Done),
        2 => Some(EntryStatus::Partial),
        3 => Some(EntryStatus::Skipped),
        4 => Some(EntryStatus::Failed),
        _ => None,
    }
}

fn put_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
