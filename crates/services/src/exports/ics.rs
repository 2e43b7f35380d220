//! Tasks for calendar programs. What is in the trash is left out, as everywhere where tasks are looked at.

use std::collections::BTreeMap;

use domain::{
    calendar::{IcsTodo, TASKS_BEGIN, TASKS_END},
    habits::{Document, DocumentKind},
    ids::LabelId,
    tasks::Task,
};
use jiff::tz::TimeZone;
use serde::Deserialize;
use store::{
    habits::documents,
    personal::{self, Column, TABLES},
    tasks as rows,
};
use uuid::Uuid;

use super::{Sink, output::Output, snapshot::Snapshot};
use crate::ServiceError;

/// Tasks that are read at once.
const PAGE: usize = 500;

#[derive(Deserialize)]
struct Named {
    task_id: Uuid,
}

pub(super) async fn write<S: Sink>(snapshot: &mut Snapshot, output: &mut Output<'_, S>) -> Result<(), ServiceError> {
    let owner = snapshot.tx.user();
    let ids = ids(snapshot).await?;
    output.expect_rows(i64::try_from(ids.len()).unwrap_or_default()).await?;
    let labels = documents::all(snapshot.tx.conn(), owner, DocumentKind::Label).await?;
    let labels: BTreeMap<LabelId, String> =
        labels.into_iter().filter_map(Document::into_label).map(|label| (label.id, label.name)).collect();
    output.push(TASKS_BEGIN.as_bytes()).await?;
    for page in ids.chunks(PAGE) {
        let records = rows::find_many(snapshot.tx.conn(), owner, page).await?;
        let mut tasks: BTreeMap<Uuid, Task> =
            records.into_iter().map(|record| (record.task.id.uuid(), record.task)).collect();
        for task in page.iter().filter_map(|id| tasks.remove(id)).filter(|task| task.deleted_at.is_none()) {
            output.push(todo(&task, &labels).as_bytes()).await?;
        }
        output.count_rows(page.len()).await?;
    }
    output.push(TASKS_END.as_bytes()).await
}

/// The ids of all tasks, in their order.
async fn ids(snapshot: &mut Snapshot) -> Result<Vec<Uuid>, ServiceError> {
    let owner = snapshot.tx.user();
    let Some(table) = TABLES.iter().find(|table| table.name == "tasks") else { return Ok(Vec::new()) };
    let column = Column { name: "task_id".to_owned(), kind: "uuid".to_owned() };
    personal::open_told(snapshot.tx.conn(), owner, table, &[column]).await?;
    let mut ids = Vec::new();
    loop {
        let lines = snapshot.next().await?;
        if lines.is_empty() {
            return Ok(ids);
        }
        for line in lines {
            let named: Named = serde_json::from_str(&line).map_err(|error| ServiceError::Internal(error.into()))?;
            ids.push(named.task_id);
        }
    }
}

fn todo(task: &Task, names: &BTreeMap<LabelId, String>) -> String {
    let labels: Vec<String> = task.labels.iter().filter_map(|label| names.get(label).cloned()).collect();
    let zone = task.due.as_ref().and_then(|due| due.zone.as_deref()).and_then(|name| TimeZone::get(name).ok());
    IcsTodo { task, labels: &labels, zone: zone.as_ref() }.text()
}
