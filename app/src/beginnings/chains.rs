//! Stacks as chains: each from its beginning, in the order in which they are done.

use domain::{
    habits::{Habit, Stack, Tone, chain_order, stack_sentence},
    ids::HabitId,
};
use uuid::Uuid;

use super::server_fns::{StackForm, StackStep, StacksView, SuggestedStack};

/// The page of stacks; `edit` names one to change, `new_id` is for the next one.
pub(super) fn stacks_page(
    habits: &[Habit],
    stacks: &[Stack],
    suggestions: Vec<SuggestedStack>,
    edit: Option<&str>,
    new_id: Uuid,
) -> StacksView {
    let habits: Vec<Habit> = habits.iter().filter(|habit| habit.is_active()).cloned().collect();
    let edited = edit.and_then(|id| stacks.iter().find(|stack| stack.id.to_string() == id));
    let named = |habit: &Habit| (habit.id.to_string(), habit.name.clone());
    let is_free = |habit: &&Habit| {
        let stack = stacks.iter().find(|stack| stack.follower_habit_id == habit.id);
        !habit.kind.asks_to_refrain() && stack.is_none_or(|stack| edited.is_some_and(|edited| edited.id == stack.id))
    };
    StacksView {
        chains: chains(&habits, stacks),
        anchors: habits.iter().filter(|habit| can_anchor(habit)).map(named).collect(),
        followers: habits.iter().filter(is_free).map(named).collect(),
        suggestions,
        form: edited.map_or_else(|| blank(new_id), form_of),
        is_edit: edited.is_some(),
    }
}

/// Whether something can be tied to a habit: it is done, not left alone, and its owner does not want to be rid of it.
fn can_anchor(habit: &Habit) -> bool {
    !habit.kind.asks_to_refrain() && habit.tone != Tone::Bad
}

/// The chains of habits that follow or are followed. Habits on their own are none.
fn chains(habits: &[Habit], stacks: &[Stack]) -> Vec<Vec<StackStep>> {
    let mut sorted: Vec<&Habit> = habits.iter().collect();
    sorted.sort_by_key(|habit| (habit.position, habit.id));
    let ids: Vec<HabitId> = sorted.iter().map(|habit| habit.id).collect();
    let of = |id: HabitId| habits.iter().find(|habit| habit.id == id);
    let mut chains: Vec<Vec<StackStep>> = Vec::new();
    for habit in chain_order(&ids, stacks).into_iter().filter_map(of) {
        let stack = stacks.iter().find(|stack| stack.follower_habit_id == habit.id);
        let anchor = stack.and_then(|stack| stack.anchor_habit_id).and_then(of);
        let is_followed =
            stacks.iter().any(|other| other.anchor_habit_id == Some(habit.id) && of(other.follower_habit_id).is_some());
        if stack.is_none() && !is_followed {
            continue;
        }
        let step = step(habit, stack, anchor, stacks);
        match chains.last_mut().filter(|_| anchor.is_some()) {
            Some(chain) => chain.push(step),
            None => chains.push(vec![step]),
        }
    }
    chains
}

fn step(habit: &Habit, stack: Option<&Stack>, anchor: Option<&Habit>, stacks: &[Stack]) -> StackStep {
    let sentence = stack.map(|stack| {
        let before = anchor.map(|anchor| anchor.name.as_str()).or(stack.cue.as_deref()).unwrap_or("…");
        (stack.id.to_string(), stack_sentence(before, &habit.name, stack.at_time, stack.place.as_deref()))
    });
    let place = |stack: &Stack| (stack.position, stack.id);
    let siblings = || {
        let anchor = stack.and_then(|stack| stack.anchor_habit_id);
        stacks.iter().filter(move |other| anchor.is_some() && other.anchor_habit_id == anchor)
    };
    StackStep {
        habit_id: habit.id.to_string(),
        name: habit.name.clone(),
        stack: sentence,
        can_rise: stack.is_some_and(|stack| siblings().any(|other| place(other) < place(stack))),
        can_sink: stack.is_some_and(|stack| siblings().any(|other| place(other) > place(stack))),
    }
}

/// What the form of a stack starts with.
fn form_of(stack: &Stack) -> StackForm {
    StackForm {
        id: stack.id.to_string(),
        is_new: "false".to_owned(),
        anchor: stack.anchor_habit_id.map(|id| id.to_string()).unwrap_or_default(),
        cue: stack.cue.clone().unwrap_or_default(),
        follower: stack.follower_habit_id.to_string(),
        at_time: stack.at_time.map(domain::format::time).unwrap_or_default(),
        place: stack.place.clone().unwrap_or_default(),
    }
}

/// What the form of a new stack starts with.
fn blank(id: Uuid) -> StackForm {
    StackForm { id: id.to_string(), is_new: "true".to_owned(), ..StackForm::default() }
}

/// A suggestion with its words, and what taking it would post.
#[cfg(feature = "ssr")]
pub(super) fn suggested(found: domain::habits::StackSuggestion, id: Uuid) -> SuggestedStack {
    use jiff::civil::Time;

    use crate::words::why_suggested;

    let at_time = found.minute.and_then(|minute| {
        let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
        Time::new(hour, minute, 0, 0).ok()
    });
    let form = StackForm {
        anchor: found.pair.anchor.to_string(),
        follower: found.pair.follower.to_string(),
        at_time: at_time.map(domain::format::time).unwrap_or_default(),
        place: found.place.clone().unwrap_or_default(),
        ..blank(id)
    };
    SuggestedStack {
        sentence: stack_sentence(&found.anchor, &found.follower, at_time, found.place.as_deref()),
        reasons: found.reasons.iter().map(|reason| why_suggested(reason, &found.anchor)).collect(),
        score: found.score,
        form,
    }
}
