//! One JSON document with every table: the rows of the archive, for programs that want a single file.

use serde_json::json;

use super::{
    FORMAT_VERSION, Sink,
    manifest::FORMAT,
    output::Output,
    snapshot::{Snapshot, told_tables},
};
use crate::ServiceError;

pub(super) async fn write<S: Sink>(snapshot: &mut Snapshot, output: &mut Output<'_, S>) -> Result<(), ServiceError> {
    let rows = snapshot.count().await?;
    output.expect_rows(rows).await?;
    let head = json!({
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "created_at": snapshot.at,
        "time_zone": snapshot.profile.preferences.time_zone.as_str(),
    });
    let head = head.to_string();
    // The tables are the last member of the same object, and its end comes when they are written.
    output.push(head.trim_end_matches('}').as_bytes()).await?;
    output.push(b",\"tables\":{").await?;
    for (place, table) in told_tables().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        output.push(format!("{comma}\n\"{}\":[", table.name).as_bytes()).await?;
        write_rows(snapshot, table, output).await?;
        output.push(b"]").await?;
    }
    output.push(b"\n}}\n").await
}

async fn write_rows<S: Sink>(
    snapshot: &mut Snapshot,
    table: &store::personal::PersonalTable,
    output: &mut Output<'_, S>,
) -> Result<(), ServiceError> {
    snapshot.open(table).await?;
    let mut before = "\n";
    loop {
        let lines = snapshot.next().await?;
        if lines.is_empty() {
            return Ok(());
        }
        for line in &lines {
            output.push(before.as_bytes()).await?;
            output.push(line.as_bytes()).await?;
            before = ",\n";
        }
        output.count_rows(lines.len()).await?;
    }
}
