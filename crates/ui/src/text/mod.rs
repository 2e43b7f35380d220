//! Text that its writer has shaped a little.

mod inline;
mod markdown;
mod prose;

pub use prose::Prose;
