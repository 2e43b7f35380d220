//! The page: its loader and its order.

use domain::{habits::HabitFiguresView, ids::HabitId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::Columns;

use super::{
    address::figures_request, free_time::FreeTimeSection, rates::RatesSection, short::ShortSection,
    streaks::StreaksSection, strength::StrengthSection, times::TimesSection, totals::TotalsSection,
    weekdays::WeekdaysSection, year::YearFigure,
};
use crate::{
    habits::{
        local::{figures_of, known_today},
        server_fns::load_figures,
    },
    page::{PageHead, PageState, load_page, query_text},
};

/// The page of a habit's figures.
#[component]
pub fn HabitFiguresPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let (span, by, year) = (query_text("span"), query_text("by"), query_text("year"));
    let today = known_today();
    load_page(
        move || (id.get(), span.get(), by.get(), year.get()),
        |(id, span, by, year), draft| load_figures(id, span, by, year, draft),
        move |replica| {
            let id: HabitId = id.get().parse().ok()?;
            let request = figures_request(span.get().as_deref(), by.get().as_deref(), year.get().as_deref());
            figures_of(replica, today()?, id, request)
        },
        figures_view,
    )
}

pub(crate) fn figures_view(page: PageState<HabitFiguresView>) -> AnyView {
    let over = Signal::derive(move || Some(page.value.with(|view| view.habit.name.clone())));
    let document = Signal::derive(move || page.value.with(|view| format!("Figures of {}", view.habit.name)));
    let id = page.value.with_untracked(|view| view.habit.id);
    let back = Some((format!("/app/habits/{id}"), "Habit".to_owned()));
    view! {
        <PageHead title="Figures" document=Some(document) over back/>
        <Columns>
            <div>
                <ShortSection page/>
                <StrengthSection page/>
                <TotalsSection page/>
                <WeekdaysSection page/>
                <TimesSection page/>
            </div>
            <div>
                <FreeTimeSection page/>
                <RatesSection page/>
                <StreaksSection page/>
            </div>
        </Columns>
        <YearFigure page/>
    }
    .into_any()
}
