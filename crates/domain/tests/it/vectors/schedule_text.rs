//! Reads the schedules of the streak examples, which are written for people.

use domain::habits::{Anchor, HabitKind, Schedule, WeekdaySet};
use jiff::civil::Weekday;

/// A schedule in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub schedule: Schedule,
    pub kind: HabitKind,
    pub week_start: Weekday,
}

const DAYS: [(&str, Weekday); 7] = [
    ("mo", Weekday::Monday),
    ("tu", Weekday::Tuesday),
    ("we", Weekday::Wednesday),
    ("th", Weekday::Thursday),
    ("fr", Weekday::Friday),
    ("sa", Weekday::Saturday),
    ("su", Weekday::Sunday),
];

/// `MO`, `mon`, `Monday`.
pub fn weekday(text: &str) -> Option<Weekday> {
    let start = text.trim().get(..2)?.to_lowercase();
    DAYS.into_iter().find(|(known, _)| *known == start).map(|(_, day)| day)
}

/// None when any word is not understood, so that no case is checked by half its meaning.
pub fn read(text: &str) -> Option<Written> {
    let lower = text.to_lowercase().replace(':', " ").replace(';', ",");
    let mut written = Written { schedule: Schedule::Daily {}, kind: HabitKind::YesNo, week_start: Weekday::Monday };
    let mut clauses = lower.split(", ").map(str::trim);
    let words: Vec<&str> = clauses.next()?.split_whitespace().collect();
    written.schedule = schedule(&words, &mut written.kind)?;
    for clause in clauses {
        apply(clause, &mut written)?;
    }
    Some(written)
}

fn schedule(words: &[&str], kind: &mut HabitKind) -> Option<Schedule> {
    let number = |word: &str| word.parse::<u16>().ok();
    let small = |word: &str| word.parse::<u8>().ok();
    match *words {
        ["daily"] | ["every", "day"] => Some(Schedule::Daily {}),
        ["daily", word] | [word, "daily"] => {
            *kind = HabitKind::parse(word).ok()?;
            Some(Schedule::Daily {})
        }
        ["quit"] => {
            *kind = HabitKind::Quit;
            Some(Schedule::Daily {})
        }
        ["weekdays" | "weekday", days] => Some(Schedule::Weekdays { days: weekdays(days)? }),
        ["every", days, "days"] => Some(Schedule::EveryXDays { days: number(days)?, anchor: Anchor::Fixed }),
        ["every", days, "days", "fixed", ..] => {
            Some(Schedule::EveryXDays { days: number(days)?, anchor: Anchor::Fixed })
        }
        ["every", days, "days", "after" | "from" | "since", "last", ..] => {
            Some(Schedule::EveryXDays { days: number(days)?, anchor: Anchor::LastDone })
        }
        [times, "per", "calendar", "week"] | [times, "per", "week"] => {
            Some(Schedule::TimesPerWeek { times: small(times)? })
        }
        [times, "per", "calendar", "month"] | [times, "per", "month"] => {
            Some(Schedule::TimesPerMonth { times: small(times)? })
        }
        // "N in X days": spec/habits 4.1 gives rolling windows no obligation, so there is nothing to compare with.
        _ => None,
    }
}

fn apply(clause: &str, written: &mut Written) -> Option<()> {
    let words: Vec<&str> = clause.split_whitespace().collect();
    match *words {
        ["fixed", "anchor"] | ["fixed"] => Some(()),
        ["after" | "from" | "since", "last", ..] | ["last", "done"] => match &mut written.schedule {
            Schedule::EveryXDays { anchor, .. } => {
                *anchor = Anchor::LastDone;
                Some(())
            }
            _ => None,
        },
        ["week", "starts", day] | ["week", "starts", "on", day] | ["week", "start", day] => {
            written.week_start = weekday(day)?;
            Some(())
        }
        [kind] => {
            written.kind = HabitKind::parse(kind).ok()?;
            Some(())
        }
        _ => None,
    }
}

/// `MO-FR`, `MO,WE,FR`, or both mixed.
fn weekdays(text: &str) -> Option<WeekdaySet> {
    let mut set = WeekdaySet::default();
    for part in text.split([',', '/', '+']) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (mut day, last) = (weekday(first)?, weekday(last)?);
        set = set.with(day);
        while day != last {
            day = day.wrapping_add(1);
            set = set.with(day);
        }
    }
    Some(set)
}

#[test]
fn schedules_in_words() {
    let read_schedule = |text| read(text).map(|written| written.schedule);
    assert_eq!(read_schedule("daily"), Some(Schedule::Daily {}));
    assert_eq!(
        read_schedule("every 3 days, fixed anchor"),
        Some(Schedule::EveryXDays { days: 3, anchor: Anchor::Fixed })
    );
    assert_eq!(
        read_schedule("every 3 days after last done"),
        Some(Schedule::EveryXDays { days: 3, anchor: Anchor::LastDone })
    );
    assert_eq!(read_schedule("weekdays MO,WE,FR"), read_schedule("weekdays MO/WE/FR"));
    let Some(Schedule::Weekdays { days }) = read_schedule("weekdays SA-MO") else { panic!("weekdays are read") };
    assert_eq!(days.iter().collect::<Vec<_>>(), [Weekday::Monday, Weekday::Saturday, Weekday::Sunday]);
    assert_eq!(read("2 per calendar week, week starts SU").unwrap().week_start, Weekday::Sunday);
    assert_eq!(read_schedule("5 per calendar month"), Some(Schedule::TimesPerMonth { times: 5 }));
    assert_eq!(read("the second Tuesday"), None);
}
