//! Groups and pauses through the queue: from forms to writes, each with what takes it back, and from this device's
//! replica to the pages.

use domain::{
    habits::{DocumentKind, GroupsView, HabitGroup, Pause, PausesView, ended_before, groups_view, pauses_view},
    problem::Problem,
};
use jiff::civil::Date;
use leptos::{ev::SubmitEvent, prelude::*};
use uuid::Uuid;
use wire::habits::{DocumentBody, GroupBody, PauseBody};

use crate::{
    habits::{
        server_fns::{GroupForm, PauseForm},
        writer::use_writer,
    },
    offline::{Replica, Write, new_uuid, use_offline},
    page::{PageState, use_go},
};

/// A write and what takes it back.
pub(super) type WithUndo = (Write, Write);

/// The groups as this device knows them.
pub(super) fn groups_of(replica: &Replica) -> GroupsView {
    groups_view(replica.groups.iter().cloned(), replica.habits.iter().map(|input| &input.habit))
}

/// The pauses as this device knows them.
pub(super) fn pauses_of(replica: &Replica, today: Date) -> PausesView {
    pauses_view(&replica.pauses, replica.habits.iter().map(|input| &input.habit), &replica.groups, today)
}

/// Whether a group or a pause is only on this device so far.
pub(super) fn is_waiting(id: Uuid) -> Memo<bool> {
    let replica = use_offline().replica();
    Memo::new(move |_| replica.with(|replica| replica.as_ref().is_some_and(|r| r.pending_documents.contains(&id))))
}

/// A new group, behind the others.
pub(super) fn make_group(form: &GroupForm, view: &GroupsView) -> Result<WithUndo, Problem> {
    let last = view.items.iter().map(|item| item.group.position).max();
    let body = form.body(Some(last.map_or(0, |last| last + 1)));
    made(DocumentBody::Group(body))
}

/// A group with another name.
pub(super) fn rename_group(form: &GroupForm, group: &HabitGroup) -> Result<WithUndo, Problem> {
    let body = form.body(Some(group.position));
    body.clone().into_fields().map_err(Problem::invalid)?;
    let put = |body| Write::PutDocument { id: group.id.uuid(), body: DocumentBody::Group(body) };
    Ok((put(body), put(GroupBody::of(group))))
}

/// A new pause.
pub(super) fn make_pause(form: &PauseForm, today: Date) -> Result<WithUndo, Problem> {
    let body = form.body(today).map_err(Problem::invalid)?;
    made(DocumentBody::Pause(PauseBody { id: None, ..body }))
}

fn made(body: DocumentBody) -> Result<WithUndo, Problem> {
    body.clone().into_fields().map_err(Problem::invalid)?;
    let (id, kind) = (new_uuid(), body.kind());
    Ok((Write::PutDocument { id, body }, Write::DeleteDocument { kind, id }))
}

/// Takes over the form that deletes a group. Who was in it does not come back by an undo, so there is none.
pub(super) fn group_remover(group: HabitGroup) -> impl Fn(SubmitEvent) + 'static {
    let (writer, navigate) = (use_writer(), use_go());
    move |event| {
        if writer.takes(&event) {
            writer.write(Write::DeleteDocument { kind: DocumentKind::Group, id: group.id.uuid() }, None);
            navigate("/app/habits/groups");
        }
    }
}

/// Takes over the form that ends a pause.
pub(super) fn pause_ender(page: PageState<PausesView>, pause: Pause) -> impl Fn(SubmitEvent) + 'static {
    let writer = use_writer();
    move |event| {
        if writer.takes(&event) {
            let id = pause.id.uuid();
            let today = page.value.with_untracked(|view| view.today);
            let write = match ended_before(&pause, today) {
                Some(ended) => put_pause(&ended),
                None => Write::DeleteDocument { kind: DocumentKind::Pause, id },
            };
            writer.write(write, Some(put_pause(&pause)));
        }
    }
}

/// Takes over the form that deletes a pause.
pub(super) fn pause_remover(pause: Pause) -> impl Fn(SubmitEvent) + 'static {
    let writer = use_writer();
    move |event| {
        if writer.takes(&event) {
            let id = pause.id.uuid();
            writer.write(Write::DeleteDocument { kind: DocumentKind::Pause, id }, Some(put_pause(&pause)));
        }
    }
}

fn put_pause(pause: &Pause) -> Write {
    let id: Uuid = pause.id.uuid();
    Write::PutDocument { id, body: DocumentBody::Pause(PauseBody::of(pause)) }
}
