//! The figures that people look for first.

use domain::{
    format::percent,
    habits::{HabitFiguresView, RateSpan},
};
use leptos::prelude::*;
use ui::{Hue, Section, Stat, Stats};

use crate::{
    page::PageState,
    words::{best_streak, settled_words, streak_unit},
};

/// Run, strength and the last month.
#[component]
pub(super) fn ShortSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let streak = Memo::new(move |_| page.value.with(|view| view.streak));
    let score = Memo::new(move |_| page.value.with(|view| view.score));
    let month = Memo::new(move |_| {
        page.value.with(|view| {
            let figure = view.rates.iter().find(|figure| figure.span == RateSpan::LastDays(30));
            figure.map(|figure| figure.settled).unwrap_or_default()
        })
    });
    view! {
        <Section title="In short" hue=Some(Hue::Leaf)>
            <Stats>
                <Stat
                    label="Streak"
                    value=Signal::derive(move || streak.get().current.to_string())
                    unit=Signal::derive(move || streak_unit(streak.get().current, streak.get().unit).to_owned())
                    note=Signal::derive(move || Some(best_streak(streak.get().best, streak.get().unit)))
                />
                <Stat label="Strength" value=Signal::derive(move || percent(score.get()))/>
                <Stat
                    label="Last 30 days"
                    value=Signal::derive(move || month.get().rate().map_or_else(|| "–".to_owned(), percent))
                    note=Signal::derive(move || Some(settled_words(&month.get(), streak.get().unit)))
                />
            </Stats>
        </Section>
    }
}
