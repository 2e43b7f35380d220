//! The last so many days and what they add up to, kept in a ring so that a day costs the same whatever the length.

use crate::habits::rules::{
    rhythm::Day,
    verdict::{Judge, Verdict},
};

/// What one day, or several together, bring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) counted: u32,
    pub(crate) skipped: u32,
    /// Days about which something was said or measured, skips aside.
    pub(crate) known: u32,
    pub(crate) slipped: u32,
    /// Thousandths.
    pub(crate) amount: i64,
}

impl Share {
    pub(crate) fn of(day: &Day, judge: &Judge) -> Self {
        let said = match day.verdict {
            Verdict::Kept => judge.target,
            Verdict::Partly => judge.target / 2,
            _ => 0,
        };
        let assumed = if judge.kind == crate::habits::HabitKind::Limit { 0 } else { said };
        let skipped = day.verdict == Verdict::Skipped;
        Self {
            counted: u32::from(day.verdict.counts()),
            skipped: u32::from(skipped),
            known: u32::from(day.mark.value.is_some() || (day.mark.status.is_some() && !skipped)),
            slipped: u32::from(day.verdict == Verdict::Slipped),
            amount: day.mark.value.unwrap_or(assumed),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            counted: self.counted + other.counted,
            skipped: self.skipped + other.skipped,
            known: self.known + other.known,
            slipped: self.slipped + other.slipped,
            amount: self.amount + other.amount,
        }
    }

    /// `other` is part of `self`.
    fn minus(self, other: Self) -> Self {
        Self {
            counted: self.counted - other.counted,
            skipped: self.skipped - other.skipped,
            known: self.known - other.known,
            slipped: self.slipped - other.slipped,
            amount: self.amount - other.amount,
        }
    }
}

/// The ring.
#[derive(Debug)]
pub(crate) struct Rolling {
    days: Vec<Share>,
    /// Where the next day goes.
    next: usize,
    /// How many of the last days are added up.
    length: usize,
    sum: Share,
}

impl Rolling {
    /// Room for `room` days, of which the last `length` (at most `room`) are added up. Room 0 keeps nothing.
    pub(crate) fn new(room: usize, length: usize) -> Self {
        Self { days: vec![Share::default(); room], next: 0, length: length.min(room), sum: Share::default() }
    }

    /// From now on adds up the last `length` days.
    pub(crate) fn set_length(&mut self, length: usize) {
        self.length = length.min(self.days.len());
        self.sum = (1..=self.length).map(|ago| self.days_ago(ago)).fold(Share::default(), Share::plus);
    }

    fn days_ago(&self, ago: usize) -> Share {
        let room = self.days.len();
        let at = if self.next >= ago { self.next - ago } else { self.next + room - ago };
        self.days.get(at).copied().unwrap_or_default()
    }

    /// Takes one more day and returns what the last days add up to.
    pub(crate) fn push(&mut self, day: Share) -> Share {
        if self.length > 0 {
            self.sum = self.sum.minus(self.days_ago(self.length)).plus(day);
        }
        if let Some(place) = self.days.get_mut(self.next) {
            *place = day;
            self.next = if self.next + 1 == self.days.len() { 0 } else { self.next + 1 };
        }
        self.sum
    }
}

/// Two for a day that counts in full, one for the two-minute version.
#[inline]
pub(crate) const fn halves(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Kept => 2,
        Verdict::Partly => 1,
        _ => 0,
    }
}

/// The same ring for nothing but [`halves`], a byte a day, because most scores need no more.
#[derive(Debug)]
pub(crate) struct RollingHalves {
    days: Vec<u8>,
    next: usize,
    length: usize,
    sum: u32,
}

impl RollingHalves {
    pub(crate) fn new(room: usize) -> Self {
        Self { days: vec![0; room], next: 0, length: room, sum: 0 }
    }

    /// From now on adds up the last `length` days.
    pub(crate) fn set_length(&mut self, length: usize) {
        self.length = length.min(self.days.len());
        self.sum = (1..=self.length).map(|ago| u32::from(self.days_ago(ago))).sum();
    }

    #[inline]
    fn days_ago(&self, ago: usize) -> u8 {
        let at = if self.next >= ago { self.next - ago } else { self.next + self.days.len() - ago };
        self.days.get(at).copied().unwrap_or(0)
    }

    /// Takes one more day and returns what the last days add up to.
    #[inline]
    pub(crate) fn push(&mut self, day: u8) -> u32 {
        self.sum = self.sum + u32::from(day) - u32::from(self.days_ago(self.length));
        if let Some(place) = self.days.get_mut(self.next) {
            *place = day;
        }
        self.next = if self.next + 1 >= self.days.len() { 0 } else { self.next + 1 };
        self.sum
    }
}
