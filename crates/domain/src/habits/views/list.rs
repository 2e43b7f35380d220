//! The page of all habits.

use serde::{Deserialize, Serialize};

use crate::habits::{
    Calendar, Habit, HabitGroup, HabitInput, Streak,
    rules::{SurveyRequest, survey},
};

/// All habits that are not in the trash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HabitListView {
    /// In the owner's order.
    pub items: Vec<HabitListItem>,
    /// Out of the daily list, in the owner's order.
    pub archived: Vec<HabitListItem>,
    /// The groups of the owner, in their order.
    pub groups: Vec<HabitGroup>,
}

impl HabitListView {
    /// The same list with the groups that its habits are in.
    #[must_use]
    pub fn in_groups(self, mut groups: Vec<HabitGroup>) -> Self {
        groups.sort_by_key(|group| (group.position, group.id));
        Self { groups, ..self }
    }
}

/// One habit of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HabitListItem {
    /// The habit.
    pub habit: Habit,
    /// Its runs.
    pub streak: Streak,
    /// Its strength, 0 to 1.
    pub score: f64,
}

/// The list, split into habits in use and archived ones.
#[must_use]
pub fn habit_list(inputs: &[HabitInput], cal: Calendar) -> HabitListView {
    let mut shown: Vec<&HabitInput> = inputs.iter().filter(|input| input.habit.deleted_at.is_none()).collect();
    shown.sort_by_key(|input| (input.habit.position, input.habit.id));
    let (archived, items) =
        shown.into_iter().map(|input| item(input, cal)).partition(|i| i.habit.archived_at.is_some());
    HabitListView { items, archived, groups: Vec::new() }
}

fn item(input: &HabitInput, cal: Calendar) -> HabitListItem {
    let found = survey(input, cal, &SurveyRequest { series: 0, focus: cal.today, today_as: None });
    HabitListItem { habit: input.habit.clone(), streak: found.streak, score: found.score }
}
