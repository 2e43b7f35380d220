//! A year or ten as they might have been: slow improvement, a holiday, a bad week, quiet weekends.
//!
//! What is drawn for a day depends on the habit's number and on the day alone, so that a later run says the same of the
//! same days and only adds to them.

use domain::habits::{Anchor, DaySpan, Entry, EntryStatus, HabitKind, Quantity, Schedule};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use super::{catalogue::Template, random::Random, surroundings::is_holiday};

const NOTES: [&str; 6] = [
    "Felt easy today.",
    "Short one, but done.",
    "Better in the morning than at night.",
    "With Sam, good company.",
    "Nearly forgot; glad I did it.",
    "Rainy day version.",
];

/// Days after which a habit goes as well as it ever will.
const LEARNING_DAYS: u64 = 365;

/// A habit's days up to this moment.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    /// First day.
    pub first: Date,
    /// Nothing is noted that happens later.
    pub now: Timestamp,
    /// Days on which nothing is noted.
    pub pauses: &'a [DaySpan],
}

/// What was drawn for a day.
struct Drawn {
    good: bool,
    /// Below 100.
    dice: u64,
    /// Below 60.
    size: u64,
    note: Option<String>,
}

/// Entries of the habit with a number, oldest first.
pub fn entries(template: &Template, number: u64, past: Past<'_>) -> Vec<Entry> {
    let today = past.now.to_zoned(TimeZone::UTC).date();
    let mut day = past.first;
    let mut last_done = None;
    let mut entries = Vec::new();
    while day <= today {
        if is_planned(template, day, past, last_done)
            && let Some(entry) = entry(template, number, day, past, day == today)
        {
            last_done = Some(day).filter(|_| entry.status == Some(EntryStatus::Done)).or(last_done);
            entries.push(entry);
        }
        day = day.saturating_add(1.day());
    }
    entries
}

fn is_planned(template: &Template, day: Date, past: Past<'_>, last_done: Option<Date>) -> bool {
    if past.pauses.iter().any(|span| span.contains(day)) {
        return false;
    }
    let days_since = |before: Date| (day - before).get_days();
    match template.schedule {
        Schedule::Weekdays { days } => days.contains(day.weekday()),
        Schedule::EveryXDays { days, anchor: Anchor::Fixed } => days_since(past.first) % i32::from(days) == 0,
        Schedule::EveryXDays { days, anchor: Anchor::LastDone } => {
            last_done.is_none_or(|last| days_since(last) >= i32::from(days))
        }
        _ => true,
    }
}

/// What was noted of a day; nothing of what would still be to come.
fn entry(template: &Template, number: u64, day: Date, past: Past<'_>, is_today: bool) -> Option<Entry> {
    let drawn = drawn(template, number, day, past, is_today);
    let occurred_at = occurred(day, template.hour, drawn.dice);
    if occurred_at.is_some_and(|at| at > past.now) {
        return None;
    }
    let entry = Entry { version: 1, occurred_at, ..Entry::empty(day) };
    if is_holiday(day) && drawn.dice < 80 && template.is_due_by_day() && !template.kind.asks_to_refrain() {
        let skip_reason = Some("On holiday".to_owned());
        return Some(Entry { status: Some(EntryStatus::Skipped), skip_reason, ..entry });
    }
    match template.kind {
        HabitKind::YesNo => checked(template, entry, drawn),
        HabitKind::Measure => measured(template, entry, drawn),
        HabitKind::Limit => counted(template, entry, drawn, is_today),
        HabitKind::Quit => {
            // Nobody writes down that nothing happened; only slips are noted.
            let slipped = Entry { status: Some(EntryStatus::Failed), ..entry };
            (!drawn.good && !is_today).then_some(slipped)
        }
    }
}

/// A week in February goes badly, and of today much is still open.
fn drawn(template: &Template, number: u64, day: Date, past: Past<'_>, is_today: bool) -> Drawn {
    let of_day = u64::from(day.year().unsigned_abs()) * 400 + u64::from(day.day_of_year().unsigned_abs());
    let mut random = Random::at(number, of_day);
    let passed = u64::from((day - past.first).get_days().unsigned_abs()).min(LEARNING_DAYS);
    // From three quarters of the final chance to the whole of it.
    let chance = template.chance * (750 + 250 * passed / LEARNING_DAYS) / 1000;
    let is_bad_week = day.month() == 2 && (9..16).contains(&day.day());
    let chance = if is_bad_week { chance / 2 } else { chance };
    let good = random.percent(if is_today { chance / 2 } else { chance });
    let (dice, size, note) = (random.below(100), random.below(60), random.below(40));
    let note = NOTES.get(usize::try_from(note).unwrap_or(usize::MAX)).map(|note| (*note).to_owned());
    Drawn { good, dice, size, note }
}

fn checked(template: &Template, entry: Entry, drawn: Drawn) -> Option<Entry> {
    match (drawn.good, drawn.dice) {
        (true, _) => Some(Entry { status: Some(EntryStatus::Done), note: drawn.note, ..entry }),
        // What may wait is left for another day, and nothing is said of it.
        _ if template.may_wait() => None,
        (false, 0..8) if template.minimum.is_some() => Some(Entry { status: Some(EntryStatus::Partial), ..entry }),
        (false, 8..14) => Some(Entry { status: Some(EntryStatus::Failed), ..entry }),
        _ => None,
    }
}

fn measured(template: &Template, entry: Entry, drawn: Drawn) -> Option<Entry> {
    let (size, dice) = (signed(drawn.size), signed(drawn.dice));
    let part = match drawn.good {
        // Several times make the amount of a week or a month.
        true if template.schedule.adds_up() => 300 + size * 5,
        true => 1000 + size * 10,
        false if template.may_wait() => return None,
        false => 900 - dice * 10,
    };
    let amount = template.target.unwrap_or(1) * part;
    let amount = amount / template.step() * template.step();
    let value = Quantity::from_thousandths(amount.max(0)).ok().filter(|amount| *amount != Quantity::ZERO)?;
    Some(Entry { value: Some(value), note: drawn.note.filter(|_| drawn.good), ..entry })
}

/// Of a limit that counts silence as kept, mostly the days above it are noted.
fn counted(template: &Template, entry: Entry, drawn: Drawn, is_today: bool) -> Option<Entry> {
    let (most, dice) = (template.target.unwrap_or(0), signed(drawn.dice));
    let is_kept = drawn.good || is_today;
    if template.assume_kept && is_kept && dice >= 20 {
        return None;
    }
    let units = if is_kept { dice % (most + 1) } else { most + 1 + dice % (most / 2 + 2) };
    let value = Quantity::from_thousandths(units * 1000).ok();
    Some(Entry { value, note: drawn.note.filter(|_| !drawn.good), ..entry })
}

fn signed(drawn: u64) -> i64 {
    i64::try_from(drawn).unwrap_or_default()
}

fn occurred(day: Date, hour: i8, minute: u64) -> Option<Timestamp> {
    let minute = i8::try_from(minute % 60).unwrap_or(0);
    day.at(hour, minute, 0, 0).to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::demo::catalogue::templates;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn named(name: &str) -> (u64, Template) {
        (0..).zip(templates()).find(|(_, template)| template.title() == name).unwrap()
    }

    /// A year of one of the templates.
    fn year(name: &str) -> (Template, Vec<Entry>) {
        let (number, template) = named(name);
        let past = Past { first: date(2025, 3, 12), now: at("2026-03-12T23:59:59Z"), pauses: &[] };
        (template, entries(&template, number, past))
    }

    #[test]
    fn a_limit_is_noted_every_day_and_mostly_kept() {
        let (template, entries) = year("Coffee");
        let most = Quantity::from_thousandths(template.target.unwrap() * 1000).unwrap();
        let kept = entries.iter().filter(|entry| entry.value.is_some_and(|value| value <= most)).count();
        assert_eq!(entries.len(), 366);
        assert!(kept > 200 && kept < 366, "{kept}");
        let (_, quiet) = year("Sweets");
        assert!(!quiet.is_empty() && quiet.len() < 250, "{}", quiet.len());
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
        assert!(!fixed.is_empty() && fixed.iter().all(|entry| (entry.day - first).get_days() % 14 == 0));
        let (_, after_last) = year("Water the orchid");
        let is_done = |entry: &&Entry| entry.status == Some(EntryStatus::Done);
        let done: Vec<Date> = after_last.iter().filter(is_done).map(|entry| entry.day).collect();
        assert!(done.len() > 20 && done.windows(2).all(|pair| (pair[1] - pair[0]).get_days() >= 5));
    }

    #[test]
    fn what_may_wait_is_noted_only_when_it_is_done() {
        let (_, museums) = year("See a museum");
        assert!(museums.iter().all(|entry| entry.status == Some(EntryStatus::Done)));
        assert!(museums.len() >= 12 && museums.len() <= 48, "{}", museums.len());
    }

    #[test]
    fn times_are_noted_in_quarters_of_an_hour_and_a_week_adds_up_from_parts() {
        let (_, work) = year("Deep work");
        let amounts: Vec<i64> = work.iter().filter_map(|entry| entry.value).map(Quantity::thousandths).collect();
        assert!(amounts.iter().all(|amount| amount % 250 == 0));
        assert!(amounts.iter().any(|amount| amount % 1_000 != 0));
        let (template, rides) = year("Cycle");
        let target = Quantity::from_thousandths(template.target.unwrap() * 1000).unwrap();
        assert!(!rides.is_empty() && rides.iter().all(|entry| entry.value.is_some_and(|value| value < target)));
    }

    #[test]
    fn on_paused_days_nothing_is_noted_and_of_the_evening_nothing_at_noon() {
        let (number, template) = named("Read");
        let pauses = [DaySpan { from_day: date(2026, 2, 20), to_day: Some(date(2026, 3, 1)) }];
        let past = Past { first: date(2026, 2, 1), now: at("2026-03-12T12:00:00Z"), pauses: &pauses };
        let noted = entries(&template, number, past);
        assert!(!noted.is_empty());
        assert!(noted.iter().all(|entry| !pauses[0].contains(entry.day)));
        assert!(noted.iter().all(|entry| entry.occurred_at.is_some_and(|at| at <= past.now)));
        assert!(noted.iter().all(|entry| entry.day < date(2026, 3, 12)), "one reads in the evening");
    }

    #[test]
    fn a_later_run_says_the_same_of_days_that_are_over() {
        for name in ["Read", "Coffee", "Smoking", "Swim", "Water the orchid", "Call Ana", "Ride to the lake"] {
            let (number, template) = named(name);
            let until = |now| entries(&template, number, Past { first: date(2024, 1, 31), now: at(now), pauses: &[] });
            let mut early = until("2026-03-12T12:00:00Z");
            let late = until("2026-05-01T08:00:00Z");
            early.retain(|entry| entry.day < date(2026, 3, 12));
            assert_eq!(early.as_slice(), late.get(..early.len()).unwrap(), "{name}");
            assert!(late.len() > early.len(), "{name}");
        }
    }
}
