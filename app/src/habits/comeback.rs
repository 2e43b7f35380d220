//! Whether a write brought a habit back after a miss, so that it is welcomed once.

use domain::habits::{DayMark, Patch, Quantity, day_counts, is_comeback_day};
use leptos::prelude::*;

use crate::offline::{Offline, Replica, Saved, Write};

/// Whether what was saved made today count, on the day after a miss, where it did not count before.
pub(crate) fn came_back(offline: Offline, saved: &Saved) -> bool {
    let (Write::SetEntry { habit_id, day, .. } | Write::Increment { habit_id, day, .. }) = &saved.write else {
        return false;
    };
    let (today, Some(undo)) = (offline.today().get_untracked(), saved.undo.as_ref()) else { return false };
    let returned = |replica: &Replica| {
        let input = replica.habit(*habit_id)?;
        let now = input.history.mark(*day);
        let counts = |mark: DayMark| day_counts(&input.habit, today, mark, today);
        Some(counts(now) && !counts(before(now, undo)) && is_comeback_day(input, replica.calendar(today)))
    };
    *day == today && offline.replica().with_untracked(|replica| replica.as_deref().and_then(returned)).unwrap_or(false)
}

/// The day as it was before, by what takes the write back.
fn before(now: DayMark, undo: &Write) -> DayMark {
    match undo {
        Write::ClearEntry { .. } => DayMark::default(),
        Write::SetEntry { payload, .. } => DayMark {
            status: payload.status.applied_to(now.status),
            value: match &payload.value {
                Patch::Keep => now.value,
                Patch::Clear => None,
                Patch::Set(text) => Quantity::parse(text).ok(),
            },
            ..now
        },
        Write::Increment { amount, .. } => {
            let sum = now.value.unwrap_or_default().thousandths() + amount.thousandths();
            DayMark { value: Quantity::from_thousandths(sum).ok(), ..now }
        }
        _ => now,
    }
}

#[cfg(test)]
mod tests {
    use domain::{habits::EntryStatus, ids::HabitId};
    use jiff::civil::{Date, date};

    use super::*;
    use crate::habits::writer::{with_status, with_value};

    const ID: HabitId = HabitId(uuid::Uuid::nil());
    const TODAY: Date = date(2026, 3, 12);

    fn mark(status: Option<EntryStatus>, value: Option<&str>) -> DayMark {
        DayMark { status, value: value.and_then(|text| Quantity::parse(text).ok()), has_note: false }
    }

    #[test]
    fn what_a_day_was_is_told_by_the_way_back() {
        let done = mark(Some(EntryStatus::Done), None);
        let clear = Write::ClearEntry { habit_id: ID, day: TODAY };
        assert_eq!(before(done, &clear), DayMark::default());
        let set = |payload| Write::SetEntry { habit_id: ID, day: TODAY, payload };
        let skipped = set(with_status(TODAY, Some(EntryStatus::Skipped)));
        assert_eq!(before(done, &skipped), mark(Some(EntryStatus::Skipped), None));
        let two = set(with_value(TODAY, Quantity::parse("2").ok()));
        assert_eq!(before(mark(None, Some("8")), &two), mark(None, Some("2")));
        let minus_one = Write::Increment { habit_id: ID, day: TODAY, amount: Quantity::parse("-1").unwrap() };
        assert_eq!(before(mark(None, Some("8")), &minus_one), mark(None, Some("7")));
    }
}
