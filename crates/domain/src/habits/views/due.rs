//! What of a day still waits to be done: the number on the icon of the installed app, today and on the days ahead, so
//! that a phone whose app is closed at midnight still shows the new day.

use jiff::{ToSpan as _, civil::Date};

use super::today::{TodayItem, TodayView, today};
use crate::{
    habits::{Calendar, DayState, HabitInput},
    ids::HabitId,
};

impl TodayItem {
    /// Whether it waits to be done: due, and nothing said of the day. What is kept by leaving it alone needs no doing.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == DayState::Due && self.status.is_none() && !self.kind.asks_to_refrain()
    }
}

impl TodayView {
    /// What waits to be done, in the order of the page.
    pub fn open(&self) -> impl Iterator<Item = &TodayItem> {
        self.items.iter().filter(|item| item.is_open())
    }
}

/// What waits to be done on each day from the owner's today on, `days` of them, as things stand now: as if nothing more
/// were said. Days after the last date that exists are left out.
#[must_use]
pub fn open_ahead(inputs: &[HabitInput], cal: Calendar, days: u8) -> Vec<Vec<HabitId>> {
    let dates = (0..days).map_while(|ahead| cal.today.checked_add(i64::from(ahead).days()).ok());
    let open = |day: Date| -> Vec<HabitId> {
        let view = today(inputs, &[], Calendar { today: day, ..cal }, day);
        view.open().map(|item| item.habit_id).collect()
    };
    dates.map(open).collect()
}
