//! The week: many days of all habits at a glance, and a tap on any of them.

use domain::habits::GridView;
use leptos::{children::ViewFn, prelude::*};
use ui::{ButtonLink, Empty, IconName};

use super::{
    super::{local::known_today, server_fns::load_grid, view_switch::ViewSwitch},
    controls::{OtherDays, OtherRows, Wishes},
    scene::GridScene,
    table::GridTable,
    wish::GridWish,
};
use crate::{
    page::{DoneNotice, PageHead, PageState, load_page},
    words::span_words,
};

/// The days of all habits, four weeks at first.
#[component]
pub fn GridPage() -> impl IntoView {
    let scene = GridScene::new();
    let today = known_today();
    load_page(
        move || scene.asked(),
        |wish: GridWish, draft| load_grid(wish.to_text(), draft),
        move |replica| Some(scene.view_of(replica, today()?)),
        move |page| grid_view(page, scene),
    )
}

pub(crate) fn grid_view(page: PageState<GridView>, scene: GridScene) -> AnyView {
    let summary = ViewFn::from(move || page.value.with(|view| page.preferences.with(|p| span_words(view, p))));
    let empty = Memo::new(move |_| {
        page.value.with(|view| match (view.total, view.hidden_done + view.hidden_archived) {
            (0, 0) => Some(Emptiness::NoHabits),
            (0, _) => Some(Emptiness::AllHidden),
            _ => None,
        })
    });
    view! {
        <ViewSwitch is_week=true/>
        <PageHead title="Week" summary=Some(summary)>
            <OtherDays page scene/>
        </PageHead>
        <DoneNotice/>
        {move || match empty.get() {
            Some(Emptiness::NoHabits) => no_habits().into_any(),
            emptiness => {
                let table = match emptiness {
                    None => view! { <GridTable page scene/> }.into_any(),
                    Some(_) => all_hidden().into_any(),
                };
                view! {
                    <Wishes page scene/>
                    {table}
                    <OtherRows page scene/>
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}

/// Why no row is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Emptiness {
    NoHabits,
    AllHidden,
}

fn no_habits() -> impl IntoView {
    view! {
        <Empty
            title="What would you like to do more often?"
            text="This is where you see many days of your habits at a glance."
            icon=IconName::Habits
        >
            <ButtonLink href="/app/habits/new" icon=IconName::Plus>"Make a habit"</ButtonLink>
        </Empty>
    }
}

fn all_hidden() -> impl IntoView {
    view! {
        <Empty title="Nothing left to show" text="What is done or archived is hidden." icon=IconName::Habits>
            <ButtonLink href="/app/grid?archived=show">"Show all habits"</ButtonLink>
        </Empty>
    }
}
