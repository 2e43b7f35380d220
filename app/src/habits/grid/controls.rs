//! Order and filters, and the way to other days and rows. A form by GET and plain links: choosing what to see changes
//! nothing, and what is seen stands in the address.

use domain::habits::{GridOrder, GridView};
use jiff::{ToSpan, civil::Date};
use leptos::{
    ev::{Event, MouseEvent},
    prelude::*,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use ui::{Button, ButtonLink, ButtonVariant, Checkbox, IconName, PrevNext, Select, SelectOption};

use super::{
    hands,
    scene::{GridScene, MOST_ROWS},
    wish::GridWish,
};
use crate::{
    page::{PageState, form_around},
    words::hidden_words,
};

/// What the orders are called.
const fn order_words(order: GridOrder) -> &'static str {
    match order {
        GridOrder::Hand => "My order",
        GridOrder::Name => "Name",
        GridOrder::Color => "Colour",
        GridOrder::Score => "Strength",
        GridOrder::Due => "Due today",
    }
}

/// Order and filters. Without wasm a button asks for them; otherwise a choice is enough.
#[component]
pub(super) fn Wishes(page: PageState<GridView>, scene: GridScene) -> impl IntoView {
    let wish = scene.wish.get_untracked();
    let navigate = use_navigate();
    let change = move |event: Event| {
        if let Some(fields) = form_around(&event) {
            let to = scene.wish.get_untracked().to;
            let wish = GridWish { to, ..GridWish::read(|key| fields.get(key).cloned()) };
            // Going back should lead to the page before, and not through every choice.
            let options =
                NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&wish.address(), options);
        }
    };
    let orders = GridOrder::ALL.map(|order| SelectOption::new(order.as_str(), order_words(order))).to_vec();
    let hidden = Memo::new(move |_| page.value.with(|view| hidden_words(view.hidden_done, view.hidden_archived)));
    view! {
        <form class="week-wishes" method="get" action="/app/grid" aria-label="Order and filters" on:change=change>
            {wish.to.map(|day| view! { <input type="hidden" name="to" value=day.to_string()/> })}
            <Select name="sort" label="Order" options=orders value=wish.order.as_str()/>
            <Checkbox name="done" label="Hide what is done" value="hide" checked=wish.hide_done/>
            <Checkbox name="archived" label="Show archived" value="show" checked=wish.with_archived/>
            <div class="only-plain">
                <Button variant=ButtonVariant::Quiet>"Show"</Button>
            </div>
        </form>
        <p class="week__hidden quiet" role="status">
            {move || hidden.get()}
        </p>
    }
}

/// The way to days further back, and from there to the newest.
#[component]
pub(super) fn OtherDays(page: PageState<GridView>, scene: GridScene) -> impl IntoView {
    let ends = Memo::new(move |_| page.value.with(|view| (view.from, view.to, view.today)));
    let older = move |event: MouseEvent| {
        if scene.show_older().is_some() {
            event.prevent_default();
            hands::scroll_back();
        }
    };
    move || {
        let (from, to, today) = ends.get();
        let wish = scene.wish.get();
        let newest = (to < today).then(|| {
            let href = GridWish { to: None, page: 0, ..wish }.address();
            view! { <ButtonLink href variant=ButtonVariant::Text>"Newest days"</ButtonLink> }
        });
        view! {
            <div class="cluster">
                <ButtonLink
                    href=up_to(wish, from)
                    variant=ButtonVariant::Quiet
                    icon=IconName::ArrowLeft
                    on:click=older
                >
                    "Older days"
                </ButtonLink>
                {newest}
            </div>
        }
    }
}

/// The view that ends where this one begins.
fn up_to(wish: GridWish, from: Date) -> String {
    GridWish { to: Some(from.saturating_sub(1.days())), page: 0, ..wish }.address()
}

/// Pages of rows, where this device cannot show them all by scrolling.
#[component]
pub(super) fn OtherRows(page: PageState<GridView>, scene: GridScene) -> impl IntoView {
    let span = Memo::new(move |_| page.value.with(|view| (view.skipped, view.rows.len(), view.total)));
    let is_kept = Memo::new(move |_| scene.replica.with(Option::is_some));
    move || {
        let (skipped, shown, total) = span.get();
        let wish = scene.wish.get();
        let page_at = |page: usize| GridWish { page, ..wish }.address();
        (!is_kept.get() && total > MOST_ROWS).then(|| {
            let prev = wish.page.checked_sub(1).map(page_at);
            let next = (skipped + shown < total).then(|| page_at(wish.page + 1));
            let here = format!("{} to {} of {total}", skipped + 1, skipped + shown);
            view! {
                <PrevNext label="Rows" prev next prev_label="Rows before" next_label="More rows">
                    {here}
                </PrevNext>
            }
        })
    }
}
