//! All habits, in the user's order.

use domain::habits::HabitListView;
use domain::ids::HabitId;
use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant, Disclosure, Empty, Hue, IconName, Rows, Section};

use super::{
    list_row::{archived_row, list_row},
    local::{known_today, list_view},
    server_fns::load_habits,
};
use crate::page::{DoneNotice, PageHead, PageState, keeping_focus, load_page};

/// The list of habits.
#[component]
pub fn HabitsPage() -> impl IntoView {
    let today = known_today();
    load_page(|| (), |(), draft| load_habits(draft), move |replica| Some(list_view(replica, today()?)), habits_view)
}

pub(crate) fn habits_view(page: PageState<HabitListView>) -> AnyView {
    let empty = Memo::new(move |_| page.value.with(|view| view.items.is_empty() && view.archived.is_empty()));
    view! {
        <PageHead title="Habits">
            <ButtonLink href="/app/figures" variant=ButtonVariant::Quiet icon=IconName::Strength>"Figures"</ButtonLink>
            <ButtonLink href="/app/habits/new" icon=IconName::Plus>"New habit"</ButtonLink>
        </PageHead>
        <DoneNotice/>
        {move || {
            if empty.get() {
                view! {
                    <Empty
                        title="No habits yet"
                        text="A habit is something you want to do again and again. Start with one that takes two minutes."
                        icon=IconName::Habits
                    >
                        <ButtonLink href="/app/habits/new" icon=IconName::Plus>"Make a habit"</ButtonLink>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Lists page/> }.into_any()
            }
        }}
    }
    .into_any()
}

#[component]
fn Lists(page: PageState<HabitListView>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        page.value.with(|view| view.items.iter().map(|item| item.habit.id).collect::<Vec<HabitId>>())
    });
    let archived = Memo::new(move |_| {
        page.value.with(|view| view.archived.iter().map(|item| item.habit.id).collect::<Vec<HabitId>>())
    });
    view! {
        <Section title="In use" hue=Some(Hue::Leaf)>
            <Rows label="Habits in use">
                <For each=keeping_focus(ids) key=|id| *id children=move |id| list_row(page, ids, id)/>
            </Rows>
        </Section>
        {move || {
            let count = archived.with(Vec::len);
            (count > 0)
                .then(|| {
                    view! {
                        <Disclosure summary=format!("Archived ({count})")>
                            <Rows label="Archived habits">
                                <For each=move || archived.get() key=|id| *id children=move |id| archived_row(page, id)/>
                            </Rows>
                        </Disclosure>
                    }
                })
        }}
    }
}
