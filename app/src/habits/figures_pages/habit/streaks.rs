//! The list of streaks, longest first, then newest.

use domain::{
    format::counted,
    habits::{HabitFiguresView, StreakRun},
    identity::Preferences,
};
use leptos::prelude::*;
use ui::{Disclosure, Hue, Rank, Ranks, Section};

use crate::{
    habits::figures_pages::how::How,
    page::PageState,
    words::{day_span, run_length, run_note},
};

/// How many are shown before the rest is unfolded.
const FIRST: usize = 5;

/// The runs as bars.
#[component]
pub(super) fn StreaksSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let items = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| ranks(&view.runs, p))));
    let sentences = Memo::new(move |_| page.value.with(sentences));
    view! {
        <Section title="Streaks" hue=Some(Hue::Leaf) id="streaks">
            {move || {
                let mut first = items.get();
                let rest = first.split_off(first.len().min(FIRST));
                if first.is_empty() {
                    return view! { <p class="quiet">"The first streak begins with the first day that counts."</p> }
                        .into_any();
                }
                let more = (!rest.is_empty())
                    .then(|| {
                        let summary = format!("{} more streaks", rest.len());
                        view! {
                            <Disclosure summary>
                                <Ranks label="More streaks" items=rest hue=Some(Hue::Leaf)/>
                            </Disclosure>
                        }
                    });
                view! {
                    <Ranks label="Streaks, longest first" items=first hue=Some(Hue::Leaf)/>
                    {more}
                }
                    .into_any()
            }}
            <How of="streaks" sentences/>
        </Section>
    }
}

fn ranks(runs: &[StreakRun], preferences: &Preferences) -> Vec<Rank> {
    let best = runs.first().map_or(1, |run| run.length.max(1));
    let rank = |run: &StreakRun| Rank {
        name: day_span(run.first, run.last, preferences),
        note: run_note(run),
        fraction: Some(f64::from(run.length) / f64::from(best)),
        figure: run_length(run),
        mark: run.is_current.then(|| "goes on".to_owned()),
    };
    runs.iter().map(rank).collect()
}

fn sentences(view: &HabitFiguresView) -> Vec<String> {
    let unit = "Every due day that counts adds one; for a number of times a week or month, every week or month that has \
                what it needs. Skipped and paused days neither add nor end a streak.";
    let reserves = match view.habit.reserves_per_month {
        0 => "A miss ends a streak: this habit has no reserves.".to_owned(),
        1 => "A miss ends a streak, unless the one reserve of the month is left.".to_owned(),
        many => format!("A miss ends a streak, unless one of the {many} reserves of the month is left."),
    };
    let streaks = counted(u32::try_from(view.runs.len()).unwrap_or(u32::MAX), "streak", "streaks");
    let so_far = match view.streak.reserves_used {
        0 => format!("So far {streaks}, without a reserve."),
        used => format!("So far {streaks}, with {}.", counted(used, "reserve", "reserves")),
    };
    vec![unit.to_owned(), reserves, so_far]
}
