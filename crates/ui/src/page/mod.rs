//! Page furniture: the frame with its places, headers, sections, tabs.

mod brand;
mod frame;
mod header;
mod nav;
mod section;
mod tab_links;

pub use brand::Brand;
pub use frame::{Frame, SkipLink};
pub use header::PageHeader;
pub use nav::{BottomBar, Place, Rail};
pub use section::{Columns, Section};
pub use tab_links::{TabLink, TabLinks};
