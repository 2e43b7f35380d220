//! Projects, sections, labels and saved filters as clients see them.

mod label;
mod place;
mod project;
mod section;
mod task_filter;

pub use label::{LabelBody, LabelView};
#[cfg(feature = "openapi")]
pub use project::ProjectLayoutName;
pub use project::{ProjectBody, ProjectView};
pub use section::{SectionBody, SectionView};
pub use task_filter::{TaskFilterBody, TaskFilterView};
