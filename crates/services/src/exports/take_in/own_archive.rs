//! An archive that was checked: its manifest is known, and every file is as long and has the checksum that it says.

use formats::{Archive, Limits};
use sha2::{Digest as _, Sha256};

use super::{
    lines::Lines,
    refusal::{damaged, newer, unread},
};
use crate::{
    ServiceError,
    digits::hex,
    exports::{
        FORMAT_VERSION, Manifest,
        manifest::{FORMAT, MANIFEST, path_of},
    },
};

/// The largest manifest of a file of which nothing is known yet: room for thousands of files.
const MOST_MANIFEST_BYTES: u64 = 4 << 20;
/// All files together, unpacked: each day of a habit is a line of hundreds of bytes, and so is each change of one. No
/// more than some lines of it are ever held.
const MOST_BYTES: u64 = 1 << 30;
/// Bytes of a file that are looked at before others have their turn.
const STEP: usize = 256 << 10;

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
    /// What is taken of an archive of ours: more than of other files, because it is read line by line.
    #[must_use]
    pub fn limits() -> Limits {
        Limits { unpacked_bytes: MOST_BYTES, ..Limits::default() }
    }

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
    pub async fn read(bytes: &'a [u8], limits: &Limits) -> Result<Self, ServiceError> {
        let archive = Self::checked_before(bytes, limits)?;
        archive.check().await?;
        Ok(archive)
    }

    /// One that was checked when it was kept, so that only its manifest is read.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(crate) fn checked_before(bytes: &'a [u8], limits: &Limits) -> Result<Self, ServiceError> {
        let mut archive = Archive::open(bytes, limits).map_err(|error| unread(&error))?;
        let (folder, manifest) = manifest(&mut archive)?;
        if manifest.format != FORMAT {
            return Err(damaged());
        }
        if manifest.version > FORMAT_VERSION {
            return Err(newer());
        }
        Ok(Self { bytes, limits: *limits, folder, manifest })
    }

    /// Compares every file with what the manifest says of it.
    async fn check(&self) -> Result<(), ServiceError> {
        let mut archive = Archive::open(self.bytes, &self.limits).map_err(|error| unread(&error))?;
        let mut room = vec![0_u8; STEP];
        for file in &self.manifest.files {
            let path = format!("{}{}", self.folder, file.path);
            let content = archive.unpack(&path).map_err(|error| unread(&error))?;
            let mut content = content.ok_or_else(damaged)?;
            let (mut digest, mut bytes) = (Sha256::new(), 0);
            loop {
                let length = content.read(&mut room).map_err(|error| unread(&error))?;
                if length == 0 {
                    break;
                }
                digest.update(room.get(..length).unwrap_or_default());
                bytes += length as u64;
                // A large archive takes seconds, and others are served here too.
                tokio::task::yield_now().await;
            }
            if bytes != file.bytes || hex(&digest.finalize()) != file.sha256 {
                return Err(damaged());
            }
        }
        Ok(())
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

impl<'a> Files<'a> {
    /// The rows of a table, a line each; none where the archive has no such table.
    pub(super) fn of_table(&mut self, table: &str) -> Result<Option<Lines<'a>>, ServiceError> {
        let path = format!("{}{}", self.folder, path_of(table));
        let content = self.archive.unpack(&path).map_err(|error| unread(&error))?;
        Ok(content.map(|content| Lines::of(content, &self.limits)))
    }
}

/// The manifest and the folder in which it stands.
fn manifest(archive: &mut Archive<'_>) -> Result<(String, Manifest), ServiceError> {
    let folder = archive.folder_of(MANIFEST).ok_or_else(damaged)?;
    let content = archive.read(&format!("{folder}{MANIFEST}")).map_err(|error| unread(&error))?.ok_or_else(damaged)?;
    let manifest = serde_json::from_slice(&content).map_err(|_| damaged())?;
    Ok((folder, manifest))
}
