//! Groups of habits: made, renamed, ordered, deleted.

use domain::{
    format::counted,
    habits::{GroupItem, GroupsView},
    ids::GroupId,
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, Icon, IconName, ListRow, Menu, RowMain, Rows};

use super::{
    group_form::{NewGroup, Renaming},
    writes::{group_remover, groups_of, is_waiting},
};
use crate::{
    habits::{list::order::Way, local::known_today, server_fns as rpc, today::OnThisDevice},
    page::{DoneNotice, PageHead, PageState, load_page, needs_server, query_text},
};

/// The groups.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let today = known_today();
    load_page(
        || (),
        |(), draft| rpc::load_groups(draft),
        move |replica| {
            today()?;
            Some(groups_of(replica))
        },
        groups_page,
    )
}

pub(crate) fn groups_page(page: PageState<GroupsView>) -> AnyView {
    let ids =
        Memo::new(move |_| page.value.with(|view| view.items.iter().map(|item| item.group.id).collect::<Vec<_>>()));
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let (rename, delete) = (query_text("rename"), query_text("delete"));
    view! {
        <PageHead title="Groups" back=Some(("/app/habits".to_owned(), "Habits".to_owned()))/>
        <DoneNotice/>
        {move || {
            none.get()
                .then(|| {
                    view! {
                        <p class="measure">
                            "Groups keep a long list in order: Morning, Body, Work. A habit is in one group or in none."
                        </p>
                    }
                })
        }}
        {move || {
            (!none.get())
                .then(|| {
                    view! {
                        <Rows label="Groups">
                            <For
                                each=move || ids.get()
                                key=|id| *id
                                children=move |id| group_row(page, ids, id, rename, delete)
                            />
                        </Rows>
                    }
                })
        }}
        // Only one form of a name at a time.
        {move || rename.get().is_none().then(|| view! { <NewGroup page/> })}
    }
    .into_any()
}

/// A group; in the place of its row stands the form that renames it, or the question before it goes.
fn group_row(
    page: PageState<GroupsView>,
    ids: Memo<Vec<GroupId>>,
    id: GroupId,
    rename: Memo<Option<String>>,
    delete: Memo<Option<String>>,
) -> AnyView {
    let find = move |view: &GroupsView| view.items.iter().find(|item| item.group.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let item = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let is_named = move |asked: Memo<Option<String>>| {
        Memo::new(move |_| asked.with(|asked| asked.as_deref() == Some(id.to_string().as_str())))
    };
    let (renaming, deleting) = (is_named(rename), is_named(delete));
    view! {
        <ListRow>
            {move || match (renaming.get(), deleting.get()) {
                (true, _) => view! { <Renaming page item=item.get_untracked()/> }.into_any(),
                (_, true) => question(item.get_untracked()),
                _ => shown(item, ids),
            }}
        </ListRow>
    }
    .into_any()
}

fn shown(item: Memo<GroupItem>, ids: Memo<Vec<GroupId>>) -> AnyView {
    let waiting = is_waiting(item.with_untracked(|item| item.group.id.uuid()));
    (move || {
        let GroupItem { group, habits } = item.get();
        let (id, name) = (group.id, group.name);
        view! {
            <Icon name=IconName::Menu/>
            <RowMain title=name.clone() href=Some(format!("/app/habits?group={id}"))>
                <span>{counted(habits, "habit", "habits")}</span>
                {move || waiting.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
            <div class="movers">
                <Mover ids id name=name.clone() way=Way::Up/>
                <Mover ids id name=name.clone() way=Way::Down/>
            </div>
            <Menu label=format!("More for {name}")>
                <ButtonLink
                    href=format!("/app/habits/groups?rename={id}")
                    variant=ButtonVariant::Text
                    icon=IconName::Pencil
                >
                    "Rename"
                </ButtonLink>
                <ButtonLink href=format!("/app/pauses?group={id}#new") variant=ButtonVariant::Text icon=IconName::Moon>
                    "Pause"
                </ButtonLink>
                <ButtonLink
                    href=format!("/app/habits/groups?delete={id}")
                    variant=ButtonVariant::Text
                    icon=IconName::Trash
                >
                    "Delete"
                </ButtonLink>
            </Menu>
        }
    })
    .into_any()
}

/// The order of groups is the server's to change: two of them change at once.
#[component]
fn Mover(ids: Memo<Vec<GroupId>>, id: GroupId, name: String, way: Way) -> impl IntoView {
    let (icon, label) = match way {
        Way::Up => (IconName::ArrowUp, format!("Move {name} up")),
        Way::Down => (IconName::ArrowDown, format!("Move {name} down")),
    };
    let at_the_end = move || {
        ids.with(|ids| match way {
            Way::Up => ids.first() == Some(&id),
            Way::Down => ids.last() == Some(&id),
        })
    };
    view! {
        <Form action=rpc::MoveGroup::PATH quiet=true on:submit=needs_server()>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="way" value=way.as_str()/>
            <Button variant=ButtonVariant::Icon icon label disabled=Signal::derive(at_the_end)/>
        </Form>
    }
}

/// What was in a group does not come back into it by an undo, so there is a question first.
fn question(item: GroupItem) -> AnyView {
    let (id, name) = (item.group.id, item.group.name.clone());
    let words = match item.habits {
        0 => format!("Delete {name}? Nothing is in it."),
        1 => format!("Delete {name}? Its habit stays, in no group."),
        count => format!("Delete {name}? Its {count} habits stay, in no group."),
    };
    let submit = group_remover(item.group);
    view! {
        <div class="row__main flow">
            <p>{words}</p>
            <div class="cluster">
                <Form action=rpc::DeleteGroup::PATH quiet=true on:submit=submit>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <Button variant=ButtonVariant::Danger icon=IconName::Trash>"Delete"</Button>
                </Form>
                <ButtonLink href="/app/habits/groups" variant=ButtonVariant::Text>"Keep it"</ButtonLink>
            </div>
        </div>
    }
    .into_any()
}
