//! How a habit looks, and how its owner feels about it.

mod icon;
mod tone;

pub use icon::{ICON_NAMES, icon_field};
pub use tone::Tone;
