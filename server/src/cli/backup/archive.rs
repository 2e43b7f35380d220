//! Writes the members of a backup into one tar file and hashes them on the way.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::Context;
use services::erasures::ERASURE_LOG;
use sha2::{Digest, Sha256};

use super::{
    Manifest, Member,
    manifest::{DUMP, FILES, MANIFEST},
};

/// Writes the file from a dump and a data directory. The manifest comes in without members and stands last, when all
/// are known.
pub(super) fn write(target: &Path, dump: &Path, place: &Path, mut manifest: Manifest) -> anyhow::Result<Manifest> {
    let file = private(target)?;
    let mut archive = tar::Builder::new(io::BufWriter::new(file));
    manifest.members.push(append(&mut archive, dump, DUMP)?);
    let erased = place.join(ERASURE_LOG);
    if erased.is_file() {
        manifest.members.push(append(&mut archive, &erased, ERASURE_LOG)?);
    }
    let files = place.join(FILES);
    for path in listed(&files)? {
        let name = path.strip_prefix(&files).context("a file lies outside its folder")?;
        let name = format!("{FILES}/{}", name.to_str().context("the name of a file is not UTF-8")?);
        manifest.members.push(append(&mut archive, &path, &name)?);
    }
    let text = serde_json::to_vec_pretty(&manifest)?;
    archive.append_data(&mut header(text.len() as u64), MANIFEST, text.as_slice())?;
    let file = archive.into_inner()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all().context("could not write the backup to disk")?;
    Ok(manifest)
}

/// A new file that only this account reads.
pub(in crate::cli) fn private(path: &Path) -> anyhow::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    options.open(path).with_context(|| format!("could not make {}", path.display()))
}

fn append(archive: &mut tar::Builder<impl io::Write>, path: &Path, name: &str) -> anyhow::Result<Member> {
    let file = File::open(path).with_context(|| format!("could not read {}", path.display()))?;
    let bytes = file.metadata()?.len();
    // A file that grows meanwhile is cut at the length that its header says.
    let mut source = Hashing::new(file.take(bytes));
    archive.append_data(&mut header(bytes), name, &mut source).with_context(|| format!("could not back up {name}"))?;
    Ok(Member { path: name.to_owned(), bytes, sha256: source.finish() })
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header
}

/// Every regular file below a folder, by name. Links are not followed.
pub(super) fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("could not read {}", folder.display())),
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Hashes what is read through it.
pub(super) struct Hashing<R> {
    source: R,
    hash: Sha256,
}

impl<R: Read> Hashing<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, hash: Sha256::new() }
    }

    /// The hash of everything that was read.
    pub(super) fn finish(self) -> String {
        self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}
