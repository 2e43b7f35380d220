//! Starter stacks: small chains of habits that somebody could begin today. Public pages show them, onboarding offers
//! them; the browser never carries them, because a page is told what it shows.

mod body;
mod day;
mod evening;
mod home;
mod ranking;
mod sentences;
mod starter;

pub use ranking::{StarterMatch, rank_starters};
pub use starter::{Starter, StarterCue, StarterHabit, StarterRhythm};

/// All of them, in the order of the public list.
pub const STARTERS: [&Starter; 10] = [
    &day::MORNING,
    &evening::WIND_DOWN,
    &day::DESK_BREAKS,
    &evening::READING,
    &body::STRENGTH,
    &home::MONEY_FRIDAY,
    &body::QUIT_SMOKING,
    &evening::SLEEP,
    &home::TIDY,
    &day::LANGUAGE,
];

/// The one with this slug.
#[must_use]
pub fn starter(slug: &str) -> Option<&'static Starter> {
    STARTERS.into_iter().find(|starter| starter.slug == slug)
}
