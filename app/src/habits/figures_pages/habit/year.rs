//! The year, square by square, with a switch between years.

use domain::habits::{FiguresRequest, HabitFiguresView};
use leptos::prelude::*;
use ui::{HeatMap, Hue, PrevNext, Section};

use super::address::figures_href;
use crate::{
    habits::{
        figures_pages::how::How,
        one_habit::{YearOf, heat_model},
    },
    page::{PageState, use_go},
};

/// The heat map; each square leads to its day.
#[component]
pub(super) fn YearFigure(page: PageState<HabitFiguresView>) -> impl IntoView {
    let model = Memo::new(move |_| {
        page.value.with(|view| {
            let HabitFiguresView { habit, pauses, today, year, heat_map, .. } = view;
            let year = YearOf { habit, pauses, today: *today, year: *year, heat_map };
            page.preferences.with(|p| heat_model(&year, p))
        })
    });
    let navigate = use_go();
    let pick = Callback::new(move |at: usize| {
        if let Some(href) = model.with_untracked(|model| model.cells.get(at).and_then(|cell| cell.href.clone())) {
            navigate(&href);
        }
    });
    let sentences = Memo::new(move |_| page.value.with(sentences));
    view! {
        <Section title="Year" hue=Some(Hue::Leaf) id="year">
            <Switch page/>
            {move || view! { <HeatMap model=model.get() on_pick=pick/> }}
            <How of="the year" sentences/>
        </Section>
    }
}

#[component]
fn Switch(page: PageState<HabitFiguresView>) -> impl IntoView {
    let shown =
        Memo::new(move |_| page.value.with(|view| (view.habit.id, view.request, view.year, view.years.clone())));
    move || {
        let (id, request, year, years) = shown.get();
        let link = |year: i16| {
            let known = years.contains(&year);
            known.then(|| figures_href(id, FiguresRequest { year: Some(year), ..request }, "year"))
        };
        view! {
            <PrevNext
                label="Years"
                prev=link(year - 1)
                next=link(year + 1)
                prev_label="Previous year"
                next_label="Next year"
            >
                {year.to_string()}
            </PrevNext>
        }
    }
}

fn sentences(view: &HabitFiguresView) -> Vec<String> {
    let rule = "Each square is a day. Its shade is how much of what the day asked for was kept, in quarters, rounded up; \
                where amounts add up over a week or month, how much it is of the fullest day of the year.";
    let with_something = view.heat_map.iter().filter(|day| day.level > 0).count();
    let whole = view.heat_map.iter().filter(|day| day.level == 4).count();
    vec![rule.to_owned(), format!("{}: {with_something} days with a shade, {whole} of them in full.", view.year)]
}
