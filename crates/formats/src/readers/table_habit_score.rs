//! The score that Table Habit shows for a daily habit (vectors, `mhabit_score.json`): a curve that one climbs day by
//! day, and from which a day without anything takes an equal share of the whole.

use domain::habits::EntryStatus;
use jiff::civil::Date;

use crate::FoundEntry;

/// How steep the curve is.
const STEEPNESS: f64 = 0.4;
/// Where on it one stands at the beginning (below zero) and at the end.
const REACH: f64 = 10.0;
/// The most days that a single one counts for, when more was done than asked for.
const MOST_BONUS: f64 = 1.5;

/// What the score is computed from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Days after which a habit is called kept; above zero.
    pub target_days: f64,
    /// Enough for a day; above zero.
    pub amount: f64,
    /// More than enough, if it was said.
    pub extra: Option<f64>,
}

impl Goal {
    /// The score of the last day, from 0 to 1. `entries` in the order of days.
    pub fn score(self, first: Date, last: Date, entries: &[FoundEntry]) -> f64 {
        let mut entries = entries.iter().skip_while(|entry| entry.day < first).peekable();
        let mut score = 0.0;
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        for day in days.take_while(|day| *day <= last) {
            let entry = entries.next_if(|entry| entry.day == day);
            score = self.after(score, entry);
        }
        score
    }

    fn after(self, score: f64, entry: Option<&FoundEntry>) -> f64 {
        let share = 1.0 / self.target_days;
        let amount = match entry.and_then(|entry| entry.status) {
            Some(EntryStatus::Skipped) => return score,
            Some(EntryStatus::Done) => self.amount,
            _ => entry.and_then(|entry| entry.value).map_or(0.0, |value| value.thousandths() as f64 / 1000.0),
        };
        if amount >= self.amount {
            self.climbed(self.day_of(score) + self.counts_for(amount))
        } else if amount > 0.0 {
            (score - share / 2.0).max(0.0)
        } else {
            (score - share).max(0.0)
        }
    }

    /// For how many days a day counts on which at least the goal was reached.
    fn counts_for(self, amount: f64) -> f64 {
        let times = amount / self.amount;
        let most = self.extra.map_or(MOST_BONUS, |extra| extra / self.amount);
        if times <= 1.0 {
            1.0
        } else if times >= most {
            MOST_BONUS
        } else {
            1.0 + (MOST_BONUS - 1.0) * (times - 1.0) / (most - 1.0)
        }
    }

    /// The score on a day of the climb. The app itself goes a little above the end, which its users reported as a
    /// mistake.
    fn climbed(self, day: f64) -> f64 {
        let (low, high) = (logistic(-REACH), logistic(REACH));
        let at = logistic(-REACH + 2.0 * REACH * day / self.target_days);
        ((at - low) / (high - low)).clamp(0.0, 1.0)
    }

    /// On which day of the climb a score is reached.
    fn day_of(self, score: f64) -> f64 {
        let (low, high) = (logistic(-REACH), logistic(REACH));
        let at = low + (high - low) * score;
        let place = (at / (1.0 - at)).ln() / STEEPNESS;
        (place + REACH) * self.target_days / (2.0 * REACH)
    }
}

fn logistic(place: f64) -> f64 {
    1.0 / (1.0 + (-STEEPNESS * place).exp())
}

#[cfg(test)]
mod tests {
    use domain::habits::Quantity;
    use jiff::{ToSpan, civil::date};

    use super::*;

    const GOAL: Goal = Goal { target_days: 10.0, amount: 10.0, extra: None };

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.000_051
    }

    #[test]
    fn the_curve_is_the_published_one() {
        let expected = [0.0, 2.2, 6.76, 15.56, 30.29, 50.0, 69.71, 84.44, 93.24, 97.8, 100.0];
        for (day, expected) in (0_u8..).map(f64::from).zip(expected) {
            let score = GOAL.climbed(day);
            assert!(near(score, expected / 100.0), "day {day}: {score}");
            assert!((GOAL.day_of(score) - day).abs() < 1e-9, "day {day}");
        }
    }

    #[test]
    fn more_than_enough_counts_for_more_than_a_day() {
        let counts = |amount, extra| Goal { amount: 100.0, extra, ..GOAL }.counts_for(amount);
        for (amount, extra, expected) in [
            (10.0, None, 1.0),
            (150.0, None, 1.5),
            (100.0, Some(150.0), 1.0),
            (200.0, Some(150.0), 1.5),
            (300.0, Some(300.0), 1.5),
        ] {
            assert!(near(counts(amount, extra), expected), "{amount} {extra:?}");
        }
    }

    #[test]
    fn a_published_history_has_its_published_score() {
        let first = date(2020, 1, 1);
        let amounts = [0, 0, 10, 10, 13, 20, 5, 10, 10, 10];
        let entries: Vec<FoundEntry> = (0_i32..)
            .zip(amounts)
            .map(|(at, amount)| {
                let value = Quantity::from_thousandths(amount * 1_000).ok();
                FoundEntry { value, ..FoundEntry::on(first.checked_add(at.days()).unwrap()) }
            })
            .collect();
        let score = GOAL.score(first, date(2020, 1, 10), &entries);
        assert!(near(score, 0.8997), "{score}");
        // Two more days of which nothing is known.
        let later = GOAL.score(first, date(2020, 1, 12), &entries);
        assert!(near(later, score - 0.2), "{later}");
    }
}
