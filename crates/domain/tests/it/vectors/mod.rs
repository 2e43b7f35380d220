//! Numbers from the shared vector files. The folder is named by `WELLSPRING_VECTORS`, else it lies beside the clone;
//! where there is none the tests say that they did not run, and are not counted as passed. Every case of a file is
//! taken, so that a longer file is checked as a whole.

mod day_boundary;
mod files;
mod loop_groups;
mod loop_implied;
mod loop_score;
mod loop_streaks;
mod loop_taps;
mod next_due;
mod quick_add;
mod schedule_text;
mod streak_cases;
mod streak_examples;
mod task_repeat;
