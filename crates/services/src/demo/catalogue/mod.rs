//! What the habits of demo accounts are made from.

mod favourites;
mod sorts;
mod template;
mod templates;

pub use template::Template;
pub use templates::templates;
