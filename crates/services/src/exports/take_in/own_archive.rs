//! An archive that was checked: its manifest is known, and every file is as long and has the checksum that it says.

use formats::{Archive, Limits};
use sha2::{Digest as _, Sha256};

use super::refusal::{damaged, newer, unread};
use crate::{
    ServiceError,
    exports::{
        FORMAT_VERSION, Manifest,
        digest::hex,
        manifest::{FORMAT, MANIFEST, path_of},
    },
};

/// The largest manifest of a file of which nothing is known yet: room for thousands of files.
const MOST_MANIFEST_BYTES: u64 = 4 << 20;

/// An archive of ours, whole and unchanged.
#[derive(Debug)]
pub struct OwnArchive<'a> {
    bytes: &'a [u8],
    limits: Limits,
    /// Where it lies in the zip: archives are packed anew with a folder around them.
    folder: String,
    manifest: Manifest,
}

impl<'a> OwnArchive<'a> {
    /// Whether a zip is an archive of ours, of whichever version.
    #[must_use]
    pub fn is_one(bytes: &[u8], limits: &Limits) -> bool {
        let limits = Limits { unpacked_bytes: MOST_MANIFEST_BYTES, ..*limits };
        let manifest = Archive::open(bytes, &limits).ok().and_then(|mut archive| manifest(&mut archive).ok());
        manifest.is_some_and(|(_, manifest)| manifest.format == FORMAT)
    }

    /// Checks an archive.
    ///
    /// # Errors
    /// 422 `archive_damaged`, `archive_newer`; 413 `payload_too_large`.
    pub fn read(bytes: &'a [u8], limits: &Limits) -> Result<Self, ServiceError> {
        let mut archive = Archive::open(bytes, limits).map_err(|error| unread(&error))?;
        let (folder, manifest) = manifest(&mut archive)?;
        if manifest.format != FORMAT {
            return Err(damaged());
        }
        if manifest.version > FORMAT_VERSION {
            return Err(newer());
        }
        for file in &manifest.files {
            let content = archive.read(&format!("{folder}{}", file.path)).map_err(|error| unread(&error))?;
            let content = content.ok_or_else(damaged)?;
            let is_same = content.len() as u64 == file.bytes && hex(&Sha256::digest(&content)) == file.sha256;
            if !is_same {
                return Err(damaged());
            }
        }
        Ok(Self { bytes, limits: *limits, folder, manifest })
    }

    /// What it says of itself.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The files once more, to be read one by one.
    pub(super) fn files(&self) -> Result<Files<'a>, ServiceError> {
        let archive = Archive::open(self.bytes, &self.limits).map_err(|error| unread(&error))?;
        Ok(Files { archive, folder: self.folder.clone(), limits: self.limits })
    }
}

/// The files of an archive.
pub(super) struct Files<'a> {
    archive: Archive<'a>,
    folder: String,
    limits: Limits,
}

impl Files<'_> {
    /// The rows of a table, a line each; none where the archive has no such table.
    pub(super) fn of_table(&mut self, table: &str) -> Result<Vec<String>, ServiceError> {
        let path = format!("{}{}", self.folder, path_of(table));
        let Some(content) = self.archive.read(&path).map_err(|error| unread(&error))? else { return Ok(Vec::new()) };
        let text = String::from_utf8(content).map_err(|_| damaged())?;
        let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let is_bounded =
            lines.len() <= self.limits.rows && lines.iter().all(|line| line.len() <= self.limits.line_bytes);
        if is_bounded { Ok(lines) } else { Err(ServiceError::refused(413, "payload_too_large")) }
    }
}

/// The manifest and the folder in which it stands.
fn manifest(archive: &mut Archive<'_>) -> Result<(String, Manifest), ServiceError> {
    let folder = archive.folder_of(MANIFEST).ok_or_else(damaged)?;
    let content = archive.read(&format!("{folder}{MANIFEST}")).map_err(|error| unread(&error))?.ok_or_else(damaged)?;
    let manifest = serde_json::from_slice(&content).map_err(|_| damaged())?;
    Ok((folder, manifest))
}
