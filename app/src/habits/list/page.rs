//! All habits by their groups, in the user's order, with ways to find one and to arrange them.

use domain::{
    habits::{HabitGroup, HabitListView},
    ids::HabitId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{ButtonLink, ButtonVariant, Disclosure, Empty, Hue, IconName, Menu, Rows, Section};

use super::{
    drag::use_carry,
    filter::{ListFilter, ListPart, Show},
    filter_form::FilterForm,
    row::{archived_row, list_row},
};
use crate::{
    habits::{
        local::{known_today, list_view},
        server_fns::load_habits,
    },
    page::{DoneNotice, PageHead, PageState, keeping_focus, load_page, query_text},
};

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
            <ButtonLink href="/app/habits/new" icon=IconName::Plus>"New habit"</ButtonLink>
            <Places/>
        </PageHead>
        <DoneNotice/>
        {move || if empty.get() { nothing_yet().into_any() } else { view! { <Lists page/> }.into_any() }}
    }
    .into_any()
}

/// Where what is around the list is kept.
#[component]
fn Places() -> impl IntoView {
    let link = |href: &'static str, icon: IconName, words: &'static str| {
        view! { <ButtonLink href variant=ButtonVariant::Text icon>{words}</ButtonLink> }
    };
    view! {
        <Menu label="More about habits">
            {link("/app/figures", IconName::Strength, "Figures")}
            {link("/app/habits?arrange=true", IconName::Grip, "Change the order")}
            {link("/app/habits/groups", IconName::Menu, "Groups")}
            {link("/app/pauses", IconName::Moon, "Pauses")}
            {link("/app/habits/trash", IconName::Trash, "Trash")}
        </Menu>
    }
}

fn nothing_yet() -> impl IntoView {
    view! {
        <Empty
            title="No habits yet"
            text="A habit is something you want to do again and again. Start with one that takes two minutes."
            icon=IconName::Habits
        >
            <ButtonLink href="/app/habits/new" icon=IconName::Plus>"Make a habit"</ButtonLink>
        </Empty>
    }
}

#[component]
fn Lists(page: PageState<HabitListView>) -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(ListFilter::from_query));
    let arrange = query_text("arrange");
    let arranging = Memo::new(move |_| arrange.get().is_some());
    let parts = Memo::new(move |_| page.value.with(|view| filter.with(|f| f.parts(view))));
    let hidden = Memo::new(move |_| page.value.with(|view| filter.with(|f| f.hides(view))));
    view! {
        <FilterForm page filter/>
        <HiddenLine hidden/>
        {move || {
            arranging
                .get()
                .then(|| {
                    view! {
                        <p class="list-note">
                            <span>"Drag a row by its grip, or move it with its buttons. "</span>
                            <a href="/app/habits">"Done"</a>
                        </p>
                    }
                })
        }}
        <For
            each=move || parts.get()
            key=ListPart::clone
            children=move |part| view! { <PartRows page filter arranging part/> }
        />
        <Archived page filter/>
    }
}

/// What is not shown is always counted, with the way back to all of it.
#[component]
fn HiddenLine(hidden: Memo<usize>) -> impl IntoView {
    move || {
        let count = hidden.get();
        (count > 0).then(|| {
            view! {
                <p class="list-note" role="status">
                    <span>{format!("{count} hidden by filters.")}</span>
                    " "
                    <a href="/app/habits">"Show all"</a>
                </p>
            }
        })
    }
}

#[component]
fn PartRows(
    page: PageState<HabitListView>,
    filter: Memo<ListFilter>,
    arranging: Memo<bool>,
    part: ListPart,
) -> impl IntoView {
    let ListPart { group, title, label } = part;
    let all = Memo::new(move |_| {
        page.value.with(|view| view.items.iter().map(|item| item.habit.id).collect::<Vec<HabitId>>())
    });
    let stored = Memo::new(move |_| page.value.with(|view| filter.with(|f| f.ids(view, group))));
    let carry = use_carry(all, stored);
    let shown = Memo::new(move |_| carry.shown());
    view! {
        <Section title hue=Some(Hue::Leaf)>
            <Rows label>
                <For
                    each=keeping_focus(shown)
                    key=|id| *id
                    children=move |id| list_row(page, carry, arranging, id)
                />
            </Rows>
        </Section>
    }
}

/// Folded away, unless they are asked for.
#[component]
fn Archived(page: PageState<HabitListView>, filter: Memo<ListFilter>) -> impl IntoView {
    let ids = Memo::new(move |_| page.value.with(|view| filter.with(|f| f.archived(view))));
    let asked = Memo::new(move |_| filter.with(|f| f.show == Show::Archived || !f.words.is_empty()));
    move || {
        let count = ids.with(Vec::len);
        (count > 0).then(|| {
            view! {
                <Disclosure summary=format!("Archived ({count})") open=asked.get()>
                    <Rows label="Archived habits">
                        <For each=move || ids.get() key=|id| *id children=move |id| archived_row(page, id)/>
                    </Rows>
                </Disclosure>
            }
        })
    }
}

/// The groups to choose from, as value and name.
pub(super) fn group_names(groups: &[HabitGroup]) -> Vec<(String, String)> {
    groups.iter().map(|group| (group.id.to_string(), group.name.clone())).collect()
}
