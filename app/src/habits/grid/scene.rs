//! Which window of the grid is in sight. A person may have five hundred habits; no more rows than these are ever in the
//! document, and no more days than were scrolled to.

use std::sync::Arc;

use domain::habits::{GridView, grid};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{super::day::SheetOf, hands, keys::Place, wish::GridWish};
use crate::offline::{Replica, use_offline};

/// Rows in the document at most; a page of them without wasm.
pub(in crate::habits) const MOST_ROWS: usize = 60;
/// Days at first: four weeks.
pub(in crate::habits) const LEAST_DAYS: i32 = 28;
/// Days in one view at most, fifty-two weeks; those before are another view.
const MOST_DAYS: i32 = 364;
/// The window moves by so many rows at once.
const STEP: usize = 10;
/// Rows above those in sight, so that a quick scroll does not run into nothing.
const AHEAD: usize = 20;

/// The window, and what is open above it. Copies share the same signals.
#[derive(Clone, Copy)]
pub(crate) struct GridScene {
    pub(super) wish: Memo<GridWish>,
    /// What the server was asked for last.
    asked: StoredValue<GridWish>,
    /// This device's own data.
    pub(super) replica: Signal<Option<Arc<Replica>>>,
    /// The first row in the document.
    pub(super) first: RwSignal<usize>,
    /// How many days.
    pub(super) days: RwSignal<i32>,
    /// The day whose sheet is open.
    pub(super) edit: SheetOf,
    /// Whether keys and pointers are listened to. Before that every day is a button of a plain form.
    pub(super) alive: RwSignal<bool>,
}

impl GridScene {
    /// The window that the address asks for.
    pub(crate) fn new() -> Self {
        let query = use_query_map();
        let wish = Memo::new(move |_| query.with(|query| GridWish::read(|key| query.get(key))));
        let start = wish.get_untracked();
        let scene = Self {
            wish,
            asked: StoredValue::new(start),
            replica: use_offline().replica(),
            first: RwSignal::new(start.first_row()),
            days: RwSignal::new(LEAST_DAYS),
            edit: RwSignal::new(None),
            alive: RwSignal::new(false),
        };
        Effect::new(move |_| scene.alive.set(true));
        Effect::new(move |before: Option<GridWish>| {
            let now = wish.get();
            if before.is_some_and(|before| before != now) {
                scene.first.set(now.first_row());
                scene.days.set(LEAST_DAYS);
            }
            now
        });
        scene
    }

    /// What to ask the server for. A device with data of its own answers later wishes itself, and keeps the page.
    pub(super) fn asked(self) -> GridWish {
        let now = self.wish.get();
        if self.replica.with_untracked(Option::is_none) {
            self.asked.set_value(now);
        }
        self.asked.get_value()
    }

    /// The window from this device's own data.
    pub(super) fn view_of(self, replica: &Replica, today: Date) -> GridView {
        let request = self.wish.get().request(today, self.days.get(), self.first.get(), MOST_ROWS);
        grid(&replica.habits, replica.calendar(today), &request)
    }

    /// Moves the window so that a row is in it, with some to either side.
    pub(super) fn reach_row(self, row: usize, total: usize) {
        let first = self.first.get_untracked();
        let is_near = row >= first + STEP.min(first) && row + STEP < first + MOST_ROWS;
        let is_last = row >= first && row < first + MOST_ROWS && first + MOST_ROWS >= total;
        if !is_near && !is_last {
            self.first.set(window_at(row, total));
            // The window follows what is in sight, and would go back to it.
            hands::scroll_to_row(row);
        }
    }

    /// Moves the window along with the first row in sight.
    pub(super) fn follow(self, row: usize, total: usize) {
        let first = window_at(row, total);
        if first != self.first.get_untracked() {
            self.first.set(first);
        }
    }

    /// Four weeks more, further back; how many days that are. None where this device cannot show them, or the view is
    /// full.
    pub(super) fn show_older(self) -> Option<usize> {
        self.add_days(LEAST_DAYS).inspect(|added| stay_with(hands::focused_day(), *added))
    }

    /// The same, and the focus goes to the day before the one where it is.
    pub(super) fn step_older(self, at: Place) -> bool {
        let added = self.add_days(LEAST_DAYS);
        stay_with(added.map(|_| Place { column: 0, ..at }), added.unwrap_or(0));
        added.is_some()
    }

    /// A week more than fits a wide screen, so that there is something to scroll back to.
    pub(super) fn look_ahead(self) {
        if self.days.get_untracked() == LEAST_DAYS {
            let added = self.add_days(7);
            stay_with(hands::focused_day(), added.unwrap_or(0));
        }
    }

    fn add_days(self, more: i32) -> Option<usize> {
        let days = self.days.get_untracked();
        let added = more.min(MOST_DAYS - days);
        if added <= 0 || self.replica.with_untracked(Option::is_none) {
            return None;
        }
        self.days.set(days + added);
        usize::try_from(added).ok()
    }
}

/// Days that are added come first, and so every column moves on: the focus goes along with its day.
fn stay_with(at: Option<Place>, added: usize) {
    if let Some(at) = at {
        hands::focus_at(Place { column: at.column + added, ..at });
    }
}

/// The first row of the window around a row.
fn window_at(row: usize, total: usize) -> usize {
    let last = total.saturating_sub(MOST_ROWS).next_multiple_of(STEP);
    (row.saturating_sub(AHEAD) / STEP * STEP).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_moves_in_steps_and_not_past_the_ends() {
        assert_eq!((window_at(0, 500), window_at(25, 500), window_at(31, 500)), (0, 0, 10));
        assert_eq!((window_at(250, 500), window_at(499, 500)), (230, 440));
        assert_eq!((window_at(499, 497), window_at(10, 12)), (440, 0));
    }

    #[test]
    fn every_row_is_within_its_window() {
        for total in [1, 59, 60, 61, 123, 500] {
            for row in 0..total {
                let first = window_at(row, total);
                assert!(first <= row && row < first + MOST_ROWS, "{row} of {total} from {first}");
            }
        }
    }
}
