//! The rules of spec/habits 4.1: what is owed, what counts, what a run and a score are. One pass over the days
//! ([`survey`]) answers everything; the public functions pick from its answer.

mod after_last;
mod answers;
mod heat;
mod obligation;
mod period;
mod rhythm;
mod rolling;
mod score;
mod segment;
mod streak;
mod survey;
mod verdict;
mod window;

pub use answers::{day_counts, day_figures, day_state, rates, score, score_after_check_in, score_series, streak};
pub use heat::heat_map;
pub(crate) use score::loop_keep;
pub(crate) use survey::{Survey, SurveyRequest, survey};
pub(crate) use verdict::{Mark, kept_share};
