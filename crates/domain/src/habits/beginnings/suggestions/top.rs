//! The three best pairs. The same habits give the same answer, in whatever order they come.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    StackCandidate, StackPair, SuggestionReason,
    pair::{is_against_the_clock, reasons},
};
use crate::ids::HabitId;

/// How many are shown at once.
const TOP: usize = 3;

/// A pair that could become a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackSuggestion {
    /// Which habits.
    pub pair: StackPair,
    /// Name of the anchor.
    pub anchor: String,
    /// Name of the follower.
    pub follower: String,
    /// The points of all reasons together, 1 to 100.
    pub score: u8,
    /// When the follower is usually done, else the anchor, in minutes after midnight.
    pub minute: Option<u16>,
    /// Where, if it is known.
    pub place: Option<String>,
    /// What speaks for it, never empty.
    pub reasons: Vec<SuggestionReason>,
}

/// The three best pairs that are neither stacked (`stacked`: every stack that has an anchor) nor were dismissed, nor
/// would close a circle. A follower is suggested once. Equal scores are told apart by the ids.
#[must_use]
pub fn stack_suggestions(
    candidates: &[StackCandidate],
    stacked: &[StackPair],
    dismissed: &BTreeSet<StackPair>,
) -> Vec<StackSuggestion> {
    let mut anchors: BTreeMap<HabitId, HabitId> = stacked.iter().map(|pair| (pair.follower, pair.anchor)).collect();
    // Of many habits nearly every pair may be possible: only the points of all are kept, and words only for the best.
    let mut found: Vec<(u8, &StackCandidate, &StackCandidate)> = pairs(candidates)
        .filter(|(anchor, follower)| !dismissed.contains(&pair(anchor, follower)))
        .map(|(anchor, follower)| (points(&reasons(anchor, follower)), anchor, follower))
        .filter(|(points, ..)| *points > 0)
        .collect();
    found.sort_unstable_by_key(|(points, anchor, follower)| (std::cmp::Reverse(*points), pair(anchor, follower)));
    let mut chosen = Vec::with_capacity(TOP);
    for (_, anchor, follower) in found {
        if chosen.len() == TOP {
            break;
        }
        if !anchors.contains_key(&follower.id) && !leads_to(&anchors, anchor.id, follower.id) {
            anchors.insert(follower.id, anchor.id);
            chosen.push(suggestion(anchor, follower));
        }
    }
    chosen
}

/// Every two different habits in the orders that are possible.
fn pairs(candidates: &[StackCandidate]) -> impl Iterator<Item = (&StackCandidate, &StackCandidate)> {
    candidates.iter().filter(|anchor| anchor.may_anchor).flat_map(move |anchor| {
        let followers = candidates.iter().filter(move |other| other.may_follow && other.id != anchor.id);
        followers
            .filter(move |follower| !is_against_the_clock(anchor, follower))
            .map(move |follower| (anchor, follower))
    })
}

const fn pair(anchor: &StackCandidate, follower: &StackCandidate) -> StackPair {
    StackPair { anchor: anchor.id, follower: follower.id }
}

fn points(reasons: &[SuggestionReason]) -> u8 {
    reasons.iter().map(SuggestionReason::points).sum()
}

fn suggestion(anchor: &StackCandidate, follower: &StackCandidate) -> StackSuggestion {
    let reasons = reasons(anchor, follower);
    StackSuggestion {
        pair: pair(anchor, follower),
        anchor: anchor.name.clone(),
        follower: follower.name.clone(),
        score: points(&reasons),
        minute: follower.minute.or(anchor.minute),
        place: follower.place.clone().or_else(|| anchor.place.clone()),
        reasons,
    }
}

/// Whether walking from `from` along the anchors one comes to `to`. Ends also where the rows already go in a circle.
fn leads_to(anchors: &BTreeMap<HabitId, HabitId>, from: HabitId, to: HabitId) -> bool {
    std::iter::successors(Some(from), |at| anchors.get(at).copied()).take(anchors.len() + 1).any(|at| at == to)
}
