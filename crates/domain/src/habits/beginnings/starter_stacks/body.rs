//! Starter stacks of the body: strength at home, and living without cigarettes.

use jiff::civil::Weekday;

use super::{Starter, StarterCue, StarterHabit, StarterRhythm};
use crate::habits::HabitKind;

const THREE_DAYS: StarterRhythm = StarterRhythm::On(&[Weekday::Monday, Weekday::Wednesday, Weekday::Friday]);

/// Three times a week, with nothing but a floor.
pub const STRENGTH: Starter = Starter {
    slug: "strength-at-home",
    title: "Strength at home",
    page_title: "Strength training at home in three habits",
    description: "Strength training at home three times a week, without equipment: lay out the mat, do one short round, \
                  and write down what you did.",
    lead: "Twenty minutes on Monday, Wednesday and Friday, with a floor and a chair.",
    identity: "a person who is strong",
    why: &[
        "The hard part is not the training but the change into it. That is why it starts with a mat on the floor, at a \
         moment when you come through the door anyway: once it lies there, the first push-up is two steps away.",
        "Writing down what you did takes a minute and replaces the plan. Next time you see the number and know whether one \
         more would be fair.",
    ],
    hard_day: "Nothing left? Lay out the mat and do two push-ups against the wall. Then roll it up with a good conscience.",
    habits: &[
        StarterHabit::then("Lay out the mat", "And change, before you sit down anywhere.", "Unroll it, nothing more")
            .at("I come home from work")
            .due(THREE_DAYS)
            .when(18, 0, "the living room"),
        StarterHabit::then(
            "Do one round of strength",
            "Squats, push-ups, rows at the table, plank: as many as are clean.",
            "Two push-ups",
        )
        .measured(20, "min")
        .due(THREE_DAYS)
        .when(18, 5, "the living room"),
        StarterHabit::then("Write down the numbers", "Exercise, times, how it felt.", "One number")
            .due(THREE_DAYS)
            .when(18, 30, "the living room"),
    ],
    related: &["desk-breaks", "sleep", "quit-smoking"],
};

/// Without cigarettes, one wave at a time.
pub const QUIT_SMOKING: Starter = Starter {
    slug: "quit-smoking",
    title: "Without cigarettes",
    page_title: "Quit smoking: a stack for the hard moments",
    description: "Quit smoking with a plan for the hard moments: a day counts unless you note a slip, ten slow breaths when \
                  the wish comes, a walk after lunch.",
    lead: "A day counts as kept unless you say otherwise. The rest of the stack is for the minutes in between.",
    identity: "a person who breathes freely",
    why: &[
        "Leaving something alone gives the hands nothing to do. So the day itself needs no tick, and the two habits beside \
         it fill the moments in which a cigarette used to be: the sudden wish, and the end of lunch.",
        "A wish comes like a wave and goes like one, usually within minutes. You do not have to win against it, only to \
         breathe until it has passed. If you slip, you note it, and the count of free days goes on from there.",
        "This page is no medical advice. A doctor or a pharmacist knows what else can help, and asking is a good start.",
    ],
    hard_day: "A slip is one cigarette, not the end of it. Note it, drink a glass of water, and begin the next hour anew.",
    habits: &[
        StarterHabit {
            name: "No cigarettes",
            how: "Nothing to tick: the day is kept unless you note a slip.",
            minimum: None,
            kind: HabitKind::Quit,
            target: None,
            unit: None,
            rhythm: StarterRhythm::Daily,
            cue: StarterCue::AllDay,
            minute: None,
            place: None,
        },
        StarterHabit::then(
            "Take ten slow breaths",
            "In through the nose, out longer than in, until the wave is over.",
            "One breath",
        )
        .at("I feel like smoking"),
        StarterHabit::then("Walk after lunch", "The way that does not pass the old corner.", "Once round the building")
            .at("I get up from lunch")
            .measured(10, "min")
            .when(13, 0, "the open air"),
    ],
    related: &["strength-at-home", "desk-breaks", "sleep"],
};
