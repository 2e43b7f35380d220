//! Files of other apps: bytes in, what was found in them out. Nothing is written here, no clock is read, and whatever a
//! file says of itself is checked, because anybody may have made it.

mod choices;
mod format;
mod formula;
mod limits;
mod reading;
mod refusal;

pub use choices::{Choices, DateOrder, Weeks};
pub use format::Format;
pub use formula::{neutral, restored};
pub use limits::Limits;
pub use reading::*;
pub use refusal::{ReadError, Refusal};
