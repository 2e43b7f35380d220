//! Starter stacks of the day: the morning, the desk, a language.

use super::{Starter, StarterHabit, StarterRhythm};

/// Three things before the day begins.
pub const MORNING: Starter = Starter {
    slug: "morning",
    title: "A gentle morning",
    page_title: "Morning routine: a stack of three habits",
    description: "A morning routine of three small habits tied to your first coffee: water, a stretch, and one line about \
                  what matters today. Ten minutes, no early alarm.",
    lead: "Ten minutes tied to something you do anyway: the first coffee or tea of the day.",
    identity: "a person who begins the day on purpose",
    why: &[
        "Most mornings already have one fixed point: the kettle, the machine, the first cup. It comes every day at about \
         the same time, so it makes a better bell than an alarm does.",
        "The order goes from easy to thoughtful. A glass of water asks for nothing. The stretch wakes the body while the \
         cup cools. Only then comes the one line of writing, when you are awake enough to mean it.",
    ],
    hard_day: "Overslept? Drink the water, roll your shoulders once, and name one thing aloud on the way out. That counts.",
    habits: &[
        StarterHabit::then(
            "Drink a glass of water",
            "Fill it while the kettle runs, and drink it standing.",
            "One mouthful",
        )
        .at("I switch on the kettle")
        .when(7, 0, "the kitchen"),
        StarterHabit::then(
            "Stretch",
            "Neck, shoulders, hips, calves: a slow minute each.",
            "Roll your shoulders five times",
        )
        .measured(5, "min")
        .when(7, 5, "the kitchen"),
        StarterHabit::then(
            "Write one line about today",
            "What would make this a good day? One sentence on paper, then drink your cup.",
            "Say it aloud",
        )
        .when(7, 10, "the kitchen"),
    ],
    related: &["evening-wind-down", "reading", "learn-a-language"],
};

/// Breaks that a working day has room for.
pub const DESK_BREAKS: Starter = Starter {
    slug: "desk-breaks",
    title: "Breaks at the desk",
    page_title: "Desk breaks: three habits for workdays",
    description: "Short breaks that fit a working day at a desk: stand up after each call, walk after lunch, and close the \
                  day with a plan for tomorrow.",
    lead: "Three pauses on workdays, each hung on a moment that the day brings by itself.",
    identity: "a person who takes care of their body at work",
    why: &[
        "A timer that rings in the middle of a thought is soon switched off. The end of a call, the empty plate and the \
         last mail are better moments: the thought is over already.",
        "The last of the three is a break too. Writing down where to go on tomorrow lets the evening begin.",
    ],
    hard_day: "A day full of meetings? Stand up once, walk to the next door and back, write three words for tomorrow.",
    habits: &[
        StarterHabit::then(
            "Stand up and look far away",
            "Two minutes at the window, eyes on the horizon.",
            "Stand up once",
        )
        .at("I end a call")
        .due(StarterRhythm::WORKDAYS)
        .when(10, 30, "the office"),
        StarterHabit::then("Walk after lunch", "Round the block, the phone in the pocket.", "To the door and back")
            .at("I put my plate away")
            .measured(15, "min")
            .due(StarterRhythm::WORKDAYS)
            .when(13, 0, "the open air"),
        StarterHabit::then(
            "Plan tomorrow",
            "Three lines: what is open, what comes first, what can wait.",
            "Write down the first thing only",
        )
        .at("I close my last mail")
        .due(StarterRhythm::WORKDAYS)
        .when(17, 15, "the office"),
    ],
    related: &["morning", "strength-at-home", "tidy-home"],
};

/// A little of a language every day.
pub const LANGUAGE: Starter = Starter {
    slug: "learn-a-language",
    title: "A language, a little every day",
    page_title: "Learn a language with three small habits",
    description: "Learn a language in small daily steps: ten words over breakfast, ten minutes of listening on the way, and \
                  three sentences of your own in the evening.",
    lead: "Words, ears, mouth: three short meetings with the language, spread over the day.",
    identity: "a person who speaks another language",
    why: &[
        "Twenty minutes in one piece are hard to find; three times a few minutes are not. What you meet again in the \
         evening is also what you still know next week.",
        "Each part does another job. Words give you something to hear, listening shows how they are joined, and the \
         sentences of your own show what is still missing.",
    ],
    hard_day: "No head for it? One old word, one song in the language, one sentence: I am tired today.",
    habits: &[
        StarterHabit::then(
            "Learn ten words",
            "Five old, five new, aloud and with the hand over the answer.",
            "One word",
        )
        .at("I sit down to breakfast")
        .measured(10, "words")
        .when(7, 30, "the kitchen"),
        StarterHabit::then("Listen to the language", "A podcast or a song, without reading along.", "One song")
            .at("I set out for the day")
            .measured(10, "min")
            .due(StarterRhythm::WORKDAYS)
            .when(8, 15, "the train or the bus"),
        StarterHabit::then("Say three sentences of my own", "About the day, said aloud or written.", "One sentence")
            .at("I sit down after dinner")
            .when(19, 30, "the living room"),
    ],
    related: &["reading", "morning", "desk-breaks"],
};
