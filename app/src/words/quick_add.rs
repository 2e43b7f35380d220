//! What was understood of a line, piece by piece, and what it names that is not there yet.

use domain::{
    format::time,
    identity::Preferences,
    tasks::{
        Priority,
        quick_add::{Meaning, MissingName, RepeatWords},
    },
};
use jiff::civil::Date;

use super::{capital, day_near, deadline_words, minutes_words, priority_name, repeat_words, timeframe_name};

/// A piece on its chip: "Project: Work", "Tomorrow", "Every week".
pub fn piece_words(meaning: &Meaning, today: Date, preferences: &Preferences) -> String {
    match meaning {
        Meaning::Project(name) => format!("Project: {name}"),
        Meaning::Section(name) => format!("Section: {name}"),
        Meaning::Label(name) => format!("Label: {name}"),
        Meaning::Habit(name) => format!("Habit: {name}"),
        Meaning::Priority(number) => {
            let priority = Priority::from_number(*number).unwrap_or_default();
            format!("Priority: {}", priority_name(priority).to_lowercase())
        }
        Meaning::Deadline(day) => deadline_words(*day, today, preferences),
        Meaning::Estimate(minutes) => minutes_words(u32::from(*minutes)),
        Meaning::Timeframe(word) => timeframe_name((*word).into()).to_owned(),
        Meaning::Day(day) => day_near(*day, today, preferences),
        Meaning::Time(at) => time(*at),
        Meaning::Moment(at) => format!("{} {}", day_near(at.date(), today, preferences), time(at.time())),
        Meaning::Repeat(repeat) => repeat_on_chip(repeat, preferences),
    }
}

/// What cannot be a rule keeps its own words.
fn repeat_on_chip(repeat: &RepeatWords, preferences: &Preferences) -> String {
    match repeat.rule(preferences.week_start.weekday()) {
        Ok(rule) => repeat_words(&rule, preferences),
        Err(_) => capital(&repeat.to_string()),
    }
}

/// That something is named for the first time.
pub fn missing_words(missing: &MissingName) -> String {
    match missing {
        MissingName::Project(name) => format!("There is no project called \u{201c}{name}\u{201d} yet."),
        MissingName::Section(name) => format!("There is no section called \u{201c}{name}\u{201d} in this project yet."),
        MissingName::Label(name) => format!("There is no label called \u{201c}{name}\u{201d} yet."),
    }
}

/// The button that makes it, and the task.
pub const fn make_words(count: usize) -> &'static str {
    if count == 1 { "Make it and add the task" } else { "Make them and add the task" }
}

#[cfg(test)]
mod tests {
    use domain::identity::TimeZoneName;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_piece_says_what_it_means() {
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        let now = date(2026, 3, 12).at(9, 30, 0, 0);
        let line = "Call #Work /Next @phone +Yoga p1 {2026-03-20} 30min ~week tomorrow at 15:00 every 2 weeks";
        let reading = preferences.reader(now).read(line);
        let told: Vec<_> =
            reading.pieces.iter().map(|piece| piece_words(&piece.meaning, now.date(), &preferences)).collect();
        assert_eq!(
            told,
            [
                "Project: Work",
                "Section: Next",
                "Label: phone",
                "Habit: Yoga",
                "Priority: high",
                "Deadline 20 Mar",
                "30\u{a0}min",
                "This week",
                "Tomorrow",
                "15:00",
                "Every 2 weeks",
            ]
        );
        let hourly = preferences.reader(now).read("Ping every 5 hours");
        assert_eq!(piece_words(&hourly.pieces[0].meaning, now.date(), &preferences), "Every 5 hours");
    }
}
