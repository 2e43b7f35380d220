//! Words of grace: coming back, small versions, and days on which nobody was here.

use domain::{
    format::{date_long, month_name},
    habits::{AwayQuestion, Streak},
    identity::Preferences,
};

/// Said once, when a habit is done again after a miss.
pub const WELCOME_BACK: &str = "Welcome back. Coming back is what makes a habit last.";
/// Said of a minimum day.
pub const MINIMUM_DAY: &str = "A minimum day. The two-minute versions are checked in.";
/// Said of days of absence that were kept.
pub const KEPT_DAYS: &str = "Noted. Those days count as kept.";
/// Said of days of absence that are left out.
pub const LEFT_OUT_DAYS: &str = "Left out. Those days count neither way.";

/// The title of the card for one habit or several to come back to.
pub fn comeback_title(names: &[String]) -> String {
    match names {
        [one] => format!("Back to {one}?"),
        _ => "Pick up where you were?".to_owned(),
    }
}

/// What the card says of the day before.
pub const COMEBACK_TEXT: &str =
    "One time went by, as happens to everybody. Today counts, and the smallest version is enough.";

/// What is asked about days of absence.
pub fn away_question(question: &AwayQuestion, preferences: &Preferences) -> String {
    let (from, to) = (date_long(question.from_day, preferences), date_long(question.to_day, preferences));
    if question.from_day == question.to_day {
        format!("Free of {} on {from}?", question.name)
    } else {
        format!("Free of {} from {from} to {to}?", question.name)
    }
}

/// "2 reserves a month; 1 left in November." None where there are none.
pub fn reserves(a_month: u8, streak: &Streak, month: i8) -> Option<String> {
    let month = month_name(month);
    let left = match streak.reserves_left {
        0 => format!("none left in {month}"),
        left => format!("{left} left in {month}"),
    };
    match a_month {
        0 => None,
        1 => Some(format!("1 reserve a month; {left}.")),
        many => Some(format!("{many} reserves a month; {left}.")),
    }
}

#[cfg(test)]
mod tests {
    use domain::{habits::StreakUnit, identity::TimeZoneName, ids::HabitId};
    use jiff::civil::date;

    use super::*;

    fn streak(reserves_left: u8) -> Streak {
        Streak { current: 3, best: 9, unit: StreakUnit::Day, reserves_left, reserves_used: 1 }
    }

    #[test]
    fn reserves_are_said_in_plain_words() {
        assert_eq!(reserves(2, &streak(1), 11).as_deref(), Some("2 reserves a month; 1 left in November."));
        assert_eq!(reserves(1, &streak(0), 3).as_deref(), Some("1 reserve a month; none left in March."));
        assert_eq!(reserves(0, &streak(0), 3), None);
    }

    #[test]
    fn days_of_absence_are_asked_about_by_name() {
        let (from_day, to_day) = (date(2026, 3, 2), date(2026, 3, 11));
        let question =
            AwayQuestion { habit_id: HabitId(uuid::Uuid::nil()), name: "Smoking".to_owned(), from_day, to_day };
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        assert_eq!(away_question(&question, &preferences), "Free of Smoking from 2 March 2026 to 11 March 2026?");
        let one = AwayQuestion { to_day: from_day, ..question };
        assert_eq!(away_question(&one, &preferences), "Free of Smoking on 2 March 2026?");
    }

    #[test]
    fn a_comeback_names_the_habit() {
        assert_eq!(comeback_title(&["Read".to_owned()]), "Back to Read?");
        assert_eq!(comeback_title(&["Read".to_owned(), "Walk".to_owned()]), "Pick up where you were?");
    }
}
