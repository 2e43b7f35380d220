//! Names of weekdays and months in English, whole and shortened.

use jiff::civil::Weekday;

use crate::habits::WeekdaySet;

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["monday", "mon"]),
    (Weekday::Tuesday, &["tuesday", "tue", "tues"]),
    (Weekday::Wednesday, &["wednesday", "wed"]),
    (Weekday::Thursday, &["thursday", "thu", "thur", "thurs"]),
    (Weekday::Friday, &["friday", "fri"]),
    (Weekday::Saturday, &["saturday", "sat"]),
    (Weekday::Sunday, &["sunday", "sun"]),
];

const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Monday to Friday.
pub(super) fn working_days() -> WeekdaySet {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    [Monday, Tuesday, Wednesday, Thursday, Friday].into_iter().fold(WeekdaySet::default(), WeekdaySet::with)
}

/// Saturday and Sunday.
pub(super) fn weekend() -> WeekdaySet {
    WeekdaySet::default().with(Weekday::Saturday).with(Weekday::Sunday)
}

/// `monday`, `mon`.
pub(super) fn weekday_named(word: &str) -> Option<Weekday> {
    WEEKDAYS.into_iter().find(|(_, names)| names.contains(&word)).map(|(weekday, _)| weekday)
}

/// The whole name, in lower case.
pub(super) fn weekday_word(weekday: Weekday) -> &'static str {
    let names = WEEKDAYS.into_iter().find(|(known, _)| *known == weekday).map(|(_, names)| names);
    names.and_then(<[_]>::first).copied().unwrap_or_default()
}

/// `may`, `sept`: 1 to 12.
pub(super) fn month_named(word: &str) -> Option<i8> {
    MONTHS.into_iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, month)| month)
}

/// Weekdays in a row: `mon`, `mondays`, `mon,wed`, `mon, wed and fri`. How many words they take, and which they are.
pub(super) fn weekdays(words: &[&str]) -> Option<(usize, WeekdaySet)> {
    let mut days = in_one_word(words.first()?)?;
    let mut length = 1;
    loop {
        let has_comma = words.get(length - 1).is_some_and(|word| word.ends_with(','));
        let joints = usize::from(words.get(length).is_some_and(|word| matches!(*word, "and" | "&" | ",")));
        if !has_comma && joints == 0 {
            break;
        }
        let Some(more) = words.get(length + joints).and_then(|word| in_one_word(word)) else { break };
        days = more.iter().fold(days, WeekdaySet::with);
        length += joints + 1;
    }
    Some((length, days))
}

fn in_one_word(word: &str) -> Option<WeekdaySet> {
    let mut days = WeekdaySet::default();
    for name in word.trim_end_matches(',').split(',') {
        let one = weekday_named(name).or_else(|| weekday_named(name.strip_suffix('s')?))?;
        days = days.with(one);
    }
    Some(days)
}
