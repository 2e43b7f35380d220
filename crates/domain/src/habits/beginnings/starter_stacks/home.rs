//! Starter stacks of the household: money on Fridays, and a tidy home.

use jiff::civil::Weekday;

use super::{Starter, StarterHabit, StarterRhythm};

const FRIDAYS: StarterRhythm = StarterRhythm::On(&[Weekday::Friday]);

/// A quarter of an hour a week with one's own money.
pub const MONEY_FRIDAY: Starter = Starter {
    slug: "money-friday",
    title: "Money on Friday",
    page_title: "Money Friday: a weekly habit for your budget",
    description: "A weekly money habit of fifteen minutes: look at the account, pay what is open, and move a small sum to \
                  savings before the weekend begins.",
    lead: "Fifteen minutes before the weekend, so that money has one place in the week and not a corner of every day.",
    identity: "a person who knows where their money goes",
    why: &[
        "Looking is the whole first habit. Whoever looks once a week is seldom surprised, and does not need to look on the \
         other days.",
        "Paying comes second, while the list is open. The sum for later comes last and may be small: what counts is that it \
         leaves the account before the weekend does.",
    ],
    hard_day: "No wish to know? Open the account, read the balance, close it. That was the habit.",
    habits: &[
        StarterHabit::then(
            "Look at the account",
            "The week's lines from top to bottom, without judging.",
            "Read the balance",
        )
        .at("I make my Friday coffee")
        .due(FRIDAYS)
        .when(16, 0, "the office"),
        StarterHabit::then("Pay what is open", "Bills, shares, the friend who paid for lunch.", "Pay the smallest one")
            .due(FRIDAYS)
            .when(16, 5, "the office"),
        StarterHabit::then("Put a sum aside", "The same one every week, however small.", "Move one coin's worth")
            .due(FRIDAYS)
            .when(16, 10, "the office"),
    ],
    related: &["tidy-home", "desk-breaks", "evening-wind-down"],
};

/// A home that tidies itself in passing.
pub const TIDY: Starter = Starter {
    slug: "tidy-home",
    title: "A home that stays tidy",
    page_title: "Keep a tidy home with three small habits",
    description: "Keep your home tidy without a cleaning day: make the bed, carry one thing whenever you change rooms, and \
                  ten minutes with music after dinner.",
    lead: "Ten minutes a day and one rule for the way: never leave a room with empty hands.",
    identity: "a person whose home is easy to come back to",
    why: &[
        "A made bed is the smallest job with the largest surface. It takes a minute and the room looks kept until the \
         evening.",
        "The ten minutes have an end, and that is what makes them possible: music on, tidy until the third song is over, \
         stop. What is left can wait until tomorrow, because tomorrow has ten minutes too.",
    ],
    hard_day: "A bad week? Pull the blanket straight and carry one cup to the kitchen. The rest is patient.",
    habits: &[
        StarterHabit::then("Make the bed", "Blanket, pillow, window open.", "Pull the blanket straight")
            .at("I get up")
            .when(7, 0, "the bedroom"),
        StarterHabit::then("Carry one thing", "On the way to breakfast, whatever belongs elsewhere.", "One cup")
            .when(7, 5, "the hall"),
        StarterHabit::then("Tidy up with music", "Surfaces first, floor last; stop when the music does.", "One song")
            .at("I finish dinner")
            .measured(10, "min")
            .due(StarterRhythm::Weekly(5))
            .when(19, 30, "the living room"),
    ],
    related: &["evening-wind-down", "money-friday", "morning"],
};
