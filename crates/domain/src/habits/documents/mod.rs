//! What stands around habits: groups, identities, pauses and stacks. Small documents that their owner
//! writes whole. Reminders are written in the same way and stand in [`crate::reminders`], what tasks are sorted by in
//! [`crate::tasks`].

mod document;
mod group;
mod identity;
mod own_name;
mod pause;
mod place;
mod stack;

pub use document::{Document, DocumentFields, DocumentKind, next_position};
pub use group::{GroupFields, HabitGroup};
pub use identity::{Identity, IdentityFields};
pub use pause::{DaySpan, Pause, PauseFields, PauseScope, pauses_of};
pub use place::DocumentPlace;
pub use stack::{Stack, StackFields, chain_order};
