//! Reads a backup into a folder and checks every byte against the manifest. Names are not trusted: a member may only
//! be what a backup holds.

use std::{
    fs::{self, File},
    io,
    path::{Component, Path},
};

use anyhow::{Context, bail};
use services::erasures::ERASURE_LOG;

use super::{
    Manifest, Member,
    archive::{Hashing, private},
    manifest::{DUMP, FILES, FORMAT, MANIFEST},
};

/// Reads all members. The folder then holds the dump, the log of erased accounts and the files.
pub(super) fn extract(file: &Path, folder: &Path) -> anyhow::Result<Manifest> {
    let source = File::open(file).with_context(|| format!("could not read {}", file.display()))?;
    let mut archive = tar::Archive::new(io::BufReader::new(source));
    let mut members = Vec::new();
    let mut manifest: Option<Manifest> = None;
    let broken = || format!("{} is not a complete backup of Wellspring", file.display());
    for entry in archive.entries().with_context(broken)? {
        let mut entry = entry.with_context(broken)?;
        let name = entry.path()?.to_str().context("the name of a member is not UTF-8")?.to_owned();
        if name == MANIFEST {
            manifest = Some(serde_json::from_reader(&mut entry).context("the manifest cannot be read")?);
        } else {
            members.push(save(&mut entry, &name, folder).with_context(broken)?);
        }
    }
    let manifest = manifest.with_context(broken)?;
    if manifest.format != FORMAT {
        bail!("The backup has format {}, and this program reads format {FORMAT}.", manifest.format);
    }
    compare(&members, &manifest.members)?;
    Ok(manifest)
}

fn save(entry: &mut impl io::Read, name: &str, folder: &Path) -> anyhow::Result<Member> {
    let path = Path::new(name);
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || !(name == DUMP || name == ERASURE_LOG || path.starts_with(FILES)) {
        bail!("\"{name}\" does not belong into a backup");
    }
    let target = folder.join(path);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut source = Hashing::new(entry);
    let bytes = io::copy(&mut source, &mut private(&target)?)?;
    Ok(Member { path: name.to_owned(), bytes, sha256: source.finish() })
}

fn compare(found: &[Member], expected: &[Member]) -> anyhow::Result<()> {
    for member in expected {
        match found.iter().find(|found| found.path == member.path) {
            Some(found) if found == member => {}
            Some(_) => bail!("{} in the backup is damaged: its checksum differs.", member.path),
            None => bail!("{} is missing from the backup.", member.path),
        }
    }
    if found.len() != expected.len() {
        bail!("The backup holds members that its manifest does not name.");
    }
    Ok(())
}
