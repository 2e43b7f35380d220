//! How a habit looks and where it belongs: what its form offers, and its picture beside its name.

mod fields;
mod picture;
mod words;

pub(super) use fields::{LABELS as LOOK_LABELS, LookFields};
pub(crate) use picture::Picture;
