//! Writing tasks that nobody made by a request: those of demo accounts, and of files that were brought along.

use domain::tasks::Task;
use store::tasks::{RecordStamps, TaskRecord};

use super::{keep_series, save::store_as_they_are};
use crate::{ServiceError, Transaction};

/// Tasks in one statement.
const AT_ONCE: usize = 500;

/// Writes tasks in an open transaction that holds the feed's counter; what is repeated gets its series.
pub(crate) async fn plant(tx: &mut Transaction, tasks: Vec<Task>) -> Result<(), ServiceError> {
    let mut records = Vec::with_capacity(tasks.len());
    for task in tasks {
        let task = keep_series::settled(tx, None, task).await?;
        records.push(TaskRecord { task, request_hash: None, stamps: RecordStamps::default() });
    }
    for some in records.chunks(AT_ONCE) {
        store_as_they_are(tx, some).await?;
    }
    Ok(())
}
