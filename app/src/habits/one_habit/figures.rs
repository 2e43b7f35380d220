//! What a history comes to: the run, the strength and how it is computed, and the shares.

use domain::{
    format::{date_short, percent},
    habits::{DayState, HabitKind, HabitPageView},
    identity::Preferences,
};
use jiff::ToSpan;
use leptos::prelude::*;
use ui::{Disclosure, Hue, LineChart, LineChartModel, Ring, Section, Stat, Stats};

use crate::{
    page::PageState,
    words::{best_streak, reserves, streak_unit},
};

pub(in crate::habits) const LEFT_ALONE: &str = "What you leave alone counts when the day is over. A day over its limit counts in part, less \
                          the further it went.";

/// The figures of a habit.
#[component]
pub(super) fn Figures(page: PageState<HabitPageView>) -> impl IntoView {
    let streak = Memo::new(move |_| page.value.with(|view| view.streak));
    let rates = Memo::new(move |_| page.value.with(|view| view.rates));
    let share = move |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), percent);
    view! {
        <Section title="How it goes" hue=Some(Hue::Leaf)>
            <Stats>
                <Stat
                    label="Streak"
                    value=Signal::derive(move || streak.get().current.to_string())
                    unit=Signal::derive(move || streak_unit(streak.get().current, streak.get().unit).to_owned())
                    note=Signal::derive(move || Some(best_streak(streak.get().best, streak.get().unit)))
                />
                <Stat
                    label="Last 30 days"
                    value=Signal::derive(move || share(rates.get().rate_30d))
                    note=Signal::derive(|| Some("of what was due".to_owned()))
                />
                <Stat
                    label="Last 90 days"
                    value=Signal::derive(move || share(rates.get().rate_90d))
                    note=Signal::derive(|| Some("of what was due".to_owned()))
                />
            </Stats>
            <Reserves page/>
            <Strength page/>
        </Section>
    }
}

/// What a run survives, said only where there are reserves.
#[component]
fn Reserves(page: PageState<HabitPageView>) -> impl IntoView {
    let sentence = Memo::new(move |_| {
        page.value.with(|view| reserves(view.habit.reserves_per_month, &view.streak, view.today.month()))
    });
    move || {
        sentence.get().map(|sentence| {
            view! {
                <p class="measure">{sentence}</p>
                <p class="measure quiet">
                    "A reserve covers a miss by itself, and the run goes on. How many there are is up to you, where you \
                     edit the habit."
                </p>
            }
        })
    }
}

#[component]
fn Strength(page: PageState<HabitPageView>) -> impl IntoView {
    let score = Memo::new(move |_| page.value.with(|view| view.score));
    let refrains = Memo::new(move |_| page.value.with(|view| view.habit.kind.asks_to_refrain()));
    let series = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| line_model(view, p))));
    view! {
        <div class="strength">
            {move || {
                let shown = percent(score.get());
                view! { <Ring fraction=score.get() label=format!("Strength {shown}") hue=Some(Hue::Leaf)>{shown.clone()}</Ring> }
            }}
            <div class="strength__words">
                <h3 class="strength__title">"Strength"</h3>
                {move || next_step(page).map(|sentence| view! { <p class="quiet">{sentence}</p> })}
            </div>
        </div>
        {move || view! { <LineChart model=series.get()/> }}
        <Disclosure summary="How this is computed">
            <p>
                "Strength weighs every day that was due. A day that counts moves it up, a missed day moves it down, \
                 and the further back a day lies the less it weighs."
            </p>
            <p>
                "For a daily habit, half of the figure comes from the last 13 days. A habit that is due less often \
                 moves in smaller steps by the week, so that both grow at a comparable pace."
            </p>
            <p>"A skipped day changes nothing, and today is left out until it counts or is over."</p>
            {move || refrains.get().then_some(view! { <p>{LEFT_ALONE}</p> })}
        </Disclosure>
    }
}

/// "Check in today: 64 % to 66 %", while today is open.
fn next_step(page: PageState<HabitPageView>) -> Option<String> {
    page.value.with(|view| {
        let is_open = view.day == view.today && view.state == DayState::Due;
        let (now, then) = (percent(view.score), percent(view.score_after_check_in));
        (is_open && now != then).then(|| match view.habit.kind {
            HabitKind::YesNo | HabitKind::Measure => format!("Check in today: {now} to {then}."),
            HabitKind::Limit => format!("Stay within it today: {now} to {then}."),
            HabitKind::Quit => format!("Keep today: {now} to {then}."),
        })
    })
}

fn line_model(view: &HabitPageView, preferences: &Preferences) -> LineChartModel {
    let days = view.score_series.len();
    let first = view.today.checked_sub((days.saturating_sub(1) as i64).days()).unwrap_or(view.today);
    let day_at = |at: usize| first.checked_add((at as i64).days()).unwrap_or(first);
    let rows = view.score_series.iter().enumerate().rev().step_by(7);
    LineChartModel {
        label: format!("Strength over the last {days} days, now {}", percent(view.score)),
        values: view.score_series.clone(),
        ticks: [0.0, 0.5, 1.0].into_iter().map(|share| (share, percent(share))).collect(),
        start: date_short(first, preferences),
        end: date_short(view.today, preferences),
        rows: rows.map(|(at, share)| (date_short(day_at(at), preferences), percent(*share))).collect(),
        row_heads: ("Day".to_owned(), "Strength".to_owned()),
        hue: Hue::Leaf,
    }
}
