//! A year or ten as they might have been: slow improvement, a holiday, a bad week, quiet weekends.

use domain::habits::{Entry, EntryStatus, HabitKind, Quantity, Schedule};
use jiff::{Timestamp, ToSpan, civil::Date};

use super::{catalogue::Template, random::Random};

const NOTES: [&str; 6] = [
    "Felt easy today.",
    "Short one, but done.",
    "Better in the morning than at night.",
    "With Sam, good company.",
    "Nearly forgot; glad I did it.",
    "Rainy day version.",
];

/// Entries of one habit from `first` to `today`, oldest first.
pub fn entries(template: &Template, random: &mut Random, first: Date, today: Date) -> Vec<Entry> {
    let length = i64::from((today - first).get_days()).max(1);
    let mut day = first;
    let mut entries = Vec::new();
    while day <= today {
        let passed = i64::from((day - first).get_days());
        // From three quarters of the final chance to the whole of it.
        let chance = template.chance * (750 + 250 * passed.unsigned_abs() / length.unsigned_abs()) / 1000;
        if is_planned(template, day)
            && let Some(entry) = entry(template, random, day, chance, day == today)
        {
            entries.push(entry);
        }
        day = day.saturating_add(1.day());
    }
    entries
}

fn is_planned(template: &Template, day: Date) -> bool {
    match template.schedule {
        Schedule::Weekdays { days } => days.contains(day.weekday()),
        _ => true,
    }
}

/// Two weeks in August are a holiday, and one week in February goes badly.
fn entry(template: &Template, random: &mut Random, day: Date, chance: u64, is_today: bool) -> Option<Entry> {
    let holiday = day.month() == 8 && (5..19).contains(&day.day());
    let bad_week = day.month() == 2 && (9..16).contains(&day.day());
    let chance = if bad_week { chance / 2 } else { chance };
    let good = random.percent(if is_today { chance / 2 } else { chance });
    let (dice, size, note) = (random.below(100), random.below(60), random.below(40));
    let mut entry = Entry { version: 1, occurred_at: occurred(day, template.hour, dice), ..Entry::empty(day) };
    let note = NOTES.get(usize::try_from(note).unwrap_or(usize::MAX)).map(|note| (*note).to_owned());
    if holiday && dice < 80 && !matches!(template.schedule, Schedule::TimesPerWeek { .. }) {
        let skip_reason = Some("On holiday".to_owned());
        return Some(Entry { status: Some(EntryStatus::Skipped), skip_reason, ..entry });
    }
    if template.kind == HabitKind::Measure {
        let target = template.target.unwrap_or(1) * 1000;
        let part = if good {
            1000 + i64::try_from(size).unwrap_or(0) * 10
        } else {
            900 - i64::try_from(dice).unwrap_or(0) * 10
        };
        // Whole units: people log 23 pages, not 22.86.
        let amount = (target * part / 1000 / 1000).max(0) * 1000;
        entry.value = Quantity::from_thousandths(amount).ok().filter(|amount| *amount != Quantity::ZERO);
        return entry.value.is_some().then_some(Entry { note: note.filter(|_| good), ..entry });
    }
    match (good, dice) {
        (true, _) => Some(Entry { status: Some(EntryStatus::Done), note, ..entry }),
        (false, 0..8) => Some(Entry { status: Some(EntryStatus::Partial), ..entry }),
        (false, 8..14) => Some(Entry { status: Some(EntryStatus::Failed), ..entry }),
        _ => None,
    }
}

fn occurred(day: Date, hour: i8, minute: u64) -> Option<Timestamp> {
    let minute = i8::try_from(minute % 60).unwrap_or(0);
    day.at(hour, minute, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}
