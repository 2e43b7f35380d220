//! Words of the grid: what a cell says to those who do not see it, and the lines around the table.

use domain::{
    format::{count_word, percent, streak_length, with_unit},
    habits::{DayState, GridCell, GridRow, GridView, HabitKind, Quantity},
    identity::Preferences,
};

use super::{
    capital,
    day::{done_words, limit_words, quit_words},
    day_and_month,
};

/// How a day stands.
pub fn cell_words(cell: GridCell, unit: Option<&str>, is_today: bool, preferences: &Preferences) -> String {
    let (status, counts) = (cell.mark.status, cell.state == DayState::Met);
    let amount = cell.mark.value.map(|value| with_unit(value, unit, preferences));
    let is_silent = status.is_none() && amount.is_none();
    match (cell.kind, cell.state) {
        (HabitKind::Quit, _) => quit_words(status, counts, is_today).to_owned(),
        (_, DayState::NotDue) if is_silent => "nothing asked".to_owned(),
        (_, DayState::Excused) if is_silent => "left out".to_owned(),
        (HabitKind::Limit, _) => limit_words(status, amount, standing(cell.mark.value, cell.target), counts),
        (_, DayState::Due) if is_silent => "open".to_owned(),
        (_, DayState::Met) if is_silent => "nothing more needed".to_owned(),
        _ => done_words(status, amount),
    }
}

/// How an amount stands to the limit of its day.
fn standing(value: Option<Quantity>, target: Option<Quantity>) -> Option<&'static str> {
    value.zip(target).map(|(value, target)| if value > target { "over" } else { "within" })
}

/// The run and the strength of a row. A run of nothing is left out: an empty place does not scold.
pub fn row_figures(row: &GridRow) -> String {
    let strength = percent(row.score);
    match row.run() {
        Some((run, unit)) => format!("{} · {strength}", streak_length(run, unit)),
        None => strength,
    }
}

/// From which day to which.
pub fn span_words(view: &GridView, preferences: &Preferences) -> String {
    let (from, to) = (day_and_month(view.from, preferences), day_and_month(view.to, preferences));
    format!("{from} to {to}")
}

/// How many habits a filter hides; nothing where none is hidden.
pub fn hidden_words(done: usize, archived: usize) -> Option<String> {
    let word = |count: usize| count_word(u32::try_from(count).unwrap_or(u32::MAX));
    let sentence = match (done, archived) {
        (0, 0) => return None,
        (1, 0) => "One done habit is hidden.".to_owned(),
        (done, 0) => format!("{} done habits are hidden.", capital(&word(done))),
        (0, 1) => "One archived habit is hidden.".to_owned(),
        (0, archived) => format!("{} archived habits are hidden.", capital(&word(archived))),
        (done, archived) => format!("{} done and {} archived habits are hidden.", capital(&word(done)), word(archived)),
    };
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use domain::{
        habits::{DayMark, EntryStatus},
        identity::TimeZoneName,
    };

    use super::*;

    fn words(kind: HabitKind, state: DayState, status: Option<EntryStatus>, value: Option<&str>) -> String {
        let value = value.map(|text| Quantity::parse(text).unwrap());
        let target = Quantity::parse("2").ok().filter(|_| kind.is_measured());
        let cell = GridCell { kind, target, mark: DayMark { status, value, has_note: false }, state };
        cell_words(cell, Some("cups"), false, &Preferences::in_zone(TimeZoneName::utc())).replace('\u{a0}', " ")
    }

    #[test]
    fn no_and_unknown_are_told_apart() {
        assert_eq!(words(HabitKind::YesNo, DayState::Missed, Some(EntryStatus::Failed), None), "not done");
        assert_eq!(words(HabitKind::YesNo, DayState::Missed, None, None), "nothing noted");
        assert_eq!(words(HabitKind::YesNo, DayState::Due, None, None), "open");
    }

    #[test]
    fn a_day_that_asks_for_nothing_says_so() {
        assert_eq!(words(HabitKind::YesNo, DayState::NotDue, None, None), "nothing asked");
        assert_eq!(words(HabitKind::YesNo, DayState::Met, None, None), "nothing more needed");
        assert_eq!(words(HabitKind::Measure, DayState::Excused, None, None), "left out");
        assert_eq!(words(HabitKind::YesNo, DayState::Excused, Some(EntryStatus::Skipped), None), "skipped");
    }

    #[test]
    fn amounts_are_told_with_their_limit() {
        assert_eq!(words(HabitKind::Limit, DayState::Missed, None, Some("3")), "3 cups, over");
        assert_eq!(words(HabitKind::Measure, DayState::Due, None, Some("1")), "1 cups");
        assert_eq!(words(HabitKind::Quit, DayState::Met, None, None), "kept");
    }

    #[test]
    fn a_filter_says_what_it_hides() {
        assert_eq!(hidden_words(0, 0), None);
        assert_eq!(hidden_words(1, 0).as_deref(), Some("One done habit is hidden."));
        assert_eq!(hidden_words(0, 3).as_deref(), Some("Three archived habits are hidden."));
        assert_eq!(hidden_words(2, 1).as_deref(), Some("Two done and one archived habits are hidden."));
    }
}
