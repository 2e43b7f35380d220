//! The plan of a whole file.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    habits::{Document, DocumentKind},
    ids::{ProjectId, TaskId},
};
use formats::{FoundProject, FoundTask, Problem, Question, Reading};
use store::{
    habits::{self as habit_rows, documents},
    imports::ImportRow,
    tasks::{self as task_rows, TaskRecord},
};
use uuid::Uuid;

use super::{HabitPlan, Known, habits::plans};
use crate::{ServiceError, Transaction, habits::HabitRecord};

/// What taking a file over comes to.
#[derive(Debug, Default)]
pub(in crate::imports) struct Plan {
    /// Each habit of the file.
    pub(in crate::imports) habits: Vec<HabitPlan>,
    /// The habits that are here, in the order in which they were made.
    pub(in crate::imports) own: Vec<HabitRecord>,
    /// Projects of the file, with those that are here already.
    pub(in crate::imports) projects: Vec<(FoundProject, Option<Uuid>)>,
    /// Tasks of the file, with those that are here already.
    pub(in crate::imports) tasks: Vec<(FoundTask, Option<KnownTask>)>,
    /// The zone that the file names.
    pub(in crate::imports) time_zone: Option<String>,
    /// Lines that could not be read.
    pub(in crate::imports) problems: Vec<Problem>,
    /// What the file leaves open.
    pub(in crate::imports) questions: Vec<Question>,
}

/// A task that an earlier import made, where its owner has it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::imports) struct KnownTask {
    pub(in crate::imports) id: TaskId,
    pub(in crate::imports) project_id: Option<ProjectId>,
    pub(in crate::imports) parent_id: Option<TaskId>,
}

impl Plan {
    /// Of a file that was read. It may name a habit that was chosen and is not here any more: that is seen when its
    /// days are written.
    pub(in crate::imports) async fn of(
        tx: &mut Transaction,
        row: &ImportRow,
        reading: Reading,
    ) -> Result<Self, ServiceError> {
        let user = tx.user();
        let Reading { habits, projects, tasks, time_zone, problems, questions, .. } = reading;
        let known = Known::of(tx, row).await?;
        let mut own = habit_rows::all(tx.conn(), user).await?;
        own.sort_by_key(|record| (record.habit.created_at, record.habit.id));
        let habits = plans(habits, &row.choices, &known, &own);
        let here = present_projects(tx).await?;
        let of_project = |found: FoundProject| {
            let id = known.project(&found.source_id).filter(|id| here.contains(id));
            (found, id)
        };
        let projects = projects.into_iter().map(of_project).collect();
        let tasks = with_known(tx, tasks, &known).await?;
        Ok(Self { habits, own, projects, tasks, time_zone, problems, questions })
    }
}

async fn present_projects(tx: &mut Transaction) -> Result<BTreeSet<Uuid>, ServiceError> {
    let user = tx.user();
    let projects = documents::all(tx.conn(), user, DocumentKind::Project).await?;
    Ok(projects.iter().map(Document::id).collect())
}

/// Tasks with those that an earlier import made of them, done ones among them. What its owner has thrown away is made
/// anew.
async fn with_known(
    tx: &mut Transaction,
    tasks: Vec<FoundTask>,
    known: &Known,
) -> Result<Vec<(FoundTask, Option<KnownTask>)>, ServiceError> {
    let user = tx.user();
    let made_of = |task: &FoundTask| known.task(&task.source_id, task.has_own_id);
    let ids: Vec<Uuid> = tasks.iter().filter_map(made_of).collect();
    let here = if ids.is_empty() { Vec::new() } else { task_rows::find_many(tx.conn(), user, &ids).await? };
    let present = here.iter().filter(|record| record.task.deleted_at.is_none());
    let present: BTreeMap<Uuid, KnownTask> = present.map(known_task).collect();
    let of_task = |task: FoundTask| {
        let here = made_of(&task).and_then(|id| present.get(&id)).copied();
        (task, here)
    };
    Ok(tasks.into_iter().map(of_task).collect())
}

fn known_task(record: &TaskRecord) -> (Uuid, KnownTask) {
    let task = &record.task;
    (task.id.uuid(), KnownTask { id: task.id, project_id: task.project_id, parent_id: task.parent_id })
}
