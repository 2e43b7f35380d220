//! The page: its loader and its order.

use domain::habits::AcrossView;
use leptos::prelude::*;
use ui::{ButtonLink, Empty, IconName};

use super::{
    address::{CHOICES, across_request},
    comparison::ComparisonSection,
    month::MonthSection,
};
use crate::{
    habits::{
        local::{across_of, known_today},
        server_fns::load_across,
    },
    page::{PageHead, PageState, load_page, query_text},
};

/// The page of figures across habits.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let (month, rows, by) = (query_text("month"), query_text("page"), query_text("by"));
    let choices = CHOICES.map(query_text);
    let chosen = Memo::new(move |_| {
        let ids: Vec<String> = choices.iter().filter_map(|choice| choice.get()).collect();
        (!ids.is_empty()).then(|| ids.join(","))
    });
    let today = known_today();
    load_page(
        move || (month.get(), rows.get(), chosen.get(), by.get()),
        |(month, rows, chosen, by), draft| load_across(month, rows, chosen, by, draft),
        move |replica| {
            let (month, rows, chosen, by) = (month.get(), rows.get(), chosen.get(), by.get());
            let request = across_request(month.as_deref(), rows.as_deref(), chosen.as_deref(), by.as_deref());
            Some(across_of(replica, today()?, &request))
        },
        across_view,
    )
}

pub(crate) fn across_view(page: PageState<AcrossView>) -> AnyView {
    let is_empty = Memo::new(move |_| page.value.with(|view| view.month.habits == 0));
    let back = Some(("/app/habits".to_owned(), "Habits".to_owned()));
    view! {
        <PageHead title="All habits in figures" back/>
        {move || {
            if is_empty.get() {
                view! {
                    <Empty
                        title="Nothing to show yet"
                        text="Here you see a month of all your habits, and how two or three of them compare."
                        icon=IconName::Strength
                    >
                        <ButtonLink href="/app/habits/new" icon=IconName::Plus>"Make a habit"</ButtonLink>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <MonthSection page/>
                    <ComparisonSection page/>
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}
