//! What tasks are sorted by: projects and their sections, labels, saved filters.

mod label;
mod project;
mod saved_filter;
mod section;

pub use label::{Label, LabelFields};
pub use project::{Project, ProjectFields, ProjectLayout};
pub use saved_filter::{LONGEST_FILTER, SavedFilter, SavedFilterFields};
pub use section::{Section, SectionFields};
