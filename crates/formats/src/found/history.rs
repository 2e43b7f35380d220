//! The days of one habit while they are read: each day once, whatever the file says of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Finder;
use crate::{FoundEntry, LossCode};

/// Days by date.
#[derive(Debug, Default)]
pub struct History {
    days: BTreeMap<Date, FoundEntry>,
    joined: usize,
    cut: usize,
}

impl History {
    /// Adds what was said of a day. Of several the last one is kept, with the notes of all.
    pub fn add(&mut self, entry: FoundEntry) {
        if entry.is_empty() {
            return;
        }
        let Some(before) = self.days.get_mut(&entry.day) else {
            self.days.insert(entry.day, entry);
            return;
        };
        self.joined += 1;
        let note = match (before.note.take(), entry.note) {
            (Some(one), Some(other)) if one != other => {
                let both = format!("{one}\n{other}");
                let fitted = shortened(&both);
                self.cut += usize::from(fitted.len() < both.len());
                Some(fitted)
            }
            (one, other) => one.or(other),
        };
        *before = FoundEntry {
            status: entry.status.or(before.status),
            value: entry.value.or(before.value),
            skip_reason: entry.skip_reason.or_else(|| before.skip_reason.take()),
            occurred_at: entry.occurred_at.or(before.occurred_at),
            note,
            day: entry.day,
        };
    }

    /// The same for what may be none.
    pub fn add_some(&mut self, entry: Option<FoundEntry>) {
        if let Some(entry) = entry {
            self.add(entry);
        }
    }

    /// The days, oldest first. Those that were told more than once are counted.
    pub fn into_entries(self, name: &str, finder: &mut Finder<'_>) -> Vec<FoundEntry> {
        finder.lose_many(LossCode::DaysJoined, self.joined, name);
        finder.lose_many(LossCode::TextsShortened, self.cut, name);
        self.days.into_values().collect()
    }
}

/// Two notes of a day have to fit into one.
fn shortened(note: &str) -> String {
    note.chars().take(2_000).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Choices, Format, FoundHabit, Limits, Place};

    #[test]
    fn two_notes_of_a_day_are_one_and_what_is_cut_of_them_is_told() {
        let (limits, choices) = (Limits::default(), Choices::on(date(2026, 3, 1)));
        let mut finder = Finder::new(Format::Beaver, &limits, &choices);
        let mut history = History::default();
        for (day, note) in
            [(1, "one".to_owned()), (1, "two".to_owned()), (2, "three".to_owned()), (2, "x".repeat(2_000))]
        {
            history.add(FoundEntry { note: Some(note), ..FoundEntry::on(date(2026, 2, day)) });
        }
        let entries = history.into_entries("Read", &mut finder);
        assert_eq!(entries.first().and_then(|entry| entry.note.as_deref()), Some("one\ntwo"));
        finder.habit(FoundHabit { entries, ..FoundHabit::named("a", "Read", Place::file("a")) }).unwrap();
        let losses: Vec<_> = finder.finish().unwrap().losses.iter().map(|loss| (loss.code, loss.count)).collect();
        assert_eq!(losses, [(LossCode::DaysJoined, 2), (LossCode::TextsShortened, 1)]);
    }
}
