//! Groups, identities, pauses and stacks as clients see them.

mod body;
mod group;
mod identity;
mod pause;
mod stack;
mod value;

pub use body::DocumentBody;
pub use group::{GroupBody, GroupView};
pub use identity::{IdentityBody, IdentityView};
pub use pause::{PauseBody, PauseView};
pub use stack::{StackBody, StackView};
pub use value::document_value;
