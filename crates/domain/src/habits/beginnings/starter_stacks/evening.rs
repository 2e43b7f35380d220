//! Starter stacks of the evening: winding down, reading, sleep.

use super::{Starter, StarterHabit};

/// From the last dish to the book.
pub const WIND_DOWN: Starter = Starter {
    slug: "evening-wind-down",
    title: "An evening that winds down",
    page_title: "Evening routine: wind down in three steps",
    description: "An evening routine in three steps that follow each other: a clear table, clothes laid out for tomorrow, \
                  and the phone in another room.",
    lead: "Half an hour in which the day is put away, one thing after the other.",
    identity: "a person who ends the day in peace",
    why: &[
        "Evenings fall apart where nothing leads to the next thing. Here each step stands where the one before it ends: \
         from the kitchen to the wardrobe to the shelf by the door.",
        "The phone goes last and goes away. As long as it lies beside the bed, every other evening habit argues with it.",
    ],
    hard_day: "Home late? Put one cup away, hang up your coat for tomorrow, and leave the phone in the hall.",
    habits: &[
        StarterHabit::then("Clear the table", "Dishes away, one wipe, lights down.", "Put one thing away")
            .at("I finish dinner")
            .when(20, 30, "the kitchen"),
        StarterHabit::then(
            "Lay out tomorrow's clothes",
            "And what has to leave the house with you.",
            "Choose the shirt",
        )
        .when(21, 0, "the bedroom"),
        StarterHabit::then(
            "Put the phone away for the night",
            "On the charger, outside of the bedroom. A plain alarm clock does the rest.",
            "Flight mode, face down",
        )
        .when(21, 30, "the hall"),
    ],
    related: &["sleep", "reading", "tidy-home"],
};

/// A few pages, kept up.
pub const READING: Starter = Starter {
    slug: "reading",
    title: "Reading, kept up",
    page_title: "Read more books: a stack of three habits",
    description: "Read more without setting time aside: a book where you sit down anyway, ten pages after the evening tea, \
                  and one line about what stayed with you.",
    lead: "Ten pages a day are about fifteen books a year. The trick is where the book lies.",
    identity: "a person who reads",
    why: &[
        "Whoever has to look for the book reaches for what lies nearer. So the first habit is not reading at all, but \
         putting the book where you will sit.",
        "Ten pages are few on purpose. On most days you will not stop there, and on the others you have still read.",
    ],
    hard_day: "Eyes closing? One page. Or only open the book and read where you were.",
    habits: &[
        StarterHabit::then("Put the book on my chair", "Bookmark in, lamp on.", "Know where it is")
            .at("I clear the table after dinner")
            .when(20, 0, "the armchair"),
        StarterHabit::then("Read", "With a cup of tea, before any screen.", "One page").measured(10, "pages").when(
            20,
            30,
            "the armchair",
        ),
        StarterHabit::then("Note one line", "A sentence that stayed, or what you think will happen.", "Fold a corner")
            .when(20, 55, "the armchair"),
    ],
    related: &["evening-wind-down", "sleep", "learn-a-language"],
};

/// The same hour every night.
pub const SLEEP: Starter = Starter {
    slug: "sleep",
    title: "To bed at the same hour",
    page_title: "Better sleep habits: to bed on time",
    description: "Three habits for steady nights: a last coffee at noon, dim light an hour before bed, and lights out at \
                  the same time every night.",
    lead: "A steady hour is easier than an early one. Begin with the one you have.",
    identity: "a person who is rested",
    why: &[
        "Going to bed is the end of a chain that begins at noon. So the stack begins there too, with the last coffee, \
         and goes on with light: a dim room says evening more clearly than a clock.",
        "Lights out comes last and at one time, also at weekends. Choose the hour that you keep now on good days, not the \
         one that you wish for; it can move by ten minutes when it holds.",
    ],
    hard_day: "It got late? Skip what comes before and only keep the last step: lights out without the phone.",
    habits: &[
        StarterHabit::then(
            "Drink the last coffee of the day",
            "Enjoy it. Tea without caffeine from here on.",
            "Make it a small one",
        )
        .at("I finish lunch")
        .when(13, 0, "the kitchen"),
        StarterHabit::then(
            "Dim the lights",
            "Lamps instead of the ceiling, screens at their darkest.",
            "Switch one lamp off",
        )
        .at("I brush my teeth")
        .when(21, 45, "the bathroom"),
        StarterHabit::then(
            "Turn the lights out",
            "In bed, dark, quiet, with nothing left to scroll.",
            "Lie down for two minutes",
        )
        .when(22, 45, "the bedroom"),
    ],
    related: &["evening-wind-down", "reading", "morning"],
};
