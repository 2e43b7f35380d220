//! Things to press: buttons, links that look like them, links within a page, a small menu, and previous/next.

mod button;
mod button_link;
mod jump_link;
mod menu;
mod prev_next;

pub use button::{Button, ButtonVariant};
pub use button_link::ButtonLink;
pub use jump_link::JumpLink;
pub use menu::Menu;
pub use prev_next::PrevNext;
