//! Loop Habit Tracker's own rules (spec/habits 1.2), quirks included, so that an imported history can be shown as its
//! owner knew it and our numbers can be checked against published ones. Our own rules are in `rules`.

mod entries;
mod group;
mod implied;
mod score;
mod streaks;

pub use entries::{Frequency, LoopEntry, LoopKind, LoopValue};
pub use group::{LoopGroup, grouped_sums};
pub use implied::{Interval, build_entries, build_intervals, implied, snap_intervals};
pub use score::{ScoreSeries, score_series, score_step};
pub use streaks::{LoopStreak, best_streaks};
