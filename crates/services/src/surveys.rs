//! Where figures of many days are computed. A walk through a day takes some nanoseconds, and a person may have two
//! thousand habits that began in 1900: ninety million days. So much is walked in a bounded pool, so that the pages of
//! others do not wait for it.

use std::sync::Arc;

use domain::habits::HabitInput;
use jiff::civil::Date;

use crate::{ServiceError, busy_pool::BusyPool, habits::KnownHabits};

/// Days of habits that are walked at once on the thread that serves the request: a few milliseconds. Fifty habits of
/// ten years stay far below.
const WALKED_AT_ONCE: i64 = 500_000;
/// Comparing two habits takes as long as walking so many days.
const DAYS_OF_A_PAIR: i64 = 50;
/// So does writing down a year of one time of a day at which a reminder asks.
const DAYS_OF_A_YEAR_AHEAD: i64 = 20_000;
/// Big accounts that are computed at once, beside the threads that serve requests.
const AT_ONCE: usize = 2;
/// Those that run or wait; a page that waits too long is ended by its deadline.
const RUNNING_OR_WAITING: usize = 32;

/// The bounded pool of big accounts.
pub(crate) struct Surveys {
    pool: BusyPool,
}

impl Surveys {
    pub(crate) fn new() -> Self {
        Self { pool: BusyPool::new(AT_ONCE, RUNNING_OR_WAITING, "too many big accounts wait for their figures") }
    }

    /// Computes figures of habits: here where they are few days, else in the pool.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        known: Arc<KnownHabits>,
        today: Date,
        figures: impl FnOnce(&KnownHabits) -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        let days = days(known.inputs(), today);
        self.walk(days, move || figures(&known)).await
    }

    /// Compares every two of so many habits: here where they are few, else in the pool.
    pub(crate) async fn compare<T: Send + 'static>(
        &self,
        habits: usize,
        comparison: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        let habits = i64::try_from(habits).unwrap_or(i64::MAX);
        self.walk(habits.saturating_mul(habits).saturating_mul(DAYS_OF_A_PAIR), comparison).await
    }

    /// Writes down a year of so many times of a day: here where they are few, else in the pool.
    pub(crate) async fn look_ahead<T: Send + 'static>(
        &self,
        times: usize,
        year: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        self.walk(i64::try_from(times).unwrap_or(i64::MAX).saturating_mul(DAYS_OF_A_YEAR_AHEAD), year).await
    }

    /// Walks so many days of habits: here where they are few, else in the pool.
    pub(crate) async fn walk<T: Send + 'static>(
        &self,
        days: i64,
        figures: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        if days <= WALKED_AT_ONCE { Ok(figures()) } else { self.pool.run(figures).await }
    }
}

/// At most so many days are walked.
fn days(inputs: &[HabitInput], today: Date) -> i64 {
    inputs.iter().map(|input| i64::from((today - input.habit.starts_on).get_days()).max(0) + 1).sum()
}

#[cfg(test)]
mod tests {
    use domain::{
        habits::{DEFAULT_HABIT_COLOR, Habit, HabitKind, History, Schedule, ScheduleVersion, Tone},
        ids::HabitId,
    };
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = Date::constant(2026, 3, 10);

    fn habits(number: u128, starts_on: Date) -> Vec<HabitInput> {
        let version =
            ScheduleVersion { effective_from: starts_on, schedule: Schedule::Daily {}, target: None, judged: None };
        let habit = |id| Habit {
            id: HabitId(Uuid::from_u128(id)),
            name: "Read".to_owned(),
            kind: HabitKind::YesNo,
            unit: None,
            question: None,
            starts_on,
            reserves_per_month: 0,
            assume_kept: false,
            tone: Tone::Good,
            color: DEFAULT_HABIT_COLOR,
            icon: None,
            description: None,
            minimum_text: None,
            identity_id: None,
            group_id: None,
            unit_price: None,
            usual_amount: None,
            position: 0,
            schedules: vec![version],
            archived_at: None,
            deleted_at: None,
            created_at: Timestamp::UNIX_EPOCH,
            version: 1,
        };
        let input = |id| HabitInput { habit: habit(id), history: History::default(), pauses: Vec::new() };
        (0..number).map(input).collect()
    }

    #[test]
    fn days_are_counted_from_the_start_and_plans_cost_next_to_nothing() {
        assert_eq!(days(&habits(3, date(2026, 3, 1)), TODAY), 30);
        assert_eq!(days(&habits(3, date(2026, 4, 1)), TODAY), 3);
    }

    #[tokio::test]
    async fn only_big_accounts_leave_the_thread_that_serves_requests() {
        let (surveys, here) = (Surveys::new(), std::thread::current().id());
        let walked_on = async |inputs: Vec<HabitInput>| {
            surveys.walk(days(&inputs, TODAY), || std::thread::current().id()).await.unwrap()
        };
        assert_eq!(walked_on(habits(50, date(2016, 3, 10))).await, here);
        assert_ne!(walked_on(habits(2_000, date(1900, 1, 1))).await, here);
    }
    #[tokio::test]
    async fn many_habits_are_compared_in_the_pool() {
        let (surveys, here) = (Surveys::new(), std::thread::current().id());
        assert_eq!(surveys.compare(50, || std::thread::current().id()).await.unwrap(), here);
        assert_ne!(surveys.compare(500, || std::thread::current().id()).await.unwrap(), here);
    }

    #[tokio::test]
    async fn a_year_of_many_times_is_written_in_the_pool() {
        let (surveys, here) = (Surveys::new(), std::thread::current().id());
        assert_eq!(surveys.look_ahead(20, || std::thread::current().id()).await.unwrap(), here);
        assert_ne!(surveys.look_ahead(288, || std::thread::current().id()).await.unwrap(), here);
    }
}
