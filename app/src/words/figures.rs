//! Sentences about figures: what a drawing shows, and how its numbers came to be.

use domain::{
    format::{date_long, date_short, month_name, month_name_short, number, percent, streak_length, with_unit},
    habits::{Grouping, Habit, HabitKind, PeriodTotal, Quantity, RateSpan, ScoreStep, Settled, StreakRun, StreakUnit},
    identity::Preferences,
};
use jiff::civil::Date;

/// "3 March to 21 March 2026"; one day stands alone.
pub fn day_span(first: Date, last: Date, preferences: &Preferences) -> String {
    if first == last {
        return date_long(last, preferences);
    }
    let begins = if first.year() == last.year() { date_short } else { date_long };
    format!("{} to {}", begins(first, preferences), date_long(last, preferences))
}

/// A share with one decimal, for computations that can be followed: "94.8 %".
fn percent_exact(share: f64, preferences: &Preferences) -> String {
    let tenths = Quantity::from_thousandths((share * 1000.0).round() as i64 * 100).unwrap_or_default();
    format!("{}\u{a0}%", number(tenths, preferences))
}

/// The name of a rate.
pub fn rate_name(span: RateSpan) -> String {
    match span {
        RateSpan::LastDays(days) => format!("Last {days} days"),
        RateSpan::Year(year) => year.to_string(),
    }
}

/// What came of what was due: "21 of 25 due days, 3 skipped".
pub fn settled_words(settled: &Settled, unit: StreakUnit) -> String {
    let (met, of, excused) = (settled.met, settled.of(), settled.excused);
    match (unit, of, excused) {
        (_, 0, 0) => "Nothing was due".to_owned(),
        (StreakUnit::Day, _, 0) => format!("{met} of {of} due days"),
        (StreakUnit::Day, _, _) => format!("{met} of {of} due days, {excused} skipped"),
        (StreakUnit::Week, _, 0) => format!("{met} of {of} weeks"),
        (StreakUnit::Week, _, _) => format!("{met} of {of} weeks, {excused} skipped"),
        (StreakUnit::Month, _, 0) => format!("{met} of {of} months"),
        (StreakUnit::Month, _, _) => format!("{met} of {of} months, {excused} skipped"),
    }
}

/// The computation of a rate with its own numbers; none where there is nothing to divide.
pub fn rate_sum(span: RateSpan, settled: &Settled) -> Option<String> {
    let (met, missed, share) = (settled.met, settled.missed, percent(settled.rate()?));
    let name = rate_name(span);
    Some(format!("{name}: {met} met and {missed} missed, so {met} of {} are {share}.", settled.of()))
}

/// How strength moves, with the numbers of this habit.
pub fn step_words(step: ScoreStep, preferences: &Preferences) -> String {
    let (stays, comes) = (percent_exact(step.stays, preferences), percent_exact(1.0 - step.stays, preferences));
    if step.on_due_days {
        format!(
            "On each due day {stays} of the strength stays, and {comes} comes from the day: all of it when the day \
             counts, half for the two-minute version, nothing for a miss."
        )
    } else {
        format!(
            "Each day {stays} of the strength stays, and {comes} comes from how much of what the schedule asks for was \
             done in the days up to it."
        )
    }
}

/// What a run survived; none when it needed nothing.
pub fn run_note(run: &StreakRun) -> Option<String> {
    match run.reserves_used {
        0 => None,
        1 => Some("One reserve was used".to_owned()),
        used => Some(format!("{used} reserves were used")),
    }
}

/// How long a run was, for people who count in its unit.
pub fn run_length(run: &StreakRun) -> String {
    streak_length(run.length, run.unit)
}

/// The whole name of a period.
pub fn period_name(period: &PeriodTotal, grouping: Grouping, preferences: &Preferences) -> String {
    let (first, last) = (period.first, period.last);
    match grouping {
        Grouping::Week => day_span(first, last, preferences),
        Grouping::Month => format!("{} {}", month_name(first.month()), first.year()),
        Grouping::Quarter => format!("{} to {} {}", month_name(first.month()), month_name(last.month()), first.year()),
        Grouping::Year => first.year().to_string(),
    }
}

/// The word of a period under its column.
pub fn period_label(period: &PeriodTotal, grouping: Grouping, preferences: &Preferences) -> String {
    match grouping {
        Grouping::Week => date_short(period.first, preferences),
        Grouping::Month | Grouping::Quarter => month_name_short(period.first.month()).to_owned(),
        Grouping::Year => period.first.year().to_string(),
    }
}

/// An amount of a period: with the habit's unit, or as days.
pub fn period_amount(habit: &Habit, amount: Quantity, preferences: &Preferences) -> String {
    if habit.kind.is_measured() {
        return with_unit(amount, habit.unit.as_deref(), preferences);
    }
    let one = amount == Quantity::from_thousandths(1000).unwrap_or_default();
    format!("{} {}", number(amount, preferences), if one { "day" } else { "days" })
}

/// Where the newest period stands, in a sentence.
pub fn period_sentence(habit: &Habit, period: &PeriodTotal, grouping: Grouping, preferences: &Preferences) -> String {
    let total = period_amount(habit, period.total, preferences);
    let name = match grouping {
        Grouping::Week => "This week",
        Grouping::Month => "This month",
        Grouping::Quarter => "This quarter",
        Grouping::Year => "This year",
    };
    let target = period.target.filter(|target| *target > Quantity::ZERO || habit.kind == HabitKind::Limit);
    match (habit.kind, target.map(|target| period_amount(habit, target, preferences))) {
        (_, None) => format!("{name}: {total}."),
        (HabitKind::Limit, Some(target)) => format!("{name}: {total} of at most {target}."),
        (HabitKind::Quit, Some(target)) => format!("{name}: {total} kept of {target}."),
        (_, Some(target)) => format!("{name}: {total} of {target}."),
    }
}

#[cfg(test)]
mod tests {
    use domain::identity::TimeZoneName;
    use jiff::civil::date;

    use super::*;

    fn preferences() -> Preferences {
        Preferences::in_zone(TimeZoneName::utc())
    }

    #[test]
    fn a_span_names_its_year_once() {
        let p = preferences();
        assert_eq!(day_span(date(2026, 3, 3), date(2026, 3, 21), &p), "3 Mar to 21 March 2026");
        assert_eq!(day_span(date(2025, 12, 30), date(2026, 1, 2), &p), "30 December 2025 to 2 January 2026");
        assert_eq!(day_span(date(2026, 1, 2), date(2026, 1, 2), &p), "2 January 2026");
    }

    #[test]
    fn a_rate_tells_its_numbers() {
        let settled = Settled { met: 21, missed: 4, excused: 3 };
        assert_eq!(settled_words(&settled, StreakUnit::Day), "21 of 25 due days, 3 skipped");
        let sum = rate_sum(RateSpan::LastDays(30), &settled).unwrap();
        assert_eq!(sum, "Last 30 days: 21 met and 4 missed, so 21 of 25 are 84\u{a0}%.");
        assert_eq!(rate_sum(RateSpan::Year(2026), &Settled::default()), None);
        assert_eq!(settled_words(&Settled::default(), StreakUnit::Week), "Nothing was due");
    }

    #[test]
    fn a_step_is_told_to_the_tenth() {
        let step = ScoreStep { stays: 0.948_08, on_due_days: true };
        let said = step_words(step, &preferences());
        assert!(said.contains("94.8\u{a0}% of the strength stays, and 5.2\u{a0}% comes"), "{said}");
    }
}
