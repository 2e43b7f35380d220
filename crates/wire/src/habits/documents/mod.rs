//! Groups, identities, pauses, stacks and reminders as clients see them.

mod body;
mod group;
mod identity;
mod pause;
mod reminder;
mod stack;
mod value;

pub use body::DocumentBody;
pub use group::{GroupBody, GroupView};
pub use identity::{IdentityBody, IdentityView};
pub use pause::{PauseBody, PauseView};
pub use reminder::{ReminderBody, ReminderView};
pub use stack::{StackBody, StackView};
pub use value::document_value;
