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
            (Some(one), Some(other)) if one != other => Some(shortened(&format!("{one}\n{other}"))),
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
        self.days.into_values().collect()
    }
}

/// Two notes of a day have to fit into one.
fn shortened(note: &str) -> String {
    note.chars().take(2_000).collect::<String>().trim_end().to_owned()
}
