//! The quiet line under a name on Today.

use domain::{
    format::{number, streak_length, with_unit},
    habits::{DayState, EntryStatus, HabitKind, Quantity, Schedule, TodayItem},
    identity::Preferences,
};

/// What was said, how much there is of it, and where its week stands.
pub fn row_note(item: &TodayItem, preferences: &Preferences) -> String {
    let mut parts: Vec<String> = said(item).into_iter().collect();
    parts.extend(amount(item, preferences));
    match item.period {
        Some(period) if period.total.is_some() => {}
        Some(period) => parts.push(progress(&item.schedule, period.done, period.need)),
        None if parts.is_empty() => parts.extend(item.question.clone()),
        None => {}
    }
    if item.has_note {
        parts.push("Note".to_owned());
    }
    parts.join(" · ")
}

fn said(item: &TodayItem) -> Option<String> {
    if item.paused {
        return Some("Paused".to_owned());
    }
    let is_missed = item.state == DayState::Missed;
    let words = match (item.kind, item.status) {
        (_, Some(EntryStatus::Skipped)) => "Skipped",
        (HabitKind::Quit, Some(EntryStatus::Failed)) => "Slip noted",
        (HabitKind::Quit, _) => return kept(item),
        (HabitKind::Limit, Some(EntryStatus::Failed)) => "Noted as over",
        (_, Some(EntryStatus::Failed)) => "Not done",
        (_, Some(EntryStatus::Partial)) => "Two-minute version done",
        (HabitKind::Limit, Some(EntryStatus::Done)) => "Kept",
        (HabitKind::Limit, None) if is_missed && so_far(item).is_none() => "Nothing noted",
        (HabitKind::YesNo | HabitKind::Measure, _) if is_missed => "Not done",
        _ => return None,
    };
    Some(words.to_owned())
}

/// How long nothing has slipped. An open day adds to that only when it is over.
fn kept(item: &TodayItem) -> Option<String> {
    match (item.state, item.streak.current) {
        (DayState::Due, 0) => Some("Counts when the day is over".to_owned()),
        (DayState::Due, run) => Some(format!("Kept for {}", streak_length(run, item.streak.unit))),
        (DayState::Met, _) => Some("Kept".to_owned()),
        (DayState::Excused | DayState::NotDue | DayState::Missed, _) => None,
    }
}

/// The amount of the day, or of its whole week, month or window.
fn so_far(item: &TodayItem) -> Option<Quantity> {
    item.period.and_then(|period| period.total).or(item.value)
}

fn amount(item: &TodayItem, preferences: &Preferences) -> Option<String> {
    let target = item.target.filter(|_| item.kind.is_measured())?;
    let value = so_far(item);
    let shown = number(value.unwrap_or_default(), preferences);
    let asked = with_unit(target, item.unit.as_deref(), preferences);
    if item.kind == HabitKind::Measure {
        return Some(measured(&item.schedule, &shown, &asked));
    }
    if value.is_none() && item.state == DayState::Missed {
        return None;
    }
    let limited = limited(&item.schedule, &shown, &asked);
    match item.status {
        Some(EntryStatus::Skipped | EntryStatus::Failed) => Some(limited),
        _ if value.is_some_and(|value| value > target) => Some(format!("{limited} · over")),
        _ => Some(format!("{limited} · within")),
    }
}

fn measured(schedule: &Schedule, so_far: &str, target: &str) -> String {
    match schedule {
        Schedule::TimesPerWeek { times: 1 } => format!("{so_far} of {target} this week"),
        Schedule::TimesPerMonth { times: 1 } => format!("{so_far} of {target} this month"),
        Schedule::TimesInDays { times: 1, days } => format!("{so_far} of {target} in the last {days} days"),
        _ => format!("{so_far} of {target}"),
    }
}

fn limited(schedule: &Schedule, so_far: &str, target: &str) -> String {
    match schedule {
        Schedule::TimesPerWeek { times: 1 } => format!("{so_far} of at most {target} this week"),
        Schedule::TimesPerMonth { times: 1 } => format!("{so_far} of at most {target} this month"),
        Schedule::TimesInDays { times: 1, days } => format!("{so_far} of at most {target} in the last {days} days"),
        _ => format!("{so_far} of at most {target}"),
    }
}

fn progress(schedule: &Schedule, done: u16, need: u16) -> String {
    match schedule {
        Schedule::TimesPerWeek { .. } => format!("{done} of {need} this week"),
        Schedule::TimesPerMonth { .. } => format!("{done} of {need} this month"),
        Schedule::TimesInDays { days, .. } => format!("{done} of {need} in the last {days} days"),
        _ => format!("{done} of {need}"),
    }
}

/// Whether nothing more is asked of a row.
pub const fn is_settled(item: &TodayItem) -> bool {
    matches!(item.state, DayState::Met | DayState::Excused | DayState::NotDue)
        || matches!(
            item.status,
            Some(EntryStatus::Done | EntryStatus::Partial | EntryStatus::Skipped | EntryStatus::Failed)
        )
}

#[cfg(test)]
mod tests {
    use domain::{
        habits::{DEFAULT_HABIT_COLOR, PeriodProgress, Streak, StreakUnit, Tone},
        identity::TimeZoneName,
        ids::HabitId,
    };

    use super::*;

    fn item(kind: HabitKind, schedule: Schedule, state: DayState) -> TodayItem {
        TodayItem {
            habit_id: HabitId(uuid::Uuid::nil()),
            name: "Coffee".to_owned(),
            kind,
            unit: kind.is_measured().then(|| "cups".to_owned()),
            question: None,
            tone: Tone::Good,
            color: DEFAULT_HABIT_COLOR,
            icon: None,
            minimum_text: None,
            after: None,
            paused: false,
            schedule,
            target: kind.is_measured().then(|| quantity("2")),
            status: None,
            value: None,
            has_note: false,
            state,
            streak: Streak { current: 0, best: 0, unit: StreakUnit::Day, reserves_left: 0, reserves_used: 0 },
            score: 0.0,
            spark: vec![],
            period: None,
        }
    }

    fn daily(kind: HabitKind, state: DayState) -> TodayItem {
        item(kind, Schedule::Daily {}, state)
    }

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    fn note(item: &TodayItem) -> String {
        row_note(item, &Preferences::in_zone(TimeZoneName::utc())).replace('\u{a0}', " ")
    }

    #[test]
    fn a_paused_habit_says_so() {
        let paused = |kind| TodayItem { paused: true, ..daily(kind, DayState::Excused) };
        assert_eq!(note(&paused(HabitKind::YesNo)), "Paused");
        assert_eq!(note(&paused(HabitKind::Quit)), "Paused");
    }

    #[test]
    fn a_limit_shows_its_amount_against_the_ceiling() {
        let open = daily(HabitKind::Limit, DayState::Due);
        assert_eq!(note(&open), "0 of at most 2 cups · within");
        let with = |value| TodayItem { value: Some(quantity(value)), ..open.clone() };
        assert_eq!(note(&with("2")), "2 of at most 2 cups · within");
        assert_eq!(note(&TodayItem { state: DayState::Missed, ..with("2.5") }), "2.5 of at most 2 cups · over");
        let failed = TodayItem { status: Some(EntryStatus::Failed), ..with("1") };
        assert_eq!(note(&failed), "Noted as over · 1 of at most 2 cups");
        let silent = daily(HabitKind::Limit, DayState::Missed);
        assert_eq!(note(&silent), "Nothing noted");
        let total = Some(PeriodProgress { done: 0, need: 1, total: Some(quantity("1")) });
        let week =
            TodayItem { period: total, ..item(HabitKind::Limit, Schedule::TimesPerWeek { times: 1 }, DayState::Due) };
        assert_eq!(note(&week), "1 of at most 2 cups this week · within");
    }

    #[test]
    fn a_quit_says_how_long_it_has_been_kept() {
        let open = daily(HabitKind::Quit, DayState::Due);
        assert_eq!(note(&open), "Counts when the day is over");
        let run = Streak { current: 12, ..open.streak };
        assert_eq!(note(&TodayItem { streak: run, ..open.clone() }), "Kept for 12 days");
        assert_eq!(note(&TodayItem { state: DayState::Met, ..open.clone() }), "Kept");
        let slipped = TodayItem { status: Some(EntryStatus::Failed), state: DayState::Missed, ..open };
        assert_eq!(note(&slipped), "Slip noted");
    }

    #[test]
    fn every_period_says_where_it_stands() {
        let period = Some(PeriodProgress { done: 2, need: 3, total: None });
        let with = |schedule| note(&TodayItem { period, ..item(HabitKind::YesNo, schedule, DayState::Due) });
        assert_eq!(with(Schedule::TimesPerWeek { times: 3 }), "2 of 3 this week");
        assert_eq!(with(Schedule::TimesPerMonth { times: 3 }), "2 of 3 this month");
        assert_eq!(with(Schedule::TimesInDays { times: 3, days: 10 }), "2 of 3 in the last 10 days");
    }
}
