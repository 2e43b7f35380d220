//! The part of a task's form that says how it comes again.

use std::collections::BTreeSet;

use domain::{
    habits::{WeekdaySet, schedule::weekday_from_name, schedule::weekday_name},
    recurrence::{MonthDays, Pattern, RepeatEnd, RepeatFrom, Rule},
};
use jiff::civil::{Date, Weekday};

use super::{
    TaskForm,
    task_form::{read_day, read_number},
};

/// A field and why it was refused.
type Refused = (&'static str, &'static str);

impl TaskForm {
    /// The rule that the form says. `now`: the one that the task has.
    pub(super) fn rule(&self, now: Option<&Rule>, week_start: Weekday) -> Result<Option<Rule>, Refused> {
        let rule = match self.repeat.as_str() {
            "" | "none" => return Ok(None),
            "keep" => return Ok(now.cloned()),
            "daily" => Rule::daily(),
            "weekdays" => Rule::weekly_on(working_days()),
            "weekly" => Rule::weekly(),
            "monthly" => Rule::monthly(),
            "month_end" => Rule::monthly_on(MonthDays::Numbers(BTreeSet::from([-1]))),
            "yearly" => Rule::yearly(),
            "custom" => self.custom()?,
            _ => return Err(("repeat", "unknown_choice")),
        };
        let from = match self.repeat_from.as_str() {
            "completion" => RepeatFrom::Completion,
            _ => RepeatFrom::Schedule,
        };
        let until = read_day(&self.repeat_until).map_err(|code| ("repeat_until", code))?;
        let times = read_number(&self.repeat_times).map_err(|code| ("repeat_times", code))?;
        let end = match (until, times) {
            (Some(day), _) => RepeatEnd::Until(day),
            (None, Some(times)) => {
                RepeatEnd::After(u16::try_from(times).map_err(|_| ("repeat_times", "out_of_range"))?)
            }
            (None, None) => RepeatEnd::Never,
        };
        let rule = Rule { from, end, week_start, ..rule };
        rule.check().map_err(|code| ("repeat", code))?;
        Ok(Some(rule))
    }

    fn custom(&self) -> Result<Rule, Refused> {
        let every = read_number(&self.repeat_every).map_err(|code| ("repeat_every", code))?.unwrap_or(1);
        let every = u16::try_from(every).map_err(|_| ("repeat_every", "out_of_range"))?;
        let rule = match self.repeat_unit.as_str() {
            "day" => Rule::daily(),
            "week" => {
                let days = self.repeat_days.iter().filter(|day| !day.is_empty());
                let days: Option<Vec<Weekday>> = days.map(|day| weekday_from_name(day)).collect();
                let days = days.ok_or(("repeat_days", "unknown_choice"))?;
                Rule::weekly_on(days.into_iter().fold(WeekdaySet::default(), WeekdaySet::with))
            }
            "month" => Rule::monthly(),
            "year" => Rule::yearly(),
            _ => return Err(("repeat_unit", "unknown_choice")),
        };
        Ok(rule.every(every))
    }

    /// The form with a rule in it. `first`: the day of the task; what the rule has from that day is not said again, so
    /// that it follows when the day is changed.
    #[must_use]
    pub(in crate::tasks) fn repeating(self, rule: Option<&Rule>, first: Option<Date>) -> Self {
        let start = Self { repeat_every: "1".to_owned(), repeat_unit: "week".to_owned(), ..self };
        let Some(rule) = rule else {
            return Self { repeat: "none".to_owned(), repeat_from: "schedule".to_owned(), ..start };
        };
        let from = match rule.from {
            RepeatFrom::Schedule => "schedule",
            RepeatFrom::Completion => "completion",
        };
        let (until, times) = match rule.end {
            RepeatEnd::Never => (String::new(), String::new()),
            RepeatEnd::Until(day) => (day.to_string(), String::new()),
            RepeatEnd::After(times) => (String::new(), times.to_string()),
        };
        let form = Self { repeat_from: from.to_owned(), repeat_until: until, repeat_times: times, ..start };
        let simple = |word: &str| Self { repeat: word.to_owned(), ..form.clone() };
        let custom = |unit: &str, days: WeekdaySet| Self {
            repeat: "custom".to_owned(),
            repeat_every: rule.interval.to_string(),
            repeat_unit: unit.to_owned(),
            repeat_days: days.iter().map(|day| weekday_name(day).to_owned()).collect(),
            ..form.clone()
        };
        let none = WeekdaySet::default();
        match (&without_its_day(&rule.pattern, first), rule.interval) {
            (Pattern::Daily, 1) => simple("daily"),
            (Pattern::Daily, _) => custom("day", none),
            (Pattern::Weekly(days), 1) if *days == working_days() => simple("weekdays"),
            (Pattern::Weekly(days), 1) if days.is_empty() => simple("weekly"),
            (Pattern::Weekly(days), _) => custom("week", *days),
            (Pattern::Monthly(MonthDays::OfFirst), 1) => simple("monthly"),
            (Pattern::Monthly(MonthDays::OfFirst), _) => custom("month", none),
            (Pattern::Monthly(MonthDays::Numbers(days)), 1) if *days == BTreeSet::from([-1]) => simple("month_end"),
            (Pattern::Yearly(months, MonthDays::OfFirst), 1) if months.is_empty() => simple("yearly"),
            (Pattern::Yearly(months, MonthDays::OfFirst), _) if months.is_empty() => custom("year", none),
            _ => simple("keep"),
        }
    }
}

/// The pattern as it was before it took what it left open from the first day.
fn without_its_day(pattern: &Pattern, first: Option<Date>) -> Pattern {
    let open = [Rule::weekly(), Rule::monthly(), Rule::yearly()].into_iter();
    let found = first.and_then(|first| open.clone().find(|open| open.clone().anchored(first).pattern == *pattern));
    found.map_or_else(|| pattern.clone(), |open| open.pattern)
}

fn working_days() -> WeekdaySet {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    [Monday, Tuesday, Wednesday, Thursday, Friday].into_iter().fold(WeekdaySet::default(), WeekdaySet::with)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn said(rule: &Rule) -> Option<Rule> {
        TaskForm::default().repeating(Some(rule), None).rule(Some(rule), Weekday::Monday).unwrap()
    }

    #[test]
    fn a_rule_comes_through_the_form_as_it_was() {
        let monday = WeekdaySet::default().with(Weekday::Monday);
        for rule in [
            Rule::daily(),
            Rule::daily().every(3).after_completion(),
            Rule::weekly_on(working_days()),
            Rule::weekly(),
            Rule::weekly_on(monday).every(2).until(date(2026, 6, 1)),
            Rule::monthly().times(6),
            Rule::monthly().every(3),
            Rule::monthly_on(MonthDays::Numbers(BTreeSet::from([-1]))),
            Rule::monthly_on(MonthDays::Numbers(BTreeSet::from([15]))),
            Rule::yearly(),
        ] {
            assert_eq!(said(&rule), Some(rule.clone()), "{rule:?}");
        }
    }

    #[test]
    fn a_rule_that_follows_its_day_is_said_without_it() {
        let first = date(2026, 3, 12);
        let said = |rule: Rule| TaskForm::default().repeating(Some(&rule.anchored(first)), Some(first)).repeat;
        assert_eq!(
            (said(Rule::weekly()), said(Rule::monthly()), said(Rule::yearly())),
            ("weekly".into(), "monthly".into(), "yearly".into())
        );
        let fifteenth = Rule::monthly_on(MonthDays::Numbers(BTreeSet::from([15])));
        assert_eq!(said(fifteenth), "keep");
    }

    #[test]
    fn nothing_repeats_unless_it_is_said() {
        assert_eq!(TaskForm::default().rule(Some(&Rule::daily()), Weekday::Monday), Ok(None));
        let odd = TaskForm { repeat: "often".to_owned(), ..TaskForm::default() };
        assert_eq!(odd.rule(None, Weekday::Monday), Err(("repeat", "unknown_choice")));
        let often = TaskForm { repeat: "custom".to_owned(), repeat_unit: "day".to_owned(), ..TaskForm::default() };
        let often = TaskForm { repeat_every: "1000".to_owned(), ..often };
        assert_eq!(often.rule(None, Weekday::Monday), Err(("repeat", "out_of_range")));
    }
}
