//! Tasks for calendar programs. What is in the trash is left out, as everywhere where tasks are looked at.

use std::collections::BTreeMap;

use domain::{
    calendar::{IcsTodo, TASKS_BEGIN, TASKS_END},
    habits::{Document, DocumentKind},
    ids::LabelId,
    tasks::Task,
};
use jiff::tz::TimeZone;
use store::{
    habits::documents,
    tasks::{self as rows, TaskPage},
};

use super::{Sink, output::Output, snapshot::Snapshot};
use crate::ServiceError;

/// Tasks that are read at once.
const PAGE: i64 = 500;

pub(super) async fn write<S: Sink>(snapshot: &mut Snapshot, output: &mut Output<'_, S>) -> Result<(), ServiceError> {
    let owner = snapshot.tx.user();
    let in_all = rows::count(snapshot.tx.conn(), owner).await?;
    output.expect_rows(in_all).await?;
    let labels = documents::all(snapshot.tx.conn(), owner, DocumentKind::Label).await?;
    let labels: BTreeMap<LabelId, String> =
        labels.into_iter().filter_map(Document::into_label).map(|label| (label.id, label.name)).collect();
    output.push(TASKS_BEGIN.as_bytes()).await?;
    let mut page = TaskPage {
        state: "all",
        project: None,
        label: None,
        parent: None,
        habit: None,
        among: None,
        after: None,
        limit: PAGE,
    };
    loop {
        let records = rows::page(snapshot.tx.conn(), owner, &page).await?;
        let Some(last) = records.last() else { break };
        page.after = Some(last.task.id);
        for record in &records {
            output.push(todo(&record.task, &labels).as_bytes()).await?;
        }
        output.count_rows(records.len()).await?;
    }
    output.push(TASKS_END.as_bytes()).await
}

fn todo(task: &Task, names: &BTreeMap<LabelId, String>) -> String {
    let labels: Vec<String> = task.labels.iter().filter_map(|label| names.get(label).cloned()).collect();
    let zone = task.due.as_ref().and_then(|due| due.zone.as_deref()).and_then(|name| TimeZone::get(name).ok());
    IcsTodo { task, labels: &labels, zone: zone.as_ref() }.text()
}
