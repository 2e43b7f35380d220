//! Remembers when a backup was last proved, for `wellspring doctor`.

use std::{fs, path::Path};

use serde_json::json;

use super::Manifest;

const NAME: &str = "last-verified-backup.json";
const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// Notes a proved backup. A place that cannot be written is no failure: the backup may be proved on another machine.
pub(super) fn note(place: &Path, file: &Path, manifest: &Manifest) {
    let text = json!({ "file": file.display().to_string(), "created_at": manifest.created_at }).to_string();
    if let Err(error) = fs::write(place.join(NAME), text) {
        tracing::debug!(error = %error, "could not note the verified backup");
    }
}

/// Whole days since a backup was proved; none when none ever was.
pub(crate) fn age_in_days(place: &Path) -> Option<u64> {
    let proved = fs::metadata(place.join(NAME)).ok()?.modified().ok()?;
    Some(proved.elapsed().unwrap_or_default().as_secs() / SECONDS_A_DAY)
}
