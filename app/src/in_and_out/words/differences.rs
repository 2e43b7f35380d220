//! Why the old app and Wellspring say different things of the same days: a whole sentence for each reason.

use domain::{
    format::{counted, percent, streak_length},
    habits::StreakUnit,
    imports::{Difference, Figures},
};

/// Their run in words: old apps count days.
pub(in crate::in_and_out) fn their_streak(days: u32) -> String {
    streak_length(days, StreakUnit::Day)
}

/// Our run in words.
pub(in crate::in_and_out) fn our_streak(figures: &Figures) -> String {
    streak_length(figures.streak, figures.unit)
}

/// One reason. `app` is the old app as a sentence calls it.
pub(in crate::in_and_out) fn difference_words(difference: &Difference, app: &str) -> String {
    match *difference {
        Difference::CountsPeriods { theirs, ours, unit } => {
            let (theirs, ours) = (their_streak(theirs), streak_length(ours, unit));
            let of = if unit == StreakUnit::Month { "months" } else { "weeks" };
            format!("{app} counts days, {theirs}. Wellspring counts {of} that have what they need, {ours}.")
        }
        Difference::SkippedDays { days } => {
            let days = counted(days, "skipped day", "skipped days");
            format!("{app} counts {days} as done. Here a skipped day keeps the streak and does not lengthen it.")
        }
        Difference::ImpliedDays { days } => {
            let days = counted(days, "day", "days");
            format!("{app} fills in days between two that you ticked: {days}. Here only what you noted counts.")
        }
        Difference::Reserves { days } => {
            let days = counted(days, "day", "days");
            format!(
                "Here a reserve catches a day that went by, so the streak goes on. Without it, it would be {days} shorter."
            )
        }
        Difference::OpenToday {} => {
            format!("Today is still open. {app} counts it as not done already, Wellspring when the day is over.")
        }
        Difference::SilentDays {} => {
            format!("{app} takes a day without a note as kept. Here it stays unknown, unless the habit says otherwise.")
        }
        Difference::OtherScore { theirs, ours } => {
            let (theirs, ours) = (percent(theirs), percent(ours));
            format!("{app} and Wellspring compute strength by other rules: {theirs} there, {ours} here.")
        }
        Difference::OtherStreak { theirs, ours } => {
            let (theirs, ours) = (their_streak(theirs), their_streak(ours));
            format!("{app} and Wellspring end a streak by other rules: {theirs} there, {ours} here.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_names_the_app_and_its_numbers() {
        let said = |difference| difference_words(&difference, "Loop").replace('\u{a0}', " ");
        let periods = Difference::CountsPeriods { theirs: 20, ours: 3, unit: StreakUnit::Week };
        assert_eq!(
            said(periods),
            "Loop counts days, 20 days. Wellspring counts weeks that have what they need, 3 weeks."
        );
        assert!(said(Difference::SkippedDays { days: 1 }).contains("1 skipped day as done"));
        assert!(said(Difference::OtherScore { theirs: 0.5, ours: 0.75 }).contains("50 %"));
        assert!(said(Difference::OpenToday {}).starts_with("Today is still open. Loop"));
    }
}
