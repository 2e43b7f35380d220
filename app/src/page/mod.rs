//! What every page is made of: its head, its loader, its forms, and the word about what was just done.

mod anew;
#[cfg(feature = "ssr")]
mod as_made;
mod done;
mod done_notice;
mod done_tasks;
mod draft;
mod fields;
mod focus;
mod go;
mod head;
mod load;
mod move_said;
mod number_input;
mod online;
#[cfg(feature = "ssr")]
mod safe_path;

pub use anew::anew;
#[cfg(feature = "ssr")]
pub(crate) use as_made::Later;
pub use done::{Change, Done, Several, Was};
pub use done_notice::DoneNotice;
pub use done_tasks::{TaskDeed, TasksDone};
pub use draft::{Draft, FormState};
pub use fields::{form_around, read_fields};
pub use focus::{close_menu, focus_if_lost, focus_on, keeping_focus, type_into};
pub use go::use_go;
pub use head::{PageHead, PendingFocus};
pub use load::{Loaded, PageState, load_online_page, load_online_page_of, load_page, load_page_or_replica, query_text};
pub use move_said::{MoveSaid, use_move_said};
pub use number_input::read_quantity;
pub use online::needs_server;
#[cfg(feature = "ssr")]
pub use safe_path::SafePath;
