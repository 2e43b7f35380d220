//! Reading a rule. What is not understood is refused whole, because half a rule is another rule.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use jiff::civil::{Date, Weekday};

use super::{LONGEST_RULE, MonthDays, MonthEnd, NthWeekday, Pattern, RepeatEnd, RepeatFrom, Rule, print::WEEKDAYS};
use crate::habits::WeekdaySet;

impl Rule {
    /// Reads the value of an `RRULE` (RFC 5545, section 3.3.10), with or without its name: `FREQ` from `DAILY` to
    /// `YEARLY` with `INTERVAL`, `BYDAY`, `BYMONTHDAY`, `BYMONTH`, `BYSETPOS` beside weekdays of a month, `WKST`,
    /// `UNTIL` (its day), `COUNT`, and beyond it `SKIP=OMIT` or `BACKWARD` (RFC 7529) and `FROM=COMPLETION`. A day that
    /// a month does not have is held at its end unless `SKIP=OMIT` says otherwise.
    ///
    /// # Errors
    /// `required`, `too_long`; `unknown_choice` for a word that is none, `unknown_weekday`, `not_a_date`;
    /// `not_supported` for what is valid elsewhere but not part of the subset; and as [`Rule::check`].
    ///
    /// ```
    /// use domain::recurrence::Rule;
    ///
    /// let rule = Rule::parse("RRULE:FREQ=WEEKLY;BYDAY=FR,MO;INTERVAL=2")?;
    /// assert_eq!(rule.to_string(), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR");
    /// # Ok::<(), &'static str>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err("required");
        }
        if text.len() > LONGEST_RULE {
            return Err("too_long");
        }
        let text = text.to_ascii_uppercase();
        let mut parts = Parts::read(text.strip_prefix("RRULE:").unwrap_or(&text))?;
        let rule = parts.rule()?;
        parts.nothing_is_left()?;
        rule.check()?;
        Ok(rule)
    }
}

impl FromStr for Rule {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Rule {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

/// The named parts that were not read yet.
struct Parts<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Parts<'a> {
    fn read(text: &'a str) -> Result<Self, &'static str> {
        let mut parts = BTreeMap::new();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or("unknown_choice")?;
            if parts.insert(name, value).is_some() {
                return Err("not_allowed");
            }
        }
        Ok(Self(parts))
    }

    fn take(&mut self, name: &str) -> Option<&'a str> {
        self.0.remove(name)
    }

    fn nothing_is_left(&self) -> Result<(), &'static str> {
        if self.0.is_empty() { Ok(()) } else { Err("not_supported") }
    }

    fn rule(&mut self) -> Result<Rule, &'static str> {
        let interval = self.take("INTERVAL").map_or(Ok(1), |text| text.parse::<u16>().map_err(|_| "out_of_range"))?;
        let pattern = self.pattern(interval)?;
        let week_start = self.take("WKST").map_or(Ok(Weekday::Monday), weekday)?;
        let end = self.end()?;
        let month_end = match (self.take("RSCALE"), self.take("SKIP")) {
            (None | Some("GREGORIAN"), None | Some("BACKWARD")) => MonthEnd::Clamp,
            (None | Some("GREGORIAN"), Some("OMIT")) => MonthEnd::Skip,
            _ => return Err("not_supported"),
        };
        let from = match self.take("FROM") {
            None => RepeatFrom::Schedule,
            Some("COMPLETION") => RepeatFrom::Completion,
            Some(_) => return Err("unknown_choice"),
        };
        Ok(Rule { pattern, interval, from, end, week_start, month_end })
    }

    fn pattern(&mut self, interval: u16) -> Result<Pattern, &'static str> {
        match self.take("FREQ").ok_or("required")? {
            // "Every day that is a working day" is every week on the working days.
            "DAILY" if interval == 1 && self.0.contains_key("BYDAY") => self.weekdays().map(Pattern::Weekly),
            "DAILY" => Ok(Pattern::Daily),
            "WEEKLY" => self.weekdays().map(Pattern::Weekly),
            // "Every month, in March and June" is every year in these months.
            "MONTHLY" if interval == 1 && self.0.contains_key("BYMONTH") => {
                Ok(Pattern::Yearly(self.months()?, self.month_days()?))
            }
            "MONTHLY" => self.month_days().map(Pattern::Monthly),
            "YEARLY" => self.year(),
            "HOURLY" | "MINUTELY" | "SECONDLY" => Err("not_supported"),
            _ => Err("unknown_choice"),
        }
    }

    fn year(&mut self) -> Result<Pattern, &'static str> {
        let (months, days) = (self.months()?, self.month_days()?);
        match (months.is_empty(), &days) {
            // RFC 5545 expands to every month of the year.
            (true, MonthDays::Numbers(_)) => Ok(Pattern::Yearly((1..=12).collect(), days)),
            (true, MonthDays::Weekdays(_) | MonthDays::Place(..)) => Err("not_supported"),
            _ => Ok(Pattern::Yearly(months, days)),
        }
    }

    fn months(&mut self) -> Result<BTreeSet<i8>, &'static str> {
        self.take("BYMONTH").map_or(Ok(BTreeSet::new()), numbers)
    }

    fn weekdays(&mut self) -> Result<WeekdaySet, &'static str> {
        let Some(text) = self.take("BYDAY") else { return Ok(WeekdaySet::default()) };
        plain_weekdays(&nth_weekdays(text)?).ok_or("not_supported")
    }

    fn month_days(&mut self) -> Result<MonthDays, &'static str> {
        match (self.take("BYMONTHDAY"), self.take("BYDAY"), self.take("BYSETPOS")) {
            (None, None, None) => Ok(MonthDays::OfFirst),
            (Some(days), None, None) => numbers(days).map(MonthDays::Numbers),
            (None, Some(days), None) => nth_weekdays(days).map(MonthDays::Weekdays),
            (None, Some(days), Some(place)) => {
                let days = plain_weekdays(&nth_weekdays(days)?).ok_or("not_supported")?;
                place.parse::<i8>().map(|place| MonthDays::Place(days, place)).map_err(|_| "not_supported")
            }
            _ => Err("not_supported"),
        }
    }

    fn end(&mut self) -> Result<RepeatEnd, &'static str> {
        match (self.take("UNTIL"), self.take("COUNT")) {
            (None, None) => Ok(RepeatEnd::Never),
            (Some(day), None) => last_day(day).map(RepeatEnd::Until),
            (None, Some(count)) => count.parse::<u16>().map(RepeatEnd::After).map_err(|_| "out_of_range"),
            (Some(_), Some(_)) => Err("not_allowed"),
        }
    }
}

/// `20240315`, whatever time of that day follows.
fn last_day(text: &str) -> Result<Date, &'static str> {
    let (day, time) = text.split_at_checked(8).ok_or("not_a_date")?;
    let is_day = day.bytes().all(|digit| digit.is_ascii_digit());
    if !is_day || !(time.is_empty() || time.starts_with('T')) {
        return Err("not_a_date");
    }
    day.parse().map_err(|_| "not_a_date")
}

fn numbers(text: &str) -> Result<BTreeSet<i8>, &'static str> {
    text.split(',').map(|number| number.parse::<i8>().map_err(|_| "out_of_range")).collect()
}

fn weekday(text: &str) -> Result<Weekday, &'static str> {
    WEEKDAYS.into_iter().find(|(code, _)| *code == text).map(|(_, day)| day).ok_or("unknown_weekday")
}

/// `1MO,-1FR,TU`, each once.
fn nth_weekdays(text: &str) -> Result<Vec<NthWeekday>, &'static str> {
    let mut days = Vec::new();
    for part in text.split(',') {
        let at = part.len().checked_sub(2).ok_or("unknown_weekday")?;
        let (nth, code) = part.split_at_checked(at).ok_or("unknown_weekday")?;
        let nth = if nth.is_empty() { None } else { Some(nth.parse::<i8>().map_err(|_| "out_of_range")?) };
        let day = NthWeekday { nth, weekday: weekday(code)? };
        if !days.contains(&day) {
            days.push(day);
        }
    }
    Ok(days)
}

/// The weekdays, if none of them is counted.
fn plain_weekdays(days: &[NthWeekday]) -> Option<WeekdaySet> {
    days.iter().try_fold(WeekdaySet::default(), |set, day| day.nth.is_none().then(|| set.with(day.weekday)))
}
