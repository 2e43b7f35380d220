//! Files of other apps: bytes in, what was found in them out. Nothing is written here, no clock is read, and whatever a
//! file says of itself is checked, because anybody may have made it.

mod bytes;
mod choices;
mod formula;
mod found;
mod limits;
mod read;
mod readers;
mod reading;
mod recognise;
mod refusal;

pub use bytes::{Archive, Unpacking};
pub use choices::Choices;
pub use domain::imports::{DayOrder as DateOrder, ImportFormat as Format, TheirFigures, WeekReading as Weeks};
pub use formula::{neutral, restored};
pub use limits::Limits;
pub use read::read;
pub use readers::loop_backup::read_loop_backup;
pub use reading::*;
pub use recognise::recognise;
pub use refusal::{ReadError, Refusal};
