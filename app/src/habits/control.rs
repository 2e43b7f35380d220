//! The tick of a habit on a day: what it shows, what it is called, what it does, and how that is taken back. The same
//! rules make the hidden fields of the plain form and the write of the queue.

use domain::{
    format::{number, with_unit},
    habits::{
        DayMark, DayState, Entry, EntryStatus, GridCell, GridRow, Habit, HabitKind, Quantity, TodayItem, day_counts,
    },
    identity::Preferences,
    ids::HabitId,
};
use jiff::civil::Date;
use ui::TickState;

use super::writer::{with_status, with_value};
use crate::offline::Write;

/// Up to this many, counting one by one is quicker than typing.
const COUNTED_ONE_BY_ONE: i64 = 30_000;
const ONE: i64 = 1_000;

/// One habit on one day, as far as a tick or a form of that day needs it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Subject {
    pub habit_id: HabitId,
    pub day: Date,
    pub name: String,
    pub kind: HabitKind,
    pub unit: Option<String>,
    pub target: Option<Quantity>,
    pub status: Option<EntryStatus>,
    pub value: Option<Quantity>,
    /// What counts towards the target: the amount of the day, or of its whole week or month.
    pub so_far: Option<Quantity>,
    pub has_note: bool,
    /// What the two-minute version of it is.
    pub minimum_text: Option<String>,
    /// Whether the day, or what it belongs to, counts as things stand.
    pub counts: bool,
}

/// What one press does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    /// Sets or removes a status.
    Status(Option<EntryStatus>),
    /// Adds one.
    AddOne,
    /// Sets or removes the whole amount.
    Value(Option<Quantity>),
}

impl Subject {
    pub(super) fn of_item(item: &TodayItem, day: Date) -> Self {
        Self {
            habit_id: item.habit_id,
            day,
            name: item.name.clone(),
            kind: item.kind,
            unit: item.unit.clone(),
            target: item.target,
            status: item.status,
            value: item.value,
            so_far: item.period.and_then(|period| period.total).or(item.value),
            has_note: item.has_note,
            minimum_text: item.minimum_text.clone(),
            counts: item.state == DayState::Met,
        }
    }

    pub(super) fn of_cell(row: &GridRow, cell: GridCell, day: Date) -> Self {
        Self {
            habit_id: row.habit_id,
            day,
            name: row.name.clone(),
            kind: cell.kind,
            unit: row.unit.clone(),
            target: cell.target,
            status: cell.mark.status,
            value: cell.mark.value,
            so_far: cell.mark.value,
            has_note: cell.mark.has_note,
            // The week is for what a tap can say.
            minimum_text: None,
            counts: cell.state == DayState::Met,
        }
    }

    pub(super) fn of_entry(habit: &Habit, entry: &Entry, today: Date) -> Self {
        let mark = DayMark { status: entry.status, value: entry.value, has_note: entry.note.is_some() };
        Self {
            habit_id: habit.id,
            day: entry.day,
            name: habit.name.clone(),
            kind: habit.judged_on(entry.day).kind,
            unit: habit.unit.clone(),
            target: habit.schedule_on(entry.day).and_then(|version| version.target),
            status: entry.status,
            value: entry.value,
            so_far: entry.value,
            has_note: mark.has_note,
            minimum_text: habit.minimum_text.clone().filter(|_| !habit.judged_on(entry.day).kind.asks_to_refrain()),
            counts: day_counts(habit, entry.day, mark, today),
        }
    }

    /// What to offer as the two-minute version: only while nothing was said of the day and it does not count yet.
    pub(super) fn minimum(&self) -> Option<String> {
        self.minimum_text.clone().filter(|_| self.status.is_none() && !self.counts)
    }

    /// What a press of the tick does now.
    pub(super) fn press(&self) -> Press {
        let toggled = |status: EntryStatus| Press::Status(self.status.is_none().then_some(status));
        match (self.kind, self.target) {
            (_, _) if matches!(self.status, Some(EntryStatus::Skipped | EntryStatus::Failed)) => Press::Status(None),
            (HabitKind::YesNo, _) => toggled(EntryStatus::Done),
            (HabitKind::Quit, _) => toggled(EntryStatus::Failed),
            (HabitKind::Measure, Some(target)) if !counts_up(target) => {
                Press::Value(if self.is_enough() { None } else { Some(target) })
            }
            (HabitKind::Measure | HabitKind::Limit, _) => Press::AddOne,
        }
    }

    fn is_enough(&self) -> bool {
        self.so_far.zip(self.target).is_some_and(|(value, target)| value >= target)
    }

    /// What the tick shows.
    pub(super) fn tick_state(&self, preferences: &Preferences) -> TickState {
        match (self.status, self.target) {
            (Some(EntryStatus::Skipped), _) => TickState::Skipped,
            (Some(EntryStatus::Failed), _) => TickState::Failed,
            (Some(EntryStatus::Partial), _) => TickState::Partial,
            (Some(EntryStatus::Done), _) => TickState::Done,
            (None, Some(target)) if self.kind.is_measured() => self.count(target, preferences),
            // A day on which nothing slipped is kept when it is over.
            (None, _) if self.kind == HabitKind::Quit && self.counts => TickState::Done,
            (None, _) => TickState::Open,
        }
    }

    fn count(&self, target: Quantity, preferences: &Preferences) -> TickState {
        let value = self.so_far.unwrap_or_default();
        let met = match self.kind {
            // Within the limit is no more than a good start: the day is kept when it is over.
            HabitKind::Limit => self.counts && value <= target,
            _ => self.is_enough(),
        };
        let fraction = value.thousandths() as f64 / target.thousandths().max(1) as f64;
        // A long figure does not fit into the ring; the line under the name has it in full.
        let text = Some(number(value, preferences)).filter(|text| text.chars().count() <= 3).unwrap_or_default();
        TickState::Count { text, fraction: fraction.clamp(0.0, 1.0), met }
    }

    /// The accessible name of the tick, whole.
    pub(super) fn tick_label(&self, preferences: &Preferences) -> String {
        let name = &self.name;
        match (self.press(), self.status) {
            (Press::Status(None), Some(EntryStatus::Skipped)) => format!("Take back the skip of {name}"),
            (Press::Status(None), Some(EntryStatus::Failed)) if self.kind == HabitKind::Limit => {
                format!("Take back \"over\" of {name}")
            }
            (Press::Status(None), Some(EntryStatus::Failed)) => format!("Take back \"not done\" of {name}"),
            (Press::Status(Some(EntryStatus::Failed)), _) => format!("Note a slip of {name}"),
            (Press::Status(_), _) => format!("Check in {name}"),
            (Press::AddOne, _) => {
                let one = Quantity::from_thousandths(ONE).unwrap_or_default();
                format!("Add {} to {name}", with_unit(one, self.unit.as_deref(), preferences))
            }
            (Press::Value(Some(all)), _) => {
                format!("Log {} of {name}", with_unit(all, self.unit.as_deref(), preferences))
            }
            (Press::Value(None), _) => format!("Take back the amount of {name}"),
        }
    }

    /// How a habit to quit stands, for a mark that nobody presses.
    pub(super) fn kept_label(&self) -> String {
        let name = &self.name;
        match self.status {
            Some(EntryStatus::Failed) => format!("{name}: slip noted"),
            Some(EntryStatus::Skipped) => format!("{name}: skipped"),
            _ if self.counts => format!("{name}: kept"),
            _ => format!("{name}: kept so far"),
        }
    }

    /// The write of a press, with what takes it back.
    pub(super) fn pressed(&self) -> (Write, Write) {
        self.done_by(self.press())
    }

    /// The write of any press, with what takes it back.
    pub(super) fn done_by(&self, press: Press) -> (Write, Write) {
        match press {
            Press::Status(status) => self.set_status(status),
            Press::Value(value) => self.set_value(value),
            Press::AddOne => self.add(Quantity::from_thousandths(ONE).unwrap_or_default()),
        }
    }

    /// Sets or removes the status.
    pub(super) fn set_status(&self, status: Option<EntryStatus>) -> (Write, Write) {
        let (habit_id, day) = (self.habit_id, self.day);
        let back = Write::SetEntry { habit_id, day, payload: with_status(day, self.status) };
        (Write::SetEntry { habit_id, day, payload: with_status(day, status) }, self.or_clear(back))
    }

    /// Sets or removes the amount.
    pub(super) fn set_value(&self, value: Option<Quantity>) -> (Write, Write) {
        let (habit_id, day) = (self.habit_id, self.day);
        let back = Write::SetEntry { habit_id, day, payload: with_value(day, self.value) };
        (Write::SetEntry { habit_id, day, payload: with_value(day, value) }, self.or_clear(back))
    }

    /// Adds to the amount. Taken back by subtracting, so that what another device adds meanwhile stays.
    pub(super) fn add(&self, amount: Quantity) -> (Write, Write) {
        let (habit_id, day) = (self.habit_id, self.day);
        let back = Quantity::from_thousandths(-amount.thousandths()).unwrap_or_default();
        let forth = Write::Increment { habit_id, day, amount };
        (forth, Write::Increment { habit_id, day, amount: back })
    }

    /// A day about which nothing was said goes back to nothing: then a start day that moved for it moves back too.
    fn or_clear(&self, back: Write) -> Write {
        if self.status.is_none() && self.value.is_none() && !self.has_note {
            Write::ClearEntry { habit_id: self.habit_id, day: self.day }
        } else {
            back
        }
    }
}

fn counts_up(target: Quantity) -> bool {
    target.thousandths() <= COUNTED_ONE_BY_ONE && target.thousandths() % ONE == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(kind: HabitKind, target: Option<&str>) -> Subject {
        Subject {
            habit_id: HabitId("018f4f2e-0000-7000-8000-000000000001".parse().unwrap()),
            day: jiff::civil::date(2026, 3, 12),
            name: "Read".to_owned(),
            kind,
            unit: None,
            target: target.map(|text| Quantity::parse(text).unwrap()),
            status: None,
            value: None,
            so_far: None,
            has_note: false,
            minimum_text: None,
            counts: false,
        }
    }

    #[test]
    fn a_second_press_takes_the_first_back() {
        let open = subject(HabitKind::YesNo, None);
        assert_eq!(open.press(), Press::Status(Some(EntryStatus::Done)));
        let done = Subject { status: Some(EntryStatus::Done), ..open };
        assert_eq!(done.press(), Press::Status(None));
    }

    #[test]
    fn small_counts_go_up_by_one_and_large_ones_are_logged_whole() {
        assert_eq!(subject(HabitKind::Measure, Some("8")).press(), Press::AddOne);
        let steps = subject(HabitKind::Measure, Some("10000"));
        assert_eq!(steps.press(), Press::Value(steps.target));
        let walked = Subject { value: steps.target, so_far: steps.target, ..steps };
        assert_eq!(walked.press(), Press::Value(None));
        assert_eq!(subject(HabitKind::Measure, Some("2.5")).press(), Press::Value(Quantity::parse("2.5").ok()));
    }

    #[test]
    fn a_limit_is_met_only_when_its_day_is_over() {
        let preferences = Preferences::in_zone(domain::identity::TimeZoneName::utc());
        let one = Quantity::parse("1").ok();
        let open = Subject { value: one, so_far: one, ..subject(HabitKind::Limit, Some("2")) };
        let state = |subject: &Subject| subject.tick_state(&preferences);
        assert!(matches!(state(&open), TickState::Count { met: false, fraction, .. } if fraction < 0.51));
        assert!(matches!(state(&Subject { counts: true, ..open.clone() }), TickState::Count { met: true, .. }));
        let three = Quantity::parse("3").ok();
        let over = Subject { value: three, so_far: three, ..open };
        assert!(matches!(state(&over), TickState::Count { met: false, fraction, .. } if fraction > 0.99));
    }

    #[test]
    fn a_quit_is_open_until_its_day_is_over_and_a_slip_can_be_taken_back() {
        let preferences = Preferences::in_zone(domain::identity::TimeZoneName::utc());
        let open = subject(HabitKind::Quit, None);
        assert_eq!(
            (open.tick_state(&preferences), open.kept_label()),
            (TickState::Open, "Read: kept so far".to_owned())
        );
        let kept = Subject { counts: true, ..open.clone() };
        assert_eq!((kept.tick_state(&preferences), kept.kept_label()), (TickState::Done, "Read: kept".to_owned()));
        let slipped = Subject { status: Some(EntryStatus::Failed), ..open };
        assert_eq!((slipped.press(), slipped.kept_label()), (Press::Status(None), "Read: slip noted".to_owned()));
    }

    #[test]
    fn the_two_minute_version_is_offered_while_the_day_is_open() {
        let open = Subject { minimum_text: Some("One page".to_owned()), ..subject(HabitKind::YesNo, None) };
        assert_eq!(open.minimum().as_deref(), Some("One page"));
        let small = Subject { status: Some(EntryStatus::Partial), ..open.clone() };
        assert_eq!((small.minimum(), small.press()), (None, Press::Status(None)));
        assert_eq!(Subject { counts: true, ..open }.minimum(), None);
    }

    #[test]
    fn the_way_back_from_an_empty_day_is_an_empty_day() {
        let open = subject(HabitKind::YesNo, None);
        assert!(matches!(open.pressed().1, Write::ClearEntry { .. }));
        let noted = Subject { has_note: true, ..open };
        assert!(matches!(noted.pressed().1, Write::SetEntry { .. }));
    }
}
