//! The rules of spec/habits 4.1: what is owed, what counts, what a run and a score are. One pass over the days
//! ([`survey`]) answers everything; the public functions pick from its answer.

mod after_last;
mod answers;
mod asks_today;
mod focus;
mod free;
mod heat;
mod misses;
mod obligation;
mod paused;
mod paused_until;
mod period;
mod rhythm;
mod rolling;
mod runs;
mod score;
mod segment;
mod streak;
mod survey;
mod totals;
mod trace;
mod verdict;
mod window;

pub use answers::{
    day_counts, day_figures, day_state, is_comeback_day, rates, score, score_after_check_in, score_series, streak,
};
pub use asks_today::asks_today;
pub use free::{FreeFigures, free_figures};
pub use heat::heat_map;
pub(crate) use obligation::{Obligation, Outcome};
pub use paused_until::paused_until;
pub(crate) use score::loop_keep;
pub(crate) use survey::{Survey, SurveyRequest, survey, survey_days};
pub use totals::period_totals;
pub(crate) use trace::{Trace, TracedDay, trace};
pub(crate) use verdict::{Mark, Verdict, kept_share};
