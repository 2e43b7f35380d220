//! Plans as forms and buttons name them.

use domain::{tasks::Timeframe, time::plain_day};

use crate::offline::NewPlan;

/// A plan by its posted word: a timeframe, a day, or `none`.
pub(super) fn read_plan(text: &str) -> Option<NewPlan> {
    match text {
        "none" => Some(NewPlan::Nothing),
        text => Timeframe::parse(text).ok().map(NewPlan::For).or_else(|| plain_day(text).map(NewPlan::On)),
    }
}

/// The posted word of a plan.
pub(super) fn plan_word(plan: NewPlan) -> String {
    match plan {
        NewPlan::For(frame) => frame.as_str().to_owned(),
        NewPlan::On(day) => day.to_string(),
        NewPlan::Nothing => "none".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_plan_is_known_by_its_word() {
        for plan in [NewPlan::For(Timeframe::ThisWeek), NewPlan::On(date(2026, 3, 12)), NewPlan::Nothing] {
            assert_eq!(read_plan(&plan_word(plan)), Some(plan));
        }
        assert_eq!(read_plan("soon"), None);
    }
}
