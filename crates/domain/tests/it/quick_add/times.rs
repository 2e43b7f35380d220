//! Times of the day.

use super::{says, stays};

#[test]
fn a_time_stands_behind_at() {
    says(&[
        ("Meet at 15:00", "Meet 2026-03-11 at 15:00"),
        ("Meet tomorrow at 3pm", "Meet 2026-03-12 at 15:00"),
        ("Meet @ 3:12 pm tomorrow", "Meet 2026-03-12 at 15:12"),
        ("Meet at 10:05pm friday", "Meet 2026-03-13 at 22:05"),
        ("Meet today at 12:15 am", "Meet 2026-03-11 at 00:15"),
        ("Meet monday at noon", "Meet 2026-03-16 at 12:00"),
    ]);
}

#[test]
fn behind_a_day_a_time_needs_less() {
    says(&[
        ("Meet tomorrow 3pm", "Meet 2026-03-12 at 15:00"),
        ("Meet tomorrow 15:30", "Meet 2026-03-12 at 15:30"),
        ("Meet monday at 8", "Meet 2026-03-16 at 08:00"),
    ]);
}

#[test]
fn a_time_that_is_over_is_tomorrow() {
    says(&[("Meet at 9am", "Meet 2026-03-12 at 09:00"), ("Meet at 9:30 am", "Meet 2026-03-11 at 09:30")]);
}

#[test]
fn some_words_say_day_and_time() {
    says(&[
        ("Dinner tonight", "Dinner 2026-03-11 at 21:00"),
        ("Dinner tonight at 20:00", "Dinner 2026-03-11 at 20:00"),
        ("Oven in 20 minutes", "Oven 2026-03-11 at 09:50"),
        ("Oven in an hour", "Oven 2026-03-11 at 10:30"),
        ("Call in 15 hours", "Call 2026-03-12 at 00:30"),
    ]);
}

#[test]
fn what_is_no_time_stays() {
    stays(&["Meet at 8 friends", "Score 10:00", "Meet at 25:00", "Meet at 13pm", "Meet at 9:5", "Rest 2 hours"]);
}
