//! A year or ten as they might have been: slow improvement, a holiday, a bad week, quiet weekends.

use domain::habits::{Anchor, Entry, EntryStatus, HabitKind, Quantity, Schedule};
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
    let mut last_done = None;
    let mut entries = Vec::new();
    while day <= today {
        let passed = i64::from((day - first).get_days());
        // From three quarters of the final chance to the whole of it.
        let chance = template.chance * (750 + 250 * passed.unsigned_abs() / length.unsigned_abs()) / 1000;
        if is_planned(template, day, first, last_done)
            && let Some(entry) = entry(template, random, day, chance, day == today)
        {
            last_done = Some(day).filter(|_| entry.status == Some(EntryStatus::Done)).or(last_done);
            entries.push(entry);
        }
        day = day.saturating_add(1.day());
    }
    entries
}

fn is_planned(template: &Template, day: Date, first: Date, last_done: Option<Date>) -> bool {
    let days_since = |before: Date| (day - before).get_days();
    match template.schedule {
        Schedule::Weekdays { days } => days.contains(day.weekday()),
        Schedule::EveryXDays { days, anchor: Anchor::Fixed } => days_since(first) % i32::from(days) == 0,
        Schedule::EveryXDays { days, anchor: Anchor::LastDone } => {
            last_done.is_none_or(|last| days_since(last) >= i32::from(days))
        }
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
    let is_due_by_day = matches!(template.schedule, Schedule::Daily {} | Schedule::Weekdays { .. });
    if holiday && dice < 80 && is_due_by_day && !template.kind.asks_to_refrain() {
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
    if template.kind == HabitKind::Limit {
        let most = template.target.unwrap_or(0);
        let dice = i64::try_from(dice).unwrap_or(0);
        let units = if good || is_today { dice % (most + 1) } else { most + 1 + dice % 2 };
        let value = Quantity::from_thousandths(units * 1000).ok();
        return Some(Entry { value, note: note.filter(|_| !good), ..entry });
    }
    if template.kind == HabitKind::Quit {
        // Nobody writes down that nothing happened; only slips are noted.
        let slipped = Entry { status: Some(EntryStatus::Failed), ..entry };
        return (!good && !is_today).then_some(slipped);
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::demo::catalogue::templates;

    /// A year of one of the templates.
    fn year(name: &str) -> (Template, Vec<Entry>) {
        let template = templates().into_iter().find(|template| template.name == name).unwrap();
        let (first, today) = (date(2025, 3, 12), date(2026, 3, 12));
        let entries = entries(&template, &mut Random::seeded(7), first, today);
        (template, entries)
    }

    #[test]
    fn a_limit_is_noted_every_day_and_mostly_kept() {
        let (template, entries) = year("Coffee");
        let most = Quantity::from_thousandths(template.target.unwrap() * 1000).unwrap();
        let kept = entries.iter().filter(|entry| entry.value.is_some_and(|value| value <= most)).count();
        assert_eq!(entries.len(), 366);
        assert!(kept > 200 && kept < 366, "{kept}");
    }

    #[test]
    fn of_a_quit_only_slips_are_noted_and_none_today() {
        let (_, entries) = year("Smoking");
        assert!(!entries.is_empty() && entries.len() < 120, "{}", entries.len());
        assert!(entries.iter().all(|entry| entry.status == Some(EntryStatus::Failed)));
        assert!(entries.iter().all(|entry| entry.day != date(2026, 3, 12)));
    }

    #[test]
    fn intervals_are_counted_from_the_first_day_or_from_the_last_time() {
        let first = date(2025, 3, 12);
        let (_, fixed) = year("Change the sheets");
        assert!(fixed.iter().all(|entry| (entry.day - first).get_days() % 14 == 0));
        let (_, after_last) = year("Water the orchid");
        let is_done = |entry: &&Entry| entry.status == Some(EntryStatus::Done);
        let done: Vec<Date> = after_last.iter().filter(is_done).map(|entry| entry.day).collect();
        assert!(done.windows(2).all(|pair| (pair[1] - pair[0]).get_days() >= 5));
    }
}
