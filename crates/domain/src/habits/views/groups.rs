//! The page of groups: each with how many habits are in it.

use serde::{Deserialize, Serialize};

use crate::habits::{Habit, HabitGroup};

/// Every group, in the owner's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupsView {
    /// The groups.
    pub items: Vec<GroupItem>,
}

/// A group and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupItem {
    /// The group.
    pub group: HabitGroup,
    /// How many habits outside the trash are in it, archived ones included.
    pub habits: u32,
}

/// The page.
#[must_use]
pub fn groups_view<'a>(
    groups: impl IntoIterator<Item = HabitGroup>,
    habits: impl IntoIterator<Item = &'a Habit>,
) -> GroupsView {
    let mut items: Vec<GroupItem> = groups.into_iter().map(|group| GroupItem { group, habits: 0 }).collect();
    items.sort_by_key(|item| (item.group.position, item.group.id));
    for habit in habits.into_iter().filter(|habit| habit.deleted_at.is_none()) {
        if let Some(item) = items.iter_mut().find(|item| Some(item.group.id) == habit.group_id) {
            item.habits += 1;
        }
    }
    GroupsView { items }
}
