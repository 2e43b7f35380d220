//! Groups, reminders, projects, sections and labels that a file names. A group, a section and a label are their names,
//! so those that are here are used.

use std::collections::BTreeMap;

use domain::{
    habits::{Document, DocumentFields, DocumentKind, GroupFields},
    ids::{GroupId, HabitId, LabelId, ProjectId, SectionId},
    reminders::{HabitReminderFields, MAX_REMINDERS, ReminderFields},
    tasks::{LabelFields, SectionFields},
};
use formats::{FoundProject, FoundReminder};
use jiff::civil::Time;
use store::{habits::documents as rows, sync as feed};
use uuid::Uuid;

use super::made::Made;
use crate::{ServiceError, Transaction, habits::documents::put_in};

/// Most characters of the name of a group.
const LONGEST_GROUP: usize = 60;

/// Makes a document and answers its id.
async fn make(tx: &mut Transaction, fields: DocumentFields) -> Result<Document, ServiceError> {
    let (user, id) = (tx.user(), tx.services().new_id());
    let position = feed::take_position(tx.conn(), user, 1).await?;
    put_in(tx, position, id, fields).await
}

/// Documents of one kind by their names, those that are here first.
pub(super) struct Names {
    kind: DocumentKind,
    ids: BTreeMap<(Option<Uuid>, String), Uuid>,
}

impl Names {
    /// Those that are here.
    pub(super) async fn of(tx: &mut Transaction, kind: DocumentKind) -> Result<Self, ServiceError> {
        let user = tx.user();
        let documents = rows::all(tx.conn(), user, kind).await?;
        let mut ids = BTreeMap::new();
        for (key, id) in documents.into_iter().filter_map(named) {
            ids.entry(key).or_insert(id);
        }
        Ok(Self { kind, ids })
    }

    /// The one of a name, made where there is none. `within`: the project of a section.
    pub(super) async fn take(
        &mut self,
        tx: &mut Transaction,
        made: &mut Made,
        within: Option<ProjectId>,
        name: &str,
    ) -> Result<Option<Uuid>, ServiceError> {
        let key = (within.map(ProjectId::uuid), name.to_lowercase());
        if let Some(id) = self.ids.get(&key) {
            return Ok(Some(*id));
        }
        let Some((word, fields)) = fields(self.kind, within, name) else { return Ok(None) };
        let document = make(tx, fields).await?;
        let source_id = within.map_or_else(|| name.to_owned(), |project| format!("{project}/{name}"));
        made.add_made(word, source_id, document.id(), document.version());
        self.ids.insert(key, document.id());
        Ok(Some(document.id()))
    }

    /// The group of a name.
    pub(super) async fn group(
        &mut self,
        tx: &mut Transaction,
        made: &mut Made,
        name: &str,
    ) -> Result<Option<GroupId>, ServiceError> {
        let name: String = name.chars().take(LONGEST_GROUP).collect();
        Ok(self.take(tx, made, None, name.trim()).await?.map(GroupId))
    }

    /// The section of a name in a project.
    pub(super) async fn section(
        &mut self,
        tx: &mut Transaction,
        made: &mut Made,
        project: ProjectId,
        name: &str,
    ) -> Result<Option<SectionId>, ServiceError> {
        Ok(self.take(tx, made, Some(project), name).await?.map(SectionId))
    }

    /// The label of a name.
    pub(super) async fn label(
        &mut self,
        tx: &mut Transaction,
        made: &mut Made,
        name: &str,
    ) -> Result<Option<LabelId>, ServiceError> {
        Ok(self.take(tx, made, None, name).await?.map(LabelId))
    }
}

/// Project, name and id of what is a name.
fn named(document: Document) -> Option<((Option<Uuid>, String), Uuid)> {
    match document {
        Document::Group(group) => Some(((None, group.name.to_lowercase()), group.id.uuid())),
        Document::Label(label) => Some(((None, label.name.to_lowercase()), label.id.uuid())),
        Document::Section(section) => {
            Some(((Some(section.project_id.uuid()), section.name.to_lowercase()), section.id.uuid()))
        }
        _ => None,
    }
}

fn fields(kind: DocumentKind, within: Option<ProjectId>, name: &str) -> Option<(&'static str, DocumentFields)> {
    let name = name.to_owned();
    let color = domain::habits::DEFAULT_HABIT_COLOR;
    match (kind, within) {
        (DocumentKind::Group, _) => Some(("group", DocumentFields::Group(GroupFields { name, position: None }))),
        (DocumentKind::Label, _) => Some(("label", DocumentFields::Label(LabelFields { name, color, position: None }))),
        (DocumentKind::Section, Some(project_id)) => {
            Some(("section", DocumentFields::Section(SectionFields { project_id, name, position: None })))
        }
        _ => None,
    }
}

/// Makes a project of the file.
pub(super) async fn project(
    tx: &mut Transaction,
    made: &mut Made,
    found: &FoundProject,
) -> Result<ProjectId, ServiceError> {
    let fields = found.fields(tx.services().now()).checked().map_err(ServiceError::Invalid)?;
    let document = make(tx, DocumentFields::Project(fields)).await?;
    made.add_made("project", found.source_id.clone(), document.id(), document.version());
    made.counts.projects += 1;
    Ok(ProjectId(document.id()))
}

/// Makes the reminders of a habit that was just made.
pub(super) async fn reminders(
    tx: &mut Transaction,
    made: &mut Made,
    (habit_id, source_id): (HabitId, &str),
    found: &[FoundReminder],
) -> Result<(), ServiceError> {
    for (number, reminder) in found.iter().take(MAX_REMINDERS).enumerate() {
        let fields = HabitReminderFields {
            habit_id,
            at: whole_minute(reminder.time),
            weekdays: reminder.weekdays,
            until: None,
            every_minutes: None,
            zone: None,
            is_on: true,
        };
        let fields = fields.checked().map_err(ServiceError::Invalid)?;
        let document = make(tx, DocumentFields::Reminder(ReminderFields::Habit(fields))).await?;
        made.add_made("reminder", format!("{source_id}/{number}"), document.id(), document.version());
    }
    Ok(())
}

/// Ours ask by the minute.
fn whole_minute(time: Time) -> Time {
    Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time)
}
