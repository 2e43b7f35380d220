//! Two habits, one after the other, and what speaks for them.

use serde::{Deserialize, Serialize};

use super::{StackCandidate, SuggestionReason};
use crate::ids::HabitId;

const DAY: u16 = 24 * 60;

/// Within this many minutes two things are close in time.
const CLOSE: u16 = 60;

const TIME_POINTS: u16 = 40;
const PLACE_POINTS: u8 = 25;
const WORD_POINTS: u8 = 10;
const RATE_POINTS: u16 = 15;

/// One habit after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StackPair {
    /// What is done first.
    pub anchor: HabitId,
    /// What follows.
    pub follower: HabitId,
}

/// What speaks for doing `follower` after `anchor`, strongest kind first; empty when nothing joins the two.
pub(super) fn reasons(anchor: &StackCandidate, follower: &StackCandidate) -> Vec<SuggestionReason> {
    let found = [close_in_time(anchor, follower), same_place(anchor, follower), shared_words(anchor, follower)];
    let mut reasons: Vec<SuggestionReason> = found.into_iter().flatten().collect();
    if reasons.iter().any(SuggestionReason::joins) {
        reasons.extend(reliable(anchor));
    }
    reasons
}

/// Whether the clock speaks against this order: the follower is usually done a little before the anchor.
pub(super) fn is_against_the_clock(anchor: &StackCandidate, follower: &StackCandidate) -> bool {
    let (Some(first), Some(second)) = (anchor.minute, follower.minute) else { return false };
    let back = (first + DAY - second % DAY) % DAY;
    (1..CLOSE).contains(&back)
}

fn close_in_time(anchor: &StackCandidate, follower: &StackCandidate) -> Option<SuggestionReason> {
    let (first, second) = (anchor.minute? % DAY, follower.minute? % DAY);
    let apart = first.abs_diff(second);
    let gap_minutes = apart.min(DAY - apart);
    if gap_minutes >= CLOSE {
        return None;
    }
    let points = u8::try_from((CLOSE - gap_minutes) * TIME_POINTS / CLOSE).unwrap_or_default().max(1);
    Some(SuggestionReason::CloseInTime { gap_minutes, points })
}

fn same_place(anchor: &StackCandidate, follower: &StackCandidate) -> Option<SuggestionReason> {
    let (first, second) = (anchor.place.as_deref()?, follower.place.as_deref()?);
    let plain = |place: &str| place.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if plain(first).is_empty() || plain(first) != plain(second) {
        return None;
    }
    Some(SuggestionReason::SamePlace { place: first.trim().to_owned(), points: PLACE_POINTS })
}

fn shared_words(anchor: &StackCandidate, follower: &StackCandidate) -> Option<SuggestionReason> {
    let words: Vec<String> = anchor.words.intersection(&follower.words).cloned().collect();
    match words.len() {
        0 => None,
        1 => Some(SuggestionReason::SharedWords { words, points: WORD_POINTS }),
        _ => Some(SuggestionReason::SharedWords { words, points: 2 * WORD_POINTS }),
    }
}

fn reliable(anchor: &StackCandidate) -> Option<SuggestionReason> {
    let rate = anchor.rate_30d.filter(|rate| rate.is_finite())?;
    let percent = (rate.clamp(0.0, 1.0) * 100.0).round() as u8;
    let points = u8::try_from(u16::from(percent) * RATE_POINTS / 100).unwrap_or_default();
    (points > 0).then_some(SuggestionReason::ReliableAnchor { percent, points })
}
