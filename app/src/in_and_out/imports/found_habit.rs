//! A habit of the file: whether it comes along, its days, and its figures there and here with the reason where they
//! differ.

use domain::{
    format::{counted, date_long, percent},
    habits::HabitKind,
    identity::Preferences,
    imports::{FoundDays, HabitDecision, PreviewHabit, SameName},
};
use leptos::prelude::*;

use super::form::{asks, decision_word};
use crate::{
    in_and_out::words::{difference_words, our_streak, their_streak},
    words::{asked, day_span},
};

/// How many look the same; none where no figure of the old app is known.
pub(super) fn same_words(habits: &[PreviewHabit], app: &str) -> Option<String> {
    let compared: Vec<_> = habits.iter().filter(|habit| habit.theirs.is_some() && habit.ours.is_some()).collect();
    let same = compared.iter().filter(|habit| habit.differences.is_empty()).count();
    match (compared.len(), same) {
        (0, _) => None,
        (all, same) if all == same => Some(format!("Streak and strength are the same here as in {app}.")),
        (1, 0) => Some(format!("Its figures differ from those in {app}. It says why.")),
        (_, 0) => Some(format!("The figures differ from those in {app}. Each habit says why.")),
        (all, same) => Some(format!(
            "The figures of {same} of {all} habits are the same here as in {app}. Each of the others says why not."
        )),
    }
}

/// One habit. `number` is its place in the file, from 0.
pub(super) fn found_habit(
    number: usize,
    habit: &PreviewHabit,
    app: &'static str,
    preferences: &Preferences,
) -> AnyView {
    let choice = if asks(habit) { which(number, habit, preferences) } else { whether(number, habit) };
    view! {
        <li class="found">
            {choice}
            <p class="found__note">{note(habit, preferences)}</p>
            {figures(habit, app)}
        </li>
    }
    .into_any()
}

fn whether(number: usize, habit: &PreviewHabit) -> AnyView {
    let checked = !matches!(habit.decision, HabitDecision::Leave {});
    let known =
        habit.known.map(|_| view! { <span class="choice__note">"Here already. Its new days are added."</span> });
    view! {
        <label class="choice">
            <input class="choice__input" type="checkbox" name="take[]" value=number.to_string() checked=checked/>
            <span class="choice__text"><b class="found__name">{habit.name.clone()}</b> {known}</span>
        </label>
    }
    .into_any()
}

/// A habit of the same name is here. Only its owner knows whether it is the same.
fn which(number: usize, habit: &PreviewHabit, preferences: &Preferences) -> AnyView {
    let now = decision_word(habit.decision);
    let option = |word: String, label: String| {
        let selected = word == now;
        view! { <option value=format!("{number}:{word}") selected=selected>{label}</option> }
    };
    let into = habit.same_name.iter().map(|same: &SameName| {
        option(
            same.habit_id.to_string(),
            format!("It is “{}”, here since {}", same.name, date_long(same.starts_on, preferences)),
        )
    });
    let mut options = vec![option("make".to_owned(), "A new habit beside it".to_owned())];
    options.extend(into);
    options.push(option("leave".to_owned(), "Leave it out".to_owned()));
    view! {
        <label class="found__which">
            <b class="found__name">{habit.name.clone()}</b>
            <span class="found__note">"There is a habit of this name here. Is it the same one?"</span>
            <select class="input input--select" name="same[]">{options}</select>
        </label>
    }
    .into_any()
}

/// Rule, days and how many of them are new.
fn note(habit: &PreviewHabit, preferences: &Preferences) -> String {
    let rule = match habit.kind {
        HabitKind::Quit => "Something to leave alone".to_owned(),
        kind => asked(kind, None, &habit.schedule, preferences.week_start.weekday()),
    };
    let FoundDays { found, same, kept, first, last, .. } = habit.days;
    let span = first.zip(last).map(|(first, last)| day_span(first, last, preferences));
    let days = match span {
        Some(span) => format!("{}, {span}", counted(found, "day", "days")),
        None => "no day noted".to_owned(),
    };
    let here = (same > 0).then(|| format!("{same} of them are here already"));
    let kept = (kept > 0).then(|| format!("{kept} say something else here, and what is here stays"));
    let archived = habit.is_archived.then(|| "archived".to_owned());
    let parts = [Some(rule), Some(days), here, kept, archived];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn figures(habit: &PreviewHabit, app: &'static str) -> Option<AnyView> {
    let ours = habit.ours?;
    let (streak, strength) = (our_streak(&ours), percent(ours.score));
    let Some(theirs) = habit.theirs else {
        return Some(
            view! { <p class="found__note">{format!("Here: streak {streak}, strength {strength}.")}</p> }.into_any(),
        );
    };
    let their_run = theirs.streak.map(their_streak);
    let their_strength = theirs.score.map(percent);
    if habit.differences.is_empty() {
        let words = format!("Streak {streak}, strength {strength}: as in {app}.");
        return Some(view! { <p class="found__note">{words}</p> }.into_any());
    }
    let reasons: Vec<_> =
        habit.differences.iter().map(|difference| view! { <li>{difference_words(difference, app)}</li> }).collect();
    let unknown = || "not counted".to_owned();
    Some(
        view! {
            <table class="table found__figures">
                <caption class="visually-hidden">{format!("Figures of {}", habit.name)}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{app}</th>
                        <th scope="col">"Here"</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">"Streak"</th>
                        <td>{their_run.unwrap_or_else(unknown)}</td>
                        <td>{streak}</td>
                    </tr>
                    <tr>
                        <th scope="row">"Strength"</th>
                        <td>{their_strength.unwrap_or_else(unknown)}</td>
                        <td>{strength}</td>
                    </tr>
                </tbody>
            </table>
            <ul class="found__reasons">{reasons}</ul>
        }
        .into_any(),
    )
}
