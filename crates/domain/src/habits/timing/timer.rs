//! The timer of a habit: what its presses, put in order of time, make of it. Nothing but the presses is the truth, so
//! that devices that knew nothing of each other come to the same timer and the same time, whatever arrives first.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A timer that ran for longer was probably forgotten: its time counts only when its owner says so.
pub const TIMER_ASKS_AFTER: SignedDuration = SignedDuration::from_hours(12);

/// One press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// Its own id; that of a start is the timer's.
    pub id: Uuid,
    /// The timer that it is about.
    pub timer: Uuid,
    /// When it was made, corrected and held at the server's time.
    pub at: Timestamp,
    /// When the timer began or ended by the word of its owner, who may press later. Never after `at`.
    pub said_at: Timestamp,
    /// What it does.
    pub kind: PressKind,
}

/// What a press does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressKind {
    /// Starts the timer; the time will be added to this local day.
    Start {
        /// The owner's local day at the start.
        day: Date,
    },
    /// Stops it and adds its time. `is_sure`: also when that is very long.
    Stop {
        /// Whether the owner was asked about the length.
        is_sure: bool,
    },
    /// Stops it and adds nothing.
    Discard,
}

/// A timer that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerRun {
    /// The start that counts: the earliest.
    pub id: Uuid,
    /// Starts on other devices that joined it while it ran.
    pub joined: Vec<Uuid>,
    /// When it began.
    pub started_at: Timestamp,
    /// The local day to which its time belongs.
    pub day: Date,
}

/// A timer that was stopped, with the time that it adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FinishedRun {
    /// The start that counted.
    pub id: Uuid,
    /// The local day to which its time belongs.
    pub day: Date,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; never before it began.
    pub ended_at: Timestamp,
    /// When it was stopped: what is set by hand afterwards replaces its time.
    pub stopped_at: Timestamp,
}

/// What the presses of a habit make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timer {
    /// The timer that runs now.
    pub running: Option<TimerRun>,
    /// Those that were stopped, oldest first.
    pub finished: Vec<FinishedRun>,
}

/// What another press changes: runs that were counted and are not any more, and runs that count now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimerChange {
    /// To be taken back.
    pub removed: Vec<FinishedRun>,
    /// To be added.
    pub added: Vec<FinishedRun>,
}

impl TimerRun {
    /// Whether a press about `timer` is about this one.
    #[must_use]
    pub fn is(&self, timer: Uuid) -> bool {
        self.id == timer || self.joined.contains(&timer)
    }

    /// How long it has been running; nothing for a clock that is behind its start.
    #[must_use]
    pub fn elapsed(&self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.started_at).max(SignedDuration::ZERO)
    }

    /// Whether its time has to be asked about before it counts.
    #[must_use]
    pub fn asks(&self, ended_at: Timestamp) -> bool {
        self.elapsed(ended_at) > TIMER_ASKS_AFTER
    }

    fn joined_by(mut self, start: &Press, day: Date) -> Self {
        if self.is(start.id) {
            return self;
        }
        if (start.said_at, start.id) < (self.started_at, self.id) {
            self.joined.push(self.id);
            (self.id, self.started_at, self.day) = (start.id, start.said_at, day);
        } else {
            self.joined.push(start.id);
        }
        self
    }

    const fn ended(&self, stop: &Press, ended_at: Timestamp) -> FinishedRun {
        let Self { id, day, started_at, .. } = *self;
        FinishedRun { id, day, started_at, ended_at, stopped_at: stop.at }
    }
}

impl FinishedRun {
    /// How long it ran.
    #[must_use]
    pub fn elapsed(&self) -> SignedDuration {
        self.ended_at.duration_since(self.started_at)
    }
}

/// What one more press makes of a timer. A start joins what runs, and the earlier one counts. A stop ends what it is
/// about and nothing else; one that would add very much, of which nobody was asked, does nothing.
#[must_use]
pub fn pressed(running: Option<TimerRun>, press: &Press) -> (Option<TimerRun>, Option<FinishedRun>) {
    let (id, started_at) = (press.id, press.said_at);
    match (running, press.kind) {
        (None, PressKind::Start { day }) => (Some(TimerRun { id, joined: Vec::new(), started_at, day }), None),
        (Some(run), PressKind::Start { day }) => (Some(run.joined_by(press, day)), None),
        (Some(run), PressKind::Stop { is_sure }) if run.is(press.timer) => {
            let ended_at = press.said_at.max(run.started_at);
            if is_sure || !run.asks(ended_at) {
                let finished = run.ended(press, ended_at);
                (None, Some(finished))
            } else {
                (Some(run), None)
            }
        }
        (Some(run), PressKind::Discard) if run.is(press.timer) => (None, None),
        (running, PressKind::Stop { .. } | PressKind::Discard) => (running, None),
    }
}

impl Timer {
    /// From all presses of a habit, in any order; the same press twice counts once.
    #[must_use]
    pub fn of(presses: &[Press]) -> Self {
        let times: BTreeMap<Uuid, Timestamp> = presses.iter().map(|press| (press.id, press.at)).collect();
        let mut in_order: Vec<_> = presses.iter().map(|press| (place(press, &times), press)).collect();
        in_order.sort_by_key(|(place, _)| *place);
        in_order.dedup_by_key(|(_, press)| press.id);
        in_order.into_iter().fold(Self::default(), |mut timer, (_, press)| {
            let (running, finished) = pressed(timer.running, press);
            timer.finished.extend(finished);
            Self { running, ..timer }
        })
    }

    /// What has to be taken back and added to come from this timer to `after`.
    #[must_use]
    pub fn change_to(&self, after: &Self) -> TimerChange {
        let missing = |from: &[FinishedRun], other: &[FinishedRun]| {
            let other: BTreeSet<_> = other.iter().collect();
            from.iter().filter(|run| !other.contains(run)).copied().collect()
        };
        TimerChange {
            removed: missing(&self.finished, &after.finished),
            added: missing(&after.finished, &self.finished),
        }
    }
}

/// Where a press stands among the others, of which `times` knows when they were made. What ends a timer never stands
/// before its start: two clocks may disagree. Those that would stand at one start stand there in their own order.
fn place(press: &Press, times: &BTreeMap<Uuid, Timestamp>) -> (Timestamp, Uuid, bool, Timestamp, Uuid) {
    let own = (press.at, press.id);
    if matches!(press.kind, PressKind::Start { .. }) {
        return (own.0, own.1, false, own.0, own.1);
    }
    let (at, id) = times.get(&press.timer).map_or(own, |start| own.max((*start, press.timer)));
    (at, id, true, own.0, own.1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
    }

    fn start(id: u128, minute: i64) -> Press {
        let id = Uuid::from_u128(id);
        let kind = PressKind::Start { day: date(2027, 1, 15) };
        Press { id, timer: id, at: at(minute), said_at: at(minute), kind }
    }

    fn ends(id: u128, timer: u128, minute: i64, kind: PressKind) -> Press {
        Press { id: Uuid::from_u128(id), timer: Uuid::from_u128(timer), at: at(minute), said_at: at(minute), kind }
    }

    fn stop(id: u128, timer: u128, minute: i64) -> Press {
        ends(id, timer, minute, PressKind::Stop { is_sure: false })
    }

    fn minutes(timer: &Timer) -> Vec<i64> {
        timer.finished.iter().map(|run| run.elapsed().as_mins()).collect()
    }

    #[test]
    fn a_timer_adds_what_lies_between_start_and_stop() {
        let timer = Timer::of(&[start(1, 0), stop(2, 1, 25)]);
        assert_eq!((minutes(&timer), timer.running), (vec![25], None));
        assert_eq!(timer.finished[0].id, Uuid::from_u128(1));
    }

    #[test]
    fn stopped_on_two_devices_it_counts_once_and_to_the_earlier_stop() {
        let timer = Timer::of(&[start(1, 0), stop(3, 1, 40), stop(2, 1, 30)]);
        assert_eq!(minutes(&timer), [30]);
    }

    #[test]
    fn started_on_two_devices_it_is_one_timer_of_the_earlier_start() {
        let both = [start(2, 5), start(1, 0)];
        let running = Timer::of(&both).running.unwrap();
        assert_eq!((running.id, running.started_at), (Uuid::from_u128(1), at(0)));
        assert!(running.is(Uuid::from_u128(2)));
        // Either device stops it.
        assert_eq!(minutes(&Timer::of(&[both[0], both[1], stop(3, 2, 30)])), [30]);
    }

    #[test]
    fn a_stop_of_an_older_timer_leaves_the_new_one_running() {
        let timer = Timer::of(&[start(1, 0), stop(2, 1, 10), start(3, 20), stop(4, 1, 30)]);
        assert_eq!((minutes(&timer), timer.running.map(|run| run.id)), (vec![10], Some(Uuid::from_u128(3))));
    }

    #[test]
    fn a_stop_by_a_clock_that_is_behind_still_stops() {
        let timer = Timer::of(&[start(5, 10), stop(6, 5, 9)]);
        assert_eq!((minutes(&timer), timer.running), (vec![0], None));
    }

    #[test]
    fn very_many_presses_are_put_in_order_at_once() {
        let runs = 20_000;
        let run = |number: u32| {
            let (id, minute) = (u128::from(number), i64::from(number));
            [start(2 * id + 1, minute), stop(2 * id + 2, 2 * id + 1, minute + 1)]
        };
        let presses: Vec<Press> = (0..runs).flat_map(run).collect();
        let timer = Timer::of(&presses);
        assert_eq!(timer.finished.len(), presses.len() / 2);
        assert_eq!(Timer::default().change_to(&timer).added.len(), presses.len() / 2);
        assert_eq!(timer.change_to(&timer), TimerChange::default());
    }

    #[test]
    fn very_long_times_count_only_on_the_word_of_their_owner() {
        let long = 12 * 60 + 1;
        let asked = Timer::of(&[start(1, 0), stop(2, 1, long)]);
        assert!(asked.running.is_some() && asked.finished.is_empty());
        let sure = ends(3, 1, long + 1, PressKind::Stop { is_sure: true });
        assert_eq!(minutes(&Timer::of(&[start(1, 0), stop(2, 1, long), sure])), [long + 1]);
        let shorter = Press { said_at: at(45), ..sure };
        assert_eq!(minutes(&Timer::of(&[start(1, 0), shorter])), [45]);
    }

    #[test]
    fn what_is_discarded_counts_nothing_and_can_be_started_again_where_it_began() {
        let discard = ends(2, 1, 20, PressKind::Discard);
        let gone = Timer::of(&[start(1, 0), discard]);
        assert_eq!(gone, Timer::default());
        let again = Press { at: at(21), ..start(3, 0) };
        assert_eq!(Timer::of(&[start(1, 0), discard, again]).running.unwrap().started_at, at(0));
    }
}
