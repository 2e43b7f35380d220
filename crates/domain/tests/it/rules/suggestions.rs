//! Suggested stacks by example: what each point is given for.

use std::collections::BTreeSet;

use domain::{
    habits::{StackCandidate, StackPair, SuggestionReason, identity_words, stack_suggestions},
    ids::HabitId,
};
use uuid::Uuid;

fn id(number: u128) -> HabitId {
    HabitId(Uuid::from_u128(number))
}

fn habit(number: u128, name: &str, minute: Option<u16>) -> StackCandidate {
    StackCandidate {
        id: id(number),
        name: name.to_owned(),
        minute,
        place: None,
        words: BTreeSet::new(),
        rate_30d: None,
        may_anchor: true,
        may_follow: true,
    }
}

#[test]
fn every_point_has_its_reason() {
    let coffee = StackCandidate {
        place: Some("Kitchen".to_owned()),
        words: identity_words("a person who moves gently"),
        rate_30d: Some(0.9),
        ..habit(1, "Coffee", Some(7 * 60))
    };
    let stretch = StackCandidate {
        place: Some("kitchen ".to_owned()),
        words: identity_words("someone who moves every day"),
        ..habit(2, "Stretch", Some(7 * 60 + 15))
    };
    let found = stack_suggestions(&[stretch, coffee], &[], &BTreeSet::new());
    assert_eq!(found.len(), 1, "the clock says which comes first");
    assert_eq!((found[0].anchor.as_str(), found[0].follower.as_str()), ("Coffee", "Stretch"));
    assert_eq!(
        found[0].reasons,
        [
            SuggestionReason::CloseInTime { gap_minutes: 15, points: 30 },
            SuggestionReason::SamePlace { place: "Kitchen".to_owned(), points: 25 },
            SuggestionReason::SharedWords { words: vec!["moves".to_owned()], points: 10 },
            SuggestionReason::ReliableAnchor { percent: 90, points: 13 },
        ]
    );
    assert_eq!((found[0].score, found[0].minute), (78, Some(7 * 60 + 15)));
}

#[test]
fn an_hour_apart_is_not_close_and_midnight_is_no_border() {
    let far = [habit(1, "Coffee", Some(420)), habit(2, "Stretch", Some(480))];
    assert!(stack_suggestions(&far, &[], &BTreeSet::new()).is_empty());
    let late = [habit(1, "Teeth", Some(23 * 60 + 50)), habit(2, "Read", Some(10))];
    let found = stack_suggestions(&late, &[], &BTreeSet::new());
    assert_eq!(found[0].pair, StackPair { anchor: id(1), follower: id(2) });
    assert_eq!(found[0].reasons, [SuggestionReason::CloseInTime { gap_minutes: 20, points: 26 }]);
}

#[test]
fn a_bad_habit_never_anchors() {
    let smoke = StackCandidate { may_anchor: false, ..habit(1, "Smoke", Some(420)) };
    assert!(stack_suggestions(&[smoke, habit(2, "Stretch", Some(425))], &[], &BTreeSet::new()).is_empty());
}

#[test]
fn a_well_kept_habit_alone_is_no_reason() {
    let kept = StackCandidate { rate_30d: Some(1.0), ..habit(1, "Coffee", None) };
    assert!(stack_suggestions(&[kept, habit(2, "Stretch", None)], &[], &BTreeSet::new()).is_empty());
}

#[test]
fn what_was_dismissed_or_stacked_stays_away() {
    let habits = [habit(1, "Coffee", Some(420)), habit(2, "Stretch", Some(430)), habit(3, "Read", Some(440))];
    let pair = |anchor, follower| StackPair { anchor: id(anchor), follower: id(follower) };
    let pairs = |stacked: &[StackPair], dismissed: &[StackPair]| {
        let dismissed = dismissed.iter().copied().collect();
        stack_suggestions(&habits, stacked, &dismissed).into_iter().map(|one| one.pair).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&[], &[]), [pair(1, 2), pair(2, 3)]);
    assert_eq!(pairs(&[], &[pair(1, 2)]), [pair(2, 3)]);
    assert_eq!(pairs(&[], &[pair(2, 3)]), [pair(1, 2), pair(1, 3)]);
    assert_eq!(pairs(&[pair(1, 2)], &[]), [pair(2, 3)]);
    // Read is the anchor of coffee already: what follows it may not lead to it.
    assert_eq!(pairs(&[pair(3, 1)], &[]), [pair(1, 2)]);
}
