//! Places in a list: always room, always in order, and short where lists grow.

use domain::tasks::{LONGEST_ORDER_KEY, OrderKey};
use proptest::prelude::*;

/// Puts a new key at a place of a list.
fn insert(keys: &mut Vec<OrderKey>, at: usize) {
    let before = at.checked_sub(1).and_then(|before| keys.get(before));
    let key = OrderKey::between(before, keys.get(at)).unwrap();
    keys.insert(at, key);
}

fn is_in_order(keys: &[OrderKey]) -> bool {
    keys.windows(2).all(|pair| pair[0] < pair[1] && pair[0].as_str() < pair[1].as_str())
}

proptest! {
    #[test]
    fn a_list_stays_in_order_wherever_it_grows(
        places in proptest::collection::vec(any::<prop::sample::Index>(), 1..300),
    ) {
        let mut keys = Vec::new();
        for place in places {
            let at = place.index(keys.len() + 1);
            insert(&mut keys, at);
        }
        prop_assert!(is_in_order(&keys), "{:?}", keys);
        for key in &keys {
            prop_assert_eq!(OrderKey::parse(key.as_str()), Ok(key.clone()));
        }
    }

    #[test]
    fn a_moved_row_lies_between_its_neighbours(
        count in 2usize..60, from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        let mut keys = OrderKey::spread(count);
        keys.remove(from.index(count));
        let at = to.index(keys.len() + 1);
        insert(&mut keys, at);
        prop_assert!(is_in_order(&keys));
    }

    #[test]
    fn there_is_room_between_any_two_keys(one in "[0-9a-z]{1,12}", other in "[0-9a-z]{1,12}") {
        let (Ok(one), Ok(other)) = (OrderKey::parse(&one), OrderKey::parse(&other)) else { return Ok(()) };
        let between = OrderKey::between(Some(&one), Some(&other));
        prop_assert_eq!(between.is_some(), one < other);
        if let Some(between) = between {
            prop_assert!(one < between && between < other, "{} {} {}", one, between, other);
            prop_assert_eq!(OrderKey::parse(between.as_str()), Ok(between));
        }
        let behind = OrderKey::between(Some(&one), None).unwrap();
        prop_assert!(behind > one);
    }
}

#[test]
fn a_list_that_grows_at_its_ends_keeps_short_keys() {
    let longest = |keys: &[OrderKey]| keys.iter().map(|key| key.as_str().len()).max();
    let behind = OrderKey::spread(10_000);
    assert!(is_in_order(&behind));
    assert_eq!(longest(&behind), Some(4));
    let before = |key: &OrderKey| OrderKey::between(None, Some(key));
    let mut ahead: Vec<OrderKey> = std::iter::successors(Some(OrderKey::first()), before).take(10_000).collect();
    ahead.reverse();
    assert!(is_in_order(&ahead));
    assert_eq!(longest(&ahead), Some(4));
}

#[test]
fn the_same_place_again_and_again_has_room_for_a_thousand() {
    for at in [1, 2] {
        let mut keys = OrderKey::spread(2);
        for _ in 0..1_000 {
            let at = at.min(keys.len() - 1);
            insert(&mut keys, at);
        }
        assert!(is_in_order(&keys));
        let longest = keys.iter().map(|key| key.as_str().len()).max().unwrap();
        assert!(longest <= LONGEST_ORDER_KEY && keys.iter().any(OrderKey::is_long), "{longest}");
    }
}

#[test]
fn what_is_no_key_is_refused() {
    for (text, code) in [
        ("", "required"),
        ("I0", "unknown_choice"),
        ("i", "unknown_choice"),
        ("i00", "unknown_choice"),
        ("j0", "unknown_choice"),
        ("\u{e9}0", "unknown_choice"),
    ] {
        assert_eq!(OrderKey::parse(text), Err(code), "{text:?}");
    }
    assert_eq!(OrderKey::parse(&"i0".repeat(251)), Err("too_long"));
    assert_eq!(OrderKey::first().as_str(), "i0");
    let first = OrderKey::first();
    assert_eq!(OrderKey::between(Some(&first), Some(&first)), None);
}
