//! Ids that are the same in every run, so that a second run finds what the first one made.

use domain::ids::{
    GroupId, HabitId, IdentityId, LabelId, PauseId, ProjectId, SectionId, StackId, TaskFilterId, TaskId, uuid_v7,
};
use uuid::Uuid;

use super::random::Random;

/// Behind the places of the habits' own sequences.
const PLACES: u64 = 1_000_000;
const UNIX_MILLIS: u64 = 1_767_225_600_000;

/// Of the habit with a number.
pub fn habit_id(number: u64) -> HabitId {
    HabitId(fixed(0, number))
}

/// Of the group with a number.
pub fn group_id(number: u64) -> GroupId {
    GroupId(fixed(1, number))
}

/// Of the identity with a number.
pub fn identity_id(number: u64) -> IdentityId {
    IdentityId(fixed(2, number))
}

/// Of the stack of the habit with a number.
pub fn stack_id(number: u64) -> StackId {
    StackId(fixed(3, number))
}

/// Of the pause of the habit with a number.
pub fn pause_id(number: u64) -> PauseId {
    PauseId(fixed(4, number))
}

/// Of the last holiday, a pause of everything.
pub fn holiday_id() -> PauseId {
    PauseId(fixed(5, 0))
}

/// Of the project of tasks with a number.
pub fn project_id(number: u64) -> ProjectId {
    ProjectId(fixed(6, number))
}

/// Of the section with a number.
pub fn section_id(number: u64) -> SectionId {
    SectionId(fixed(7, number))
}

/// Of the label with a number.
pub fn label_id(number: u64) -> LabelId {
    LabelId(fixed(8, number))
}

/// Of the saved filter with a number.
pub fn filter_id(number: u64) -> TaskFilterId {
    TaskFilterId(fixed(9, number))
}

/// Of the open task with a number.
pub fn task_id(number: u64) -> TaskId {
    TaskId(fixed(10, number))
}

/// Of the done task with a number.
pub fn done_task_id(number: u64) -> TaskId {
    TaskId(fixed(11, number))
}

fn fixed(kind: u64, number: u64) -> Uuid {
    let mut random = Random::at(PLACES + kind, number);
    let mut bytes = [0; 10];
    for byte in &mut bytes {
        *byte = random.next().to_le_bytes()[0];
    }
    uuid_v7(UNIX_MILLIS, &bytes)
}
