//! The page of pauses: those of now, those to come, and those that are over.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{Habit, HabitGroup, Pause, PauseScope},
    ids::HabitId,
};

/// Every pause, and what may be paused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausesView {
    /// The owner's local day.
    pub today: Date,
    /// Those in which today lies; what ends first comes first, what has no end last.
    pub current: Vec<PauseItem>,
    /// Those that have not begun, the next one first.
    pub coming: Vec<PauseItem>,
    /// Those that are over, the newest first.
    pub past: Vec<PauseItem>,
    /// The habits in use, in the owner's order.
    pub habits: Vec<PausableHabit>,
    /// The groups, in the owner's order.
    pub groups: Vec<HabitGroup>,
}

/// A pause with the name of what is paused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseItem {
    /// The pause.
    pub pause: Pause,
    /// The name of the habit or group; none for a pause of all.
    pub name: Option<String>,
}

/// A habit that may be paused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausableHabit {
    /// Which habit.
    pub id: HabitId,
    /// Its name.
    pub name: String,
}

/// The page. A pause of what is in the trash is left out: it comes back with it. So are days on which nobody was here:
/// nobody made that pause, and Today asks about it.
#[must_use]
pub fn pauses_view<'a>(
    pauses: &[Pause],
    habits: impl IntoIterator<Item = &'a Habit>,
    groups: &[HabitGroup],
    today: Date,
) -> PausesView {
    let habits: Vec<&Habit> = habits.into_iter().filter(|habit| habit.deleted_at.is_none()).collect();
    let mut view =
        PausesView { today, current: vec![], coming: vec![], past: vec![], habits: vec![], groups: groups.to_vec() };
    let in_use = habits.iter().filter(|habit| habit.is_active());
    view.habits = in_use.map(|habit| PausableHabit { id: habit.id, name: habit.name.clone() }).collect();
    for pause in pauses {
        let name = match pause.scope {
            PauseScope::All => Some(None),
            PauseScope::Habit(id) => habits.iter().find(|habit| habit.id == id).map(|habit| Some(habit.name.clone())),
            PauseScope::Group(id) => groups.iter().find(|group| group.id == id).map(|group| Some(group.name.clone())),
            PauseScope::Away => None,
        };
        let Some(name) = name else { continue };
        let item = PauseItem { pause: pause.clone(), name };
        if pause.days().contains(today) {
            view.current.push(item);
        } else if pause.from_day > today {
            view.coming.push(item);
        } else {
            view.past.push(item);
        }
    }
    view.current.sort_by_key(|item| (item.pause.to_day.is_none(), item.pause.to_day, item.pause.id));
    view.coming.sort_by_key(|item| (item.pause.from_day, item.pause.id));
    view.past.sort_by_key(|item| std::cmp::Reverse((item.pause.to_day, item.pause.id)));
    view
}

/// A pause that ends before today, so that today asks for something again. None when no day of it is left.
#[must_use]
pub fn ended_before(pause: &Pause, today: Date) -> Option<Pause> {
    let last = today.yesterday().ok().filter(|last| *last >= pause.from_day)?;
    Some(Pause { to_day: Some(pause.to_day.map_or(last, |before| before.min(last))), ..pause.clone() })
}
