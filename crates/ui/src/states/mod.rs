//! What a page shows when it has nothing, not yet, or not for you.

mod empty;
mod failed;
mod loading;
mod notice;
mod problem_notice;

pub use empty::Empty;
pub use failed::{Failed, NoPermission, Offline};
pub use loading::Loading;
pub use notice::{Notice, Tone};
pub use problem_notice::ProblemNotice;
