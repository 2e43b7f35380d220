//! Presses of a timer in any order, heard by whichever device first, make one timer and add the same time.

use std::collections::BTreeMap;

use domain::habits::{Press, PressKind, TIMER_ASKS_AFTER, TimeUnit, Timer, pressed};
use jiff::{SignedDuration, Timestamp, civil::Date};
use proptest::prelude::*;
use uuid::Uuid;

/// A press about the timer of the start with that number, at a minute, said to have been some minutes earlier.
#[derive(Debug, Clone, Copy)]
struct Wish {
    kind: u8,
    of: usize,
    minute: i64,
    earlier: i64,
}

fn wish() -> impl Strategy<Value = Wish> {
    // Minutes far apart now and then, so that some timers run for very long.
    let minute = prop_oneof![6 => 0_i64..120, 1 => 700_i64..900];
    (0_u8..5, 0_usize..9, minute, prop_oneof![3 => Just(0_i64), 1 => 0_i64..30])
        .prop_map(|(kind, of, minute, earlier)| Wish { kind, of, minute, earlier })
}

fn instant(minute: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
}

fn presses(wishes: &[Wish]) -> Vec<Press> {
    let id = |number: usize| Uuid::from_u128(number as u128 + 1);
    let numbered = wishes.iter().enumerate();
    numbered
        .map(|(number, wish)| {
            let (at, said_at) = (instant(wish.minute), instant(wish.minute - wish.earlier));
            let day = Date::constant(2027, 1, 15 + i8::from(wish.minute >= 60));
            let (timer, kind) = match wish.kind {
                0 | 1 => (id(number), PressKind::Start { day }),
                2 => (id(wish.of), PressKind::Stop { is_sure: false }),
                3 => (id(wish.of), PressKind::Stop { is_sure: true }),
                _ => (id(wish.of), PressKind::Discard),
            };
            Press { id: id(number), timer, at, said_at, kind }
        })
        .collect()
}

/// What a server adds to its days when the presses arrive one by one, in thousandths of a minute; days of nothing are
/// left out.
fn added_one_by_one(arriving: &[Press]) -> BTreeMap<Date, i64> {
    let mut days: BTreeMap<Date, i64> = BTreeMap::new();
    let mut timer = Timer::default();
    for count in 1..=arriving.len() {
        let after = Timer::of(&arriving[..count]);
        let change = timer.change_to(&after);
        for run in change.removed {
            *days.entry(run.day).or_default() -= TimeUnit::Minute.amount(run.elapsed()).thousandths();
        }
        for run in change.added {
            *days.entry(run.day).or_default() += TimeUnit::Minute.amount(run.elapsed()).thousandths();
        }
        timer = after;
    }
    days.retain(|_, amount| *amount != 0);
    days
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (in_order, shuffled) in proptest::collection::vec(wish(), 1..10).prop_flat_map(|wishes| {
            let all = presses(&wishes);
            (Just(all.clone()), Just(all).prop_shuffle())
        })
    ) {
        prop_assert_eq!(Timer::of(&in_order), Timer::of(&shuffled));
        prop_assert_eq!(added_one_by_one(&in_order), added_one_by_one(&shuffled));
    }

    #[test]
    fn a_press_heard_twice_counts_once(wishes in proptest::collection::vec(wish(), 1..10)) {
        let all = presses(&wishes);
        let twice = [all.clone(), all.clone()].concat();
        prop_assert_eq!(Timer::of(&all), Timer::of(&twice));
    }

    #[test]
    fn no_time_counts_twice_and_none_is_negative(wishes in proptest::collection::vec(wish(), 1..10)) {
        let all = presses(&wishes);
        let finished = Timer::of(&all).finished;
        let mut ids: Vec<_> = finished.iter().map(|run| run.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), finished.len(), "a timer is added once");
        prop_assert!(finished.iter().all(|run| run.elapsed() >= SignedDuration::ZERO));
        let is_sure = |press: &Press| press.kind == PressKind::Stop { is_sure: true };
        if !all.iter().any(is_sure) {
            prop_assert!(finished.iter().all(|run| run.elapsed() <= TIMER_ASKS_AFTER), "nobody was asked");
        }
    }

    /// What a page does with one press after the other is what the server makes of all of them.
    #[test]
    fn in_the_order_of_time_one_by_one_is_all_at_once(wishes in proptest::collection::vec(wish(), 1..10)) {
        let mut all = presses(&wishes);
        all.sort_by_key(|press| (press.at, press.id));
        let is_after_its_start = |press: &&Press| {
            let start = all.iter().find(|start| start.id == press.timer);
            start.is_none_or(|start| (start.at, start.id) <= (press.at, press.id))
        };
        let plain: Vec<Press> = all.iter().filter(is_after_its_start).copied().collect();
        let mut timer = Timer::default();
        for press in &plain {
            let (running, finished) = pressed(timer.running, press);
            timer.finished.extend(finished);
            timer.running = running;
        }
        prop_assert_eq!(timer, Timer::of(&plain));
    }
}
