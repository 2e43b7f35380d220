//! The public face: pages for strangers and for search engines, and the forms that lead in and out. No wasm, no inline
//! script (decision 7).

mod answer;
mod content;
mod forms;
pub mod layout;
pub mod pages;
mod router;
mod starters;
#[cfg(debug_assertions)]
pub mod styleguide;

pub use answer::{failed, not_found, panicked};
pub use router::router;
