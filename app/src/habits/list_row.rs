//! One habit of the list: what it asks, how it goes, and its place in the order.

use domain::{
    format::percent,
    habits::{HabitListItem, HabitListView},
    ids::HabitId,
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, Hue, Icon, IconName, ListRow, Ring, RowFigure, RowMain};

use super::{put_away::archiver, server_fns as rpc, today_row::OnThisDevice, writer::use_writer};
use crate::{
    offline::{Write, use_offline},
    page::PageState,
    words::{aim, streak_unit},
};

/// A habit in use.
pub(super) fn list_row(page: PageState<HabitListView>, ids: Memo<Vec<HabitId>>, id: HabitId) -> AnyView {
    let find = move |view: &HabitListView| view.items.iter().find(|item| item.habit.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let item = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let score = Memo::new(move |_| item.with(|item| item.score));
    let streak = Memo::new(move |_| item.with(|item| item.streak));
    let value = Signal::derive(move || streak.get().current.to_string());
    let unit = Signal::derive(move || streak_unit(streak.get().current, streak.get().unit).to_owned());
    view! {
        <ListRow>
            {move || {
                let shown = percent(score.get());
                view! { <Ring fraction=score.get() label=format!("Strength {shown}") hue=Some(Hue::Leaf)/> }
            }}
            <Words item page/>
            <RowFigure value unit/>
            <Movers item ids/>
        </ListRow>
    }
    .into_any()
}

#[component]
fn Words(item: Memo<HabitListItem>, page: PageState<HabitListView>) -> impl IntoView {
    let name = Memo::new(move |_| item.with(|item| (item.habit.id, item.habit.name.clone())));
    let note = Memo::new(move |_| item.with(|item| page.preferences.with(|p| aim(&item.habit, p))));
    let replica = use_offline().replica();
    let pending = Memo::new(move |_| {
        let id = item.with(|item| item.habit.id);
        replica.with(|replica| replica.as_ref().is_some_and(|replica| replica.is_pending(id, None)))
    });
    move || {
        let (id, name) = name.get();
        view! {
            <RowMain title=name href=Some(format!("/app/habits/{id}"))>
                <span>{move || note.get()}</span>
                {move || pending.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
        }
    }
}

/// Two buttons that move a row; no dragging is needed anywhere.
#[component]
fn Movers(item: Memo<HabitListItem>, ids: Memo<Vec<HabitId>>) -> impl IntoView {
    view! {
        <div class="movers">
            <Mover item ids way="up"/>
            <Mover item ids way="down"/>
        </div>
    }
}

#[component]
fn Mover(item: Memo<HabitListItem>, ids: Memo<Vec<HabitId>>, way: &'static str) -> impl IntoView {
    let writer = use_writer();
    let (id, name) = item.with_untracked(|item| (item.habit.id, item.habit.name.clone()));
    let (icon, label) = match way {
        "up" => (IconName::ArrowUp, format!("Move {name} up")),
        _ => (IconName::ArrowDown, format!("Move {name} down")),
    };
    let target = Memo::new(move |_| ids.with(|ids| moved(ids, id, way)));
    let button_id = format!("move-{way}-{id}");
    let submit = move |event: SubmitEvent| {
        if let (true, Some(order)) = (writer.takes(&event), target.get_untracked()) {
            let undo = Write::OrderHabits { ids: ids.get_untracked() };
            writer.write(Write::OrderHabits { ids: order }, Some(undo));
        }
    };
    view! {
        <Form action=rpc::MoveHabit::PATH quiet=true on:submit=submit>
            <input type="hidden" name="habit_id" value=id.to_string()/>
            <input type="hidden" name="way" value=way/>
            <Button
                variant=ButtonVariant::Icon
                icon
                label
                disabled=Signal::derive(move || target.with(Option::is_none))
                attr:id=button_id
            />
        </Form>
    }
}

/// The order with one habit moved by one place; none at the end of the list.
fn moved(ids: &[HabitId], id: HabitId, way: &str) -> Option<Vec<HabitId>> {
    let at = ids.iter().position(|known| *known == id)?;
    let to = if way == "up" { at.checked_sub(1)? } else { Some(at + 1).filter(|to| *to < ids.len())? };
    let mut ids = ids.to_vec();
    ids.swap(at, to);
    Some(ids)
}

/// A habit that was put away, with the way back.
pub(super) fn archived_row(page: PageState<HabitListView>, id: HabitId) -> AnyView {
    let find = move |view: &HabitListView| view.archived.iter().find(|item| item.habit.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let name = start.habit.name.clone();
    let aim = page.preferences.with_untracked(|p| aim(&start.habit, p));
    let habit = Signal::derive(move || page.value.with(find).map_or_else(|| start.habit.clone(), |item| item.habit));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_moves_by_one_place_and_not_past_the_ends() {
        let ids: Vec<HabitId> =
            (1..=3).map(|n| HabitId(format!("018f4f2e-0000-7000-8000-00000000000{n}").parse().unwrap())).collect();
        assert_eq!(moved(&ids, ids[2], "up"), Some(vec![ids[0], ids[2], ids[1]]));
        assert_eq!(moved(&ids, ids[0], "down"), Some(vec![ids[1], ids[0], ids[2]]));
        assert_eq!(moved(&ids, ids[0], "up"), None);
        assert_eq!(moved(&ids, ids[2], "down"), None);
    }
}
