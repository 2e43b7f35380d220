//! Our own archive: every table as lines of JSON, a folder for people in the layout of Loop, and what all that is.

use std::collections::BTreeMap;

use super::{
    Manifest, Sink, loop_csv,
    manifest::{FORMAT, FORMAT_VERSION, MANIFEST, ManifestFile, path_of},
    output::Output,
    snapshot::{Snapshot, told_tables},
    zip::ZipWriter,
};
use crate::ServiceError;

/// Folder of what people open themselves.
const FOR_PEOPLE: &str = "loop/";

pub(super) async fn write<S: Sink>(snapshot: &mut Snapshot, output: &mut Output<'_, S>) -> Result<(), ServiceError> {
    let rows = snapshot.count().await?;
    output.expect_rows(rows).await?;
    let mut zip = ZipWriter::new();
    let (mut counts, mut files) = (BTreeMap::new(), Vec::new());
    for table in told_tables() {
        zip.begin(&path_of(table.name))?;
        snapshot.open(table).await?;
        let mut rows = 0;
        loop {
            let lines = snapshot.next().await?;
            if lines.is_empty() {
                break;
            }
            for line in &lines {
                zip.write(line.as_bytes())?;
                zip.write(b"\n")?;
            }
            rows += lines.len() as u64;
            output.push(&zip.take()).await?;
            output.count_rows(lines.len()).await?;
        }
        files.push(ManifestFile::from(zip.end()?));
        counts.insert(table.name.to_owned(), rows);
    }
    files.extend(loop_csv::write_into(snapshot, &mut zip, FOR_PEOPLE, output).await?);
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: FORMAT_VERSION,
        created_at: snapshot.at,
        time_zone: snapshot.profile.preferences.time_zone.as_str().to_owned(),
        counts,
        files,
    };
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| ServiceError::Internal(error.into()))?;
    zip.begin(MANIFEST)?;
    zip.write(&text)?;
    zip.end()?;
    zip.finish()?;
    output.push(&zip.take()).await
}
