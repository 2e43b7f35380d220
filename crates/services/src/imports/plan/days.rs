//! Which days of a habit of the file are new here. What was said here stays, whatever the file says.

use domain::{
    habits::{DayMark, Entry, History},
    imports::FoundDays,
};
use formats::FoundEntry;
use jiff::civil::Date;

use super::super::told::number;

/// The days of a habit of the file beside those that are here.
#[derive(Debug, Clone, Default)]
pub(in crate::imports) struct NewDays {
    /// Days about which nothing is said here.
    pub(in crate::imports) entries: Vec<Entry>,
    /// How many of each.
    pub(in crate::imports) days: FoundDays,
}

impl NewDays {
    /// The first of the new days that counts for anything: one with nothing but a note does not.
    pub(in crate::imports) fn first_counted(&self) -> Option<Date> {
        let counted = self.entries.iter().filter(|entry| entry.status.is_some() || entry.value.is_some());
        counted.map(|entry| entry.day).min()
    }
}

/// Compares found days with a history.
pub(in crate::imports) fn new_days(found: &[FoundEntry], here: &History) -> NewDays {
    let mut new = NewDays::default();
    new.days.found = number(found.len());
    new.days.first = found.first().map(|entry| entry.day);
    new.days.last = found.last().map(|entry| entry.day);
    for entry in found {
        let mark = here.mark(entry.day);
        if mark == DayMark::default() {
            new.days.new += 1;
            new.entries.push(taken(entry));
        } else if (mark.status, mark.value) == (entry.status, entry.value) {
            new.days.same += 1;
        } else {
            new.days.kept += 1;
        }
    }
    new
}

fn taken(found: &FoundEntry) -> Entry {
    Entry {
        day: found.day,
        status: found.status,
        value: found.value,
        note: found.note.clone(),
        skip_reason: found.skip_reason.clone(),
        occurred_at: found.occurred_at,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use domain::habits::EntryStatus;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_said_here_stays() {
        let say = |day: i8, status| FoundEntry { status: Some(status), ..FoundEntry::on(date(2026, 3, day)) };
        let found = [say(1, EntryStatus::Done), say(2, EntryStatus::Done), say(3, EntryStatus::Skipped)];
        let mut here = History::default();
        here.set(date(2026, 3, 2), DayMark { status: Some(EntryStatus::Done), ..DayMark::default() });
        here.set(date(2026, 3, 3), DayMark { status: Some(EntryStatus::Failed), ..DayMark::default() });
        let new = new_days(&found, &here);
        assert_eq!(new.entries.iter().map(|entry| entry.day).collect::<Vec<_>>(), [date(2026, 3, 1)]);
        let (first, last) = (Some(date(2026, 3, 1)), Some(date(2026, 3, 3)));
        assert_eq!(new.days, FoundDays { found: 3, new: 1, same: 1, kept: 1, first, last });
    }

    #[test]
    fn a_note_alone_begins_nothing() {
        let noted = FoundEntry { note: Some("rain".to_owned()), ..FoundEntry::on(date(2026, 3, 1)) };
        let done = FoundEntry { status: Some(EntryStatus::Done), ..FoundEntry::on(date(2026, 3, 2)) };
        let new = new_days(&[noted, done], &History::default());
        assert_eq!((new.days.new, new.first_counted()), (2, Some(date(2026, 3, 2))));
    }
}
