//! Starter stacks: what they promise holds, and what they say fits where it is shown.

use std::collections::BTreeSet;

use domain::habits::{
    HabitFields, HabitKind, Quantity, optional_text_field,
    starter_stacks::{STARTERS, StarterCue, starter},
    text_field,
};

#[test]
fn every_starter_has_an_address_and_words_of_its_own() {
    let one_each = |of: fn(usize) -> &'static str| (0..STARTERS.len()).map(of).collect::<BTreeSet<_>>().len();
    assert_eq!(one_each(|at| STARTERS[at].slug), 10);
    assert_eq!(one_each(|at| STARTERS[at].title), 10);
    assert_eq!(one_each(|at| STARTERS[at].page_title), 10);
    assert_eq!(one_each(|at| STARTERS[at].description), 10);
    assert_eq!(one_each(|at| STARTERS[at].identity), 10);
    for stack in STARTERS {
        assert!(stack.slug.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", stack.slug);
        assert_eq!(starter(stack.slug), Some(stack));
        assert!(stack.page_title.chars().count() <= 46, "{}", stack.page_title);
        assert!((70..=155).contains(&stack.description.chars().count()), "{}", stack.description);
        assert!(text_field(stack.identity, 200).is_ok());
        assert!(!stack.why.is_empty() && !stack.lead.is_empty() && !stack.hard_day.is_empty());
    }
    assert_eq!(starter("no-such-stack"), None);
}

#[test]
fn related_stacks_exist_and_are_others() {
    for stack in STARTERS {
        assert!(stack.related.len() >= 2, "{}", stack.slug);
        for related in stack.related {
            assert!(starter(related).is_some_and(|other| other.slug != stack.slug), "{related}");
        }
    }
    let linked: BTreeSet<&str> = STARTERS.iter().flat_map(|stack| stack.related.iter().copied()).collect();
    assert_eq!(linked.len(), STARTERS.len(), "some stack is named by no other");
}

#[test]
fn every_habit_of_a_starter_can_be_made() {
    for stack in STARTERS {
        assert!(stack.habits.len() >= 3, "{}", stack.slug);
        for habit in stack.habits {
            let fields: HabitFields = habit.fields(None);
            assert!(fields.checked().is_ok(), "{}", habit.name);
            assert_eq!(habit.amount().map(Quantity::thousandths), habit.target.map(|target| target * 1000));
            assert!(habit.minimum.is_none_or(|text| text_field(text, 120).is_ok()), "{}", habit.name);
            assert!(habit.place.is_none_or(|text| optional_text_field(text, 120).is_ok()), "{}", habit.name);
            assert!(habit.minute.is_none_or(|minute| minute < 24 * 60), "{}", habit.name);
        }
    }
}

#[test]
fn a_chain_begins_with_a_moment_that_comes_anyway() {
    for stack in STARTERS {
        let done = stack.habits.iter().filter(|habit| habit.kind != HabitKind::Quit);
        let cues: Vec<StarterCue> = done.map(|habit| habit.cue).collect();
        assert!(matches!(cues.first(), Some(StarterCue::Moment(_))), "{}", stack.slug);
        for cue in cues {
            let StarterCue::Moment(moment) = cue else { continue };
            assert!(moment.starts_with("I ") && text_field(moment, 200).is_ok(), "{moment}");
        }
        let first = stack.habits.first().map(|habit| habit.cue);
        assert_ne!(first, Some(StarterCue::Previous), "{}", stack.slug);
    }
}
