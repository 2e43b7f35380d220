//! The line under the date.

use domain::{
    format::{count_of, count_word},
    habits::{DayState, TodayItem, TodayView},
};

use super::capital;

/// How much of what is to be done is done. What is kept by leaving it alone needs no doing, so it is not counted among
/// it.
pub fn day_summary(view: &TodayView) -> String {
    let asked = view.items.iter().filter(|item| item.state != DayState::NotDue && item.state != DayState::Excused);
    let (left_alone, to_do): (Vec<&TodayItem>, Vec<&TodayItem>) = asked.partition(|item| item.kind.asks_to_refrain());
    let (done, all) = (met(&to_do), to_do.len() as u32);
    let past = view.day < view.today;
    match (done, all) {
        (_, 0) if !left_alone.is_empty() => nothing_to_do(met(&left_alone), left_alone.len() as u32, past),
        (_, 0) if view.paused() > 0 => "Everything is paused.".to_owned(),
        (_, 0) if past => "Nothing was asked of this day.".to_owned(),
        (_, 0) => "Nothing is asked of today.".to_owned(),
        (1, 1) => "Done.".to_owned(),
        (2, 2) => "Both done.".to_owned(),
        (done, all) if done == all => format!("All {} done.", count_word(all)),
        (0, all) if past => format!("None of {} done.", count_word(all)),
        (0, 1) => "One habit today.".to_owned(),
        (0, all) => format!("{} habits today.", capital(&count_word(all))),
        (done, all) => format!("{} done.", capital(&count_of(done, all))),
    }
}

fn met(items: &[&TodayItem]) -> u32 {
    items.iter().filter(|item| item.state == DayState::Met).count() as u32
}

fn nothing_to_do(kept: u32, all: u32, past: bool) -> String {
    match (kept, all) {
        _ if !past => "Nothing to do. What you leave alone counts when the day is over.".to_owned(),
        (1, 1) => "Kept.".to_owned(),
        (2, 2) => "Both kept.".to_owned(),
        (kept, all) if kept == all => format!("All {} kept.", count_word(all)),
        (0, _) => "Not kept this time.".to_owned(),
        (kept, all) => format!("{} kept.", capital(&count_of(kept, all))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_one_plain_sentence() {
        let day = jiff::civil::date(2026, 3, 12);
        let view = TodayView { day, today: day, items: vec![], away: None, timers: vec![] };
        assert_eq!(day_summary(&view), "Nothing is asked of today.");
    }

    #[test]
    fn what_was_left_alone_is_told_when_the_day_is_over() {
        assert!(nothing_to_do(0, 2, false).starts_with("Nothing to do."));
        assert_eq!(nothing_to_do(1, 1, true), "Kept.");
        assert_eq!(nothing_to_do(2, 3, true), "Two of three kept.");
        assert_eq!(nothing_to_do(0, 1, true), "Not kept this time.");
    }
}
