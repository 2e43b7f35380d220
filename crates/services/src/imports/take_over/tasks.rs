//! Projects and tasks of the file. What an earlier import made of one stays as its owner has it now.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    habits::DocumentKind,
    ids::{LabelId, ProjectId, SectionId, TaskId},
    tasks::{OrderKey, Task, TaskFields},
};
use formats::{FoundProject, FoundTask};
use jiff::Timestamp;
use store::tasks as rows;
use uuid::Uuid;

use super::{
    super::{owner::Owner, plan::KnownTask, told::number},
    documents::{Names, project},
    made::Made,
    progress::Progress,
};
use crate::{
    ServiceError, Transaction,
    tasks::{MAX_TASKS, behind, plant},
};

/// Makes the projects and tasks that are not here yet.
pub(super) async fn take_tasks(
    tx: &mut Transaction,
    made: &mut Made,
    projects: Vec<(FoundProject, Option<Uuid>)>,
    tasks: Vec<(FoundTask, Option<KnownTask>)>,
    (owner, progress): (&Owner, &mut Progress<'_>),
) -> Result<(), ServiceError> {
    let mut places = Places::of(tx).await?;
    places.take_projects(tx, made, projects).await?;
    check_room(tx, tasks.iter().filter(|(_, known)| known.is_none()).count()).await?;
    let (user, count) = (tx.user(), number(tasks.len()));
    let mut last = rows::last_position(tx.conn(), user).await?;
    let (mut ids, mut new) = (BTreeMap::<String, TaskId>::new(), Vec::new());
    for (found, known) in tasks {
        let parent = found.parent.as_ref().and_then(|parent| ids.get(parent)).copied();
        if let Some(known) = known {
            // What would be a new part of one that its owner has moved stands for itself: there it may lie too deep.
            if (known.project_id, known.parent_id) == (places.project_of(&found), parent) {
                ids.insert(found.source_id, known.id);
            }
            continue;
        }
        let id = TaskId(tx.services().new_id());
        let fields = places.fields(tx, made, &found, parent).await?;
        let position = behind(last);
        new.push(task(id, fields, position.clone(), &found, (owner, tx.services().now())));
        made.add_made("task", found.source_id.clone(), id.uuid(), 1);
        made.counts.tasks = made.counts.tasks.saturating_add(1);
        last = Some(position);
        ids.insert(found.source_id, id);
    }
    plant(tx, new).await?;
    progress.add(count).await;
    Ok(())
}

async fn check_room(tx: &mut Transaction, more: usize) -> Result<(), ServiceError> {
    let user = tx.user();
    let there = rows::count(tx.conn(), user).await?;
    let is_room = i64::try_from(more).is_ok_and(|more| there.saturating_add(more) <= MAX_TASKS);
    if is_room { Ok(()) } else { Err(ServiceError::refused(409, "over_limit")) }
}

/// Where tasks of the file belong.
struct Places {
    projects: BTreeMap<String, ProjectId>,
    sections: Names,
    labels: Names,
}

impl Places {
    async fn of(tx: &mut Transaction) -> Result<Self, ServiceError> {
        let sections = Names::of(tx, DocumentKind::Section).await?;
        let labels = Names::of(tx, DocumentKind::Label).await?;
        Ok(Self { projects: BTreeMap::new(), sections, labels })
    }

    /// New projects with all their sections. Of one that is here those are made that a new task needs: its owner may
    /// have sorted it otherwise.
    async fn take_projects(
        &mut self,
        tx: &mut Transaction,
        made: &mut Made,
        projects: Vec<(FoundProject, Option<Uuid>)>,
    ) -> Result<(), ServiceError> {
        for (found, known) in projects {
            if let Some(known) = known {
                self.projects.insert(found.source_id, ProjectId(known));
                continue;
            }
            let id = project(tx, made, &found).await?;
            for section in &found.sections {
                self.sections.section(tx, made, id, section).await?;
            }
            self.projects.insert(found.source_id, id);
        }
        Ok(())
    }

    /// The project here of a task of the file.
    fn project_of(&self, found: &FoundTask) -> Option<ProjectId> {
        found.project.as_ref().and_then(|project| self.projects.get(project)).copied()
    }

    async fn fields(
        &mut self,
        tx: &mut Transaction,
        made: &mut Made,
        found: &FoundTask,
        parent_id: Option<TaskId>,
    ) -> Result<TaskFields, ServiceError> {
        let project_id = self.project_of(found);
        let section_id: Option<SectionId> = match (project_id, &found.section) {
            (Some(project), Some(name)) => self.sections.section(tx, made, project, name).await?,
            _ => None,
        };
        let mut labels: BTreeSet<LabelId> = BTreeSet::new();
        for name in &found.labels {
            labels.extend(self.labels.label(tx, made, name).await?);
        }
        let fields = TaskFields { project_id, section_id, parent_id, labels, ..found.fields() };
        // What is done comes again no more: where the series goes on, the file has its next task.
        let repeat = fields.repeat.clone().filter(|_| !found.is_done);
        TaskFields { repeat, ..fields }.checked().map_err(ServiceError::Invalid)
    }
}

fn task(
    id: TaskId,
    fields: TaskFields,
    position: OrderKey,
    found: &FoundTask,
    (owner, now): (&Owner, Timestamp),
) -> Task {
    let made_at = found.created_at.map_or(now, |at| at.min(now));
    let task = Task::new(id, fields, position, made_at, owner.today);
    // Of what was done at a time that nobody knows any more it is known that it was not later.
    let done_at = found.is_done.then(|| found.done_at.or(found.created_at).unwrap_or(now).min(now));
    let completed_on = done_at.map(|at| owner.actor.day_at(at));
    Task { completed_at: done_at, completed_on, ..task }
}
