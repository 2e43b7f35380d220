//! One habit of the list: what it asks, how it goes, what can be done with it, and its place in the order.

use domain::{
    format::percent,
    habits::{Habit, HabitListItem, HabitListView},
    ids::HabitId,
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, Hue, Icon, IconName, ListRow, Menu, Ring, RowFigure, RowMain};

use super::drag::{Carry, Grip, Movers, row_id};
use crate::{
    habits::{looks::Picture, put_away::archiver, server_fns as rpc, today::OnThisDevice},
    offline::use_offline,
    page::PageState,
    words::{aim, streak_unit},
};

/// A habit in use.
pub(super) fn list_row(page: PageState<HabitListView>, carry: Carry, arranging: Memo<bool>, id: HabitId) -> AnyView {
    let find = move |view: &HabitListView| view.items.iter().find(|item| item.habit.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let item = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let name = Memo::new(move |_| item.with(|item| item.habit.name.clone()));
    let carried = Memo::new(move |_| carry.carries(id));
    view! {
        <ListRow carried attr:id=row_id(id)>
            <Strength item/>
            <Words item page/>
            {move || {
                let name = name.get();
                if arranging.get() {
                    view! { <Movers carry id name=name.clone()/> }.into_any()
                } else {
                    view! {
                        <Run item/>
                        <HabitMenu item name=name.clone()/>
                    }
                        .into_any()
                }
            }}
            {move || view! { <Grip carry id name=name.get()/> }}
        </ListRow>
    }
    .into_any()
}

#[component]
fn Strength(item: Memo<HabitListItem>) -> impl IntoView {
    let shown = Memo::new(move |_| item.with(|item| (item.score, item.habit.color)));
    move || {
        let (score, color) = shown.get();
        view! {
            <Ring fraction=score label=format!("Strength {}", percent(score)) hue=Some(Hue::Swatch(color))/>
        }
    }
}

#[component]
fn Run(item: Memo<HabitListItem>) -> impl IntoView {
    let streak = Memo::new(move |_| item.with(|item| item.streak));
    let value = Signal::derive(move || streak.get().current.to_string());
    let unit = Signal::derive(move || streak_unit(streak.get().current, streak.get().unit).to_owned());
    view! { <RowFigure value unit/> }
}

#[component]
fn Words(item: Memo<HabitListItem>, page: PageState<HabitListView>) -> impl IntoView {
    let name = Memo::new(move |_| item.with(|item| (item.habit.id, item.habit.name.clone(), item.habit.icon.clone())));
    let note = Memo::new(move |_| item.with(|item| page.preferences.with(|p| aim(&item.habit, p))));
    let replica = use_offline().replica();
    let pending = Memo::new(move |_| {
        let id = item.with(|item| item.habit.id);
        replica.with(|replica| replica.as_ref().is_some_and(|replica| replica.is_pending(id, None)))
    });
    move || {
        let (id, name, icon) = name.get();
        view! {
            <Picture icon/>
            <RowMain title=name href=Some(format!("/app/habits/{id}"))>
                <span>{move || note.get()}</span>
                {move || pending.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
        }
    }
}

/// What is rarely done with a habit.
#[component]
fn HabitMenu(item: Memo<HabitListItem>, name: String) -> impl IntoView {
    let id = item.with_untracked(|item| item.habit.id);
    let submit = archiver(Signal::derive(move || item.with(|item| item.habit.clone())));
    view! {
        <Menu label=format!("More for {name}")>
            <ButtonLink href=format!("/app/habits/{id}/edit") variant=ButtonVariant::Text icon=IconName::Pencil>
                "Edit"
            </ButtonLink>
            <ButtonLink href=format!("/app/pauses?habit={id}#new") variant=ButtonVariant::Text icon=IconName::Moon>
                "Pause"
            </ButtonLink>
            <Form action=rpc::Archive::PATH quiet=true on:submit=submit>
                <input type="hidden" name="habit_id" value=id.to_string()/>
                <Button variant=ButtonVariant::Text icon=IconName::Archive>"Archive"</Button>
            </Form>
        </Menu>
    }
}

/// A habit that was put away, with the way back.
pub(super) fn archived_row(page: PageState<HabitListView>, id: HabitId) -> AnyView {
    let find = move |view: &HabitListView| view.archived.iter().find(|item| item.habit.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let name = start.habit.name.clone();
    let aim = page.preferences.with_untracked(|p| aim(&start.habit, p));
    let habit: Signal<Habit> =
        Signal::derive(move || page.value.with(find).map_or_else(|| start.habit.clone(), |item| item.habit));
    let submit = archiver(habit);
    view! {
        <ListRow settled=true>
            <Icon name=IconName::Archive/>
            <RowMain title=name.clone() href=Some(format!("/app/habits/{id}"))>{aim}</RowMain>
            <Form action=rpc::Restore::PATH quiet=true on:submit=submit>
                <input type="hidden" name="habit_id" value=id.to_string()/>
                <Button variant=ButtonVariant::Text icon=IconName::Restore label=format!("Bring back {name}")>
                    "Bring back"
                </Button>
            </Form>
        </ListRow>
    }
    .into_any()
}
