//! The pages rendered to text, as a browser without wasm gets them: empty, full, and with names that would be markup.

mod exports;
mod fixture;
mod imports;
mod own;

pub(super) use fixture::{here, preview, preview_habit};
