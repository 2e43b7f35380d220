//! What was met of what was due.

use domain::{
    format::percent,
    habits::{HabitFiguresView, RateFigure, StreakUnit},
};
use leptos::prelude::*;
use ui::{Hue, Rank, Ranks, Section};

use crate::{
    habits::figures_pages::how::How,
    page::PageState,
    words::{rate_name, rate_sum, settled_words},
};

/// The last days and the years, each as a bar with its numbers.
#[component]
pub(super) fn RatesSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let items = Memo::new(move |_| {
        page.value.with(|view| view.rates.iter().map(|figure| rank(figure, view.streak.unit)).collect::<Vec<_>>())
    });
    let sentences = Memo::new(move |_| {
        let rule = "What was met is divided by what was met or missed. What was skipped or paused counts neither way, \
                    and what is still open is left out. A week or month counts on the day on which it ends.";
        page.value.with(|view| {
            let sums = view.rates.iter().filter_map(|figure| rate_sum(figure.span, &figure.settled));
            std::iter::once(rule.to_owned()).chain(sums).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title="Met of what was due" hue=Some(Hue::Leaf) id="rates">
            {move || view! { <Ranks label="Met of what was due" items=items.get() hue=Some(Hue::Leaf)/> }}
            <How of="what was met" sentences/>
        </Section>
    }
}

fn rank(figure: &RateFigure, unit: StreakUnit) -> Rank {
    let rate = figure.settled.rate();
    Rank {
        name: rate_name(figure.span),
        note: Some(settled_words(&figure.settled, unit)),
        fraction: rate,
        figure: rate.map_or_else(|| "–".to_owned(), percent),
        mark: None,
    }
}
