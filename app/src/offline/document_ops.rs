//! What an operation on a document, such as a group, a pause or a project, does to the replica before the server has
//! seen it, as it will be done there: written whole, and taken off whatever names it when it goes.

use domain::habits::{Document, DocumentFields, DocumentKind, Pause, PauseScope, next_position};
use domain::ids::{GroupId, IdentityId, PauseId};
use domain::tasks::OrderKey;
use serde_json::Value;
use uuid::Uuid;
use wire::habits::{
    GroupBody, GroupView, IdentityBody, IdentityView, PauseBody, PauseView, ReminderBody, ReminderView, StackBody,
    StackView,
};
use wire::tasks::{
    LabelBody, LabelView, ProjectBody, ProjectView, SectionBody, SectionView, TaskFilterBody, TaskFilterView,
    TaskOrderBody,
};

use super::local::LocalState;
use super::tasks;
use crate::json;

/// Reads a document as the feed tells it.
pub(super) fn read_document(kind: DocumentKind, value: Value) -> Option<Document> {
    Some(match kind {
        DocumentKind::Group => Document::Group(json::from_value::<GroupView>(value).ok()?.into()),
        DocumentKind::Identity => Document::Identity(json::from_value::<IdentityView>(value).ok()?.into()),
        DocumentKind::Pause => Document::Pause(json::from_value::<PauseView>(value).ok()?.into()),
        DocumentKind::Stack => Document::Stack(json::from_value::<StackView>(value).ok()?.into()),
        DocumentKind::Reminder => Document::Reminder(json::from_value::<ReminderView>(value).ok()?.into_reminder()?),
        DocumentKind::Project => Document::Project(json::from_value::<ProjectView>(value).ok()?.into()),
        DocumentKind::Section => Document::Section(json::from_value::<SectionView>(value).ok()?.into()),
        DocumentKind::Label => Document::Label(json::from_value::<LabelView>(value).ok()?.into()),
        DocumentKind::TaskFilter => Document::TaskFilter(json::from_value::<TaskFilterView>(value).ok()?.into()),
    })
}

/// Applies `put`, `delete` or `order`; anything else is of a newer build and changes nothing.
pub(super) fn apply(
    state: &mut LocalState,
    (kind, id, verb): (DocumentKind, Uuid, &str),
    payload: &Value,
) -> Option<()> {
    match verb {
        "put" => {
            let fields = read_fields(kind, payload.clone())?;
            let document = match state.documents.get(&(kind, id)) {
                Some(before) => fields.over(before),
                None => {
                    let others: Vec<_> =
                        state.documents.values().filter(|other| other.kind() == kind).cloned().collect();
                    fields.into_document(id, next_position(&others), 0)
                }
            };
            state.put_document(document);
        }
        "delete" => {
            match kind {
                DocumentKind::Group => leave_group(state, GroupId(id)),
                DocumentKind::Identity => leave_identity(state, IdentityId(id)),
                kind => tasks::leave(state, kind, id),
            }
            state.remove_document(kind, id);
        }
        "order" => {
            let to = json::from_value::<TaskOrderBody>(payload.clone()).ok()?.position;
            let moved = state.documents.get(&(kind, id))?.clone().moved_to(OrderKey::parse(&to).ok()?)?;
            state.put_document(moved);
        }
        _ => return None,
    }
    Some(())
}

fn read_fields(kind: DocumentKind, payload: Value) -> Option<DocumentFields> {
    match kind {
        DocumentKind::Group => json::from_value::<GroupBody>(payload).ok()?.into_fields(),
        DocumentKind::Identity => json::from_value::<IdentityBody>(payload).ok()?.into_fields(),
        DocumentKind::Pause => json::from_value::<PauseBody>(payload).ok()?.into_fields(),
        DocumentKind::Stack => json::from_value::<StackBody>(payload).ok()?.into_fields(),
        DocumentKind::Reminder => json::from_value::<ReminderBody>(payload).ok()?.into_fields(),
        DocumentKind::Project => json::from_value::<ProjectBody>(payload).ok()?.into_fields(),
        DocumentKind::Section => json::from_value::<SectionBody>(payload).ok()?.into_fields(),
        DocumentKind::Label => json::from_value::<LabelBody>(payload).ok()?.into_fields(),
        DocumentKind::TaskFilter => json::from_value::<TaskFilterBody>(payload).ok()?.into_fields(),
    }
    .ok()
}

/// The habits of a group are in none, and its pauses stay with each of them.
fn leave_group(state: &mut LocalState, group: GroupId) {
    let members: Vec<_> =
        state.habits.values().filter(|local| local.habit.group_id == Some(group)).map(|local| local.habit.id).collect();
    let pauses: Vec<_> = state.documents.values().cloned().filter_map(Document::into_pause).collect();
    for pause in pauses.into_iter().filter(|pause| pause.scope == PauseScope::Group(group)) {
        state.remove_document(DocumentKind::Pause, pause.id.uuid());
        for habit in &members {
            // The server gives them ids of its own, which the next pull brings in the place of these.
            let id = PauseId(Uuid::from_u128(pause.id.uuid().as_u128() ^ habit.uuid().as_u128()));
            let handed_on = Pause { id, scope: PauseScope::Habit(*habit), ..pause.clone() };
            state.put_document(Document::Pause(handed_on));
        }
    }
    for local in state.habits.values_mut().filter(|local| local.habit.group_id == Some(group)) {
        local.habit.group_id = None;
    }
}

fn leave_identity(state: &mut LocalState, identity: IdentityId) {
    for local in state.habits.values_mut().filter(|local| local.habit.identity_id == Some(identity)) {
        local.habit.identity_id = None;
    }
}

#[cfg(test)]
mod tests {
    use domain::habits::DaySpan;
    use domain::ids::HabitId;
    use jiff::{Timestamp, civil::date};
    use serde_json::json;
    use wire::habits::{DocumentBody, HabitBody};

    use super::*;
    use crate::offline::operation::{Stamp, StoredOperation};
    use crate::offline::{Replica, ReplicaUser, Write};

    const GROUP: Uuid = Uuid::from_u128(11);
    const READ: HabitId = HabitId(Uuid::from_u128(7));
    const WALK: HabitId = HabitId(Uuid::from_u128(8));

    fn after(writes: Vec<Write>) -> Replica {
        let user: ReplicaUser = serde_json::from_value(json!({
            "user_id": Uuid::from_u128(1), "display_name": "Ana",
            "preferences": domain::identity::Preferences::in_zone(domain::identity::TimeZoneName::utc()),
        }))
        .unwrap();
        let op = |(seq, write): (i64, Write)| {
            let client_time = Timestamp::from_second(1_800_000_000 + seq).unwrap();
            let op_id = Uuid::from_u128(seq.unsigned_abs().into());
            let stamp = Stamp { op_id, client_time, tz: "UTC".to_owned(), today: date(2026, 3, 10) };
            StoredOperation { seq, ..StoredOperation::new(write, stamp).unwrap() }
        };
        let ops: Vec<_> = (1..).zip(writes).map(op).collect();
        LocalState::empty(user).replica(&ops)
    }

    fn habit(id: HabitId, name: &str, group: Option<Uuid>) -> Write {
        let body = json!({"name": name, "kind": "yes_no", "schedule": {"type": "daily"}, "group_id": group});
        Write::CreateHabit { id, body: serde_json::from_value::<HabitBody>(body).unwrap() }
    }

    fn group(name: &str) -> Write {
        let body = GroupBody { id: None, name: name.to_owned(), position: None };
        Write::PutDocument { id: GROUP, body: DocumentBody::Group(body) }
    }

    fn pause(id: u128, habit_id: Option<HabitId>, group_id: Option<Uuid>) -> Write {
        let (from_day, to_day) = (date(2026, 3, 1), Some(date(2026, 3, 5)));
        let body = PauseBody {
            id: None,
            habit_id: habit_id.map(HabitId::uuid),
            group_id,
            from_day,
            to_day,
            reason: None,
            away: false,
        };
        Write::PutDocument { id: Uuid::from_u128(id), body: DocumentBody::Pause(body) }
    }

    fn follow(id: u128, anchor: HabitId, follower: HabitId) -> Write {
        let body = StackBody {
            id: None,
            anchor_habit_id: Some(anchor.uuid()),
            follower_habit_id: follower.uuid(),
            cue: None,
            at_time: None,
            place: None,
            position: None,
        };
        Write::PutDocument { id: Uuid::from_u128(id), body: DocumentBody::Stack(body) }
    }

    #[test]
    fn what_is_made_without_a_network_shows_at_once() {
        let replica = after(vec![group("Morning"), habit(READ, "Read", Some(GROUP)), pause(21, None, Some(GROUP))]);
        assert_eq!(replica.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["Morning"]);
        let input = replica.habit(READ).unwrap();
        assert_eq!(input.habit.group_id, Some(GroupId(GROUP)));
        let span = DaySpan { from_day: date(2026, 3, 1), to_day: Some(date(2026, 3, 5)) };
        assert_eq!(input.pauses, [span]);
        assert!(replica.pending_documents.contains(&GROUP) && !replica.is_pending(HabitId(GROUP), None));
    }

    #[test]
    fn a_second_put_replaces_and_keeps_the_place() {
        let renamed = group("Evening");
        let replica = after(vec![group("Morning"), renamed]);
        assert_eq!(replica.groups.len(), 1);
        assert_eq!((replica.groups[0].name.as_str(), replica.groups[0].position), ("Evening", 0));
    }

    #[test]
    fn a_group_that_goes_leaves_its_pauses_with_its_habits() {
        let gone = Write::DeleteDocument { kind: DocumentKind::Group, id: GROUP };
        let made = vec![
            group("Morning"),
            habit(READ, "Read", Some(GROUP)),
            habit(WALK, "Walk", None),
            pause(21, None, Some(GROUP)),
            gone,
        ];
        let replica = after(made);
        assert!(replica.groups.is_empty());
        let read = replica.habit(READ).unwrap();
        assert_eq!((read.habit.group_id, read.pauses.len()), (None, 1));
        assert!(replica.habit(WALK).unwrap().pauses.is_empty());
        assert_eq!(replica.pauses[0].scope, PauseScope::Habit(READ));
    }

    #[test]
    fn a_stack_is_hidden_while_one_of_its_habits_is_away() {
        let made = vec![habit(READ, "Read", None), habit(WALK, "Walk", None), follow(31, READ, WALK)];
        assert_eq!(after(made.clone()).stacks.len(), 1);
        let without = [made, vec![Write::DeleteHabit { id: READ }]].concat();
        assert!(after(without).stacks.is_empty());
    }

    fn remind(id: u128, habit_id: HabitId, at: &str) -> Write {
        let body = json!({ "habit_id": habit_id, "at": at });
        let body = DocumentBody::Reminder(serde_json::from_value::<ReminderBody>(body).unwrap());
        Write::PutDocument { id: Uuid::from_u128(id), body }
    }

    #[test]
    fn reminders_stand_by_their_time_and_wait_for_their_habit() {
        let made = vec![
            habit(READ, "Read", None),
            habit(WALK, "Walk", None),
            remind(41, READ, "19:00"),
            remind(42, READ, "07:00"),
            remind(43, WALK, "12:00"),
        ];
        let replica = after(made.clone());
        let times = |of: HabitId| replica.reminders_of(of).map(|reminder| reminder.at.hour()).collect::<Vec<_>>();
        assert_eq!((times(READ), times(WALK)), (vec![7, 19], vec![12]));
        assert!(replica.pending_documents.contains(&Uuid::from_u128(41)));
        let without = after([made.clone(), vec![Write::DeleteHabit { id: WALK }]].concat());
        assert_eq!(without.reminders.len(), 2);
        let gone = Write::DeleteDocument { kind: DocumentKind::Reminder, id: Uuid::from_u128(41) };
        assert_eq!(after([made, vec![gone]].concat()).reminders_of(READ).count(), 1);
    }

    #[test]
    fn what_cannot_be_sent_is_not_queued() {
        let stamp = Stamp {
            op_id: Uuid::from_u128(1),
            client_time: Timestamp::UNIX_EPOCH,
            tz: "UTC".to_owned(),
            today: date(2026, 3, 10),
        };
        assert_eq!(StoredOperation::new(group(" "), stamp).err().as_deref(), Some("required"));
    }

    #[test]
    fn a_document_of_the_feed_is_read_by_its_kind() {
        let value = json!({"id": GROUP, "name": "Morning", "position": 2, "version": 3});
        let read = read_document(DocumentKind::Group, value.clone());
        assert_eq!(read.map(|group| (group.version(), group.place().count())), Some((3, 2)));
        assert_eq!(read_document(DocumentKind::Pause, value), None);
    }
}
