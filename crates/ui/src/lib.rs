//! Design system: components and charts. Knows no domain nouns.
//!
//! Every component renders the same markup on the server and in the browser and works before any script has run;
//! what needs a script (modal dialogs, toasts) stays out of sight until then.

mod actions;
mod charts;
mod forms;
mod hue;
mod icon;
mod layers;
mod lists;
mod page;
mod states;
mod text;
pub mod words;

pub use actions::*;
pub use charts::*;
pub use forms::*;
pub use hue::{Hue, SWATCH_NAMES};
pub use icon::{Icon, IconName};
pub use layers::*;
pub use lists::*;
pub use page::*;
pub use states::*;
pub use text::*;
