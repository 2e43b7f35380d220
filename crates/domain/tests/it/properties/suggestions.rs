//! Suggested stacks: the same for the same habits, and never what must not be tied together.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    habits::{StackCandidate, StackPair, SuggestionReason, stack_suggestions},
    ids::HabitId,
};
use proptest::prelude::*;
use uuid::Uuid;

fn candidate(id: u128) -> impl Strategy<Value = StackCandidate> {
    let place = prop_oneof![Just(None), Just(Some("Kitchen")), Just(Some(" kitchen ")), Just(Some("Desk"))];
    let words = proptest::collection::btree_set(prop_oneof![Just("moves"), Just("reads"), Just("calm")], 0..3);
    let figures = (proptest::option::of(0u16..1440), proptest::option::of(0.0..=1.0f64));
    (figures, place, words, any::<bool>(), any::<bool>()).prop_map(
        move |((minute, rate_30d), place, words, may_anchor, may_follow)| StackCandidate {
            id: HabitId(Uuid::from_u128(id)),
            name: format!("Habit {id}"),
            minute,
            place: place.map(str::to_owned),
            words: words.into_iter().map(str::to_owned).collect(),
            rate_30d,
            may_anchor,
            may_follow,
        },
    )
}

fn candidates() -> impl Strategy<Value = Vec<StackCandidate>> {
    (1u128..9).prop_flat_map(|count| (0..count).map(candidate).collect::<Vec<_>>())
}

/// The same habits twice, the second time in another order.
fn shuffled() -> impl Strategy<Value = (Vec<StackCandidate>, Vec<StackCandidate>)> {
    candidates().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
}

fn pairs() -> impl Strategy<Value = Vec<StackPair>> {
    let id = || (0u128..9).prop_map(|id| HabitId(Uuid::from_u128(id)));
    proptest::collection::vec((id(), id()).prop_map(|(anchor, follower)| StackPair { anchor, follower }), 0..6)
}

/// Stacks that hold: one anchor for each follower, and no circle, because the anchor always has the smaller id.
fn stacks() -> impl Strategy<Value = Vec<StackPair>> {
    pairs().prop_map(|pairs| {
        let forward = pairs.into_iter().filter(|pair| pair.anchor < pair.follower);
        let by_follower: BTreeMap<HabitId, StackPair> = forward.map(|pair| (pair.follower, pair)).collect();
        by_follower.into_values().collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_habits_does_not_matter(
        (one, other) in shuffled(), stacks in stacks(), dismissed in pairs(),
    ) {
        let dismissed: BTreeSet<StackPair> = dismissed.into_iter().collect();
        let mut backward = stacks.clone();
        backward.reverse();
        let first = stack_suggestions(&one, &stacks, &dismissed);
        prop_assert_eq!(&first, &stack_suggestions(&one, &stacks, &dismissed));
        prop_assert_eq!(&first, &stack_suggestions(&other, &backward, &dismissed));
    }

    #[test]
    fn a_suggestion_is_allowed_and_explained(habits in candidates(), stacks in stacks(), dismissed in pairs()) {
        let dismissed: BTreeSet<StackPair> = dismissed.into_iter().collect();
        let found = stack_suggestions(&habits, &stacks, &dismissed);
        prop_assert!(found.len() <= 3);
        let of = |id: HabitId| habits.iter().find(|habit| habit.id == id).unwrap();
        let mut anchors: BTreeMap<HabitId, HabitId> = stacks.iter().map(|pair| (pair.follower, pair.anchor)).collect();
        for one in &found {
            prop_assert!(of(one.pair.anchor).may_anchor && of(one.pair.follower).may_follow);
            prop_assert!(!dismissed.contains(&one.pair));
            prop_assert_eq!(one.score, one.reasons.iter().map(SuggestionReason::points).sum::<u8>());
            prop_assert!((1..=100).contains(&one.score) && one.reasons.iter().any(SuggestionReason::joins));
            prop_assert!(anchors.insert(one.pair.follower, one.pair.anchor).is_none(), "a follower has one anchor");
        }
        for start in anchors.keys() {
            let mut at = *start;
            for _ in 0..=anchors.len() {
                let Some(next) = anchors.get(&at) else { break };
                at = *next;
                prop_assert!(at != *start, "a circle");
            }
        }
    }
}
