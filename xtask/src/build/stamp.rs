//! A digest over sources, so that unchanged work is skipped.
//!
//! Contents and not times, because a checkout or a copy changes every time and no content.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::paths;

/// Collects inputs; its text is compared with what the last build left.
#[derive(Default)]
pub struct Stamp(Sha256);

impl Stamp {
    /// Adds a text, such as the name of a profile.
    pub fn text(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    /// Adds every file below the given paths (relative to the repository), by name and content.
    pub fn files(mut self, inputs: &[&str]) -> Result<Self> {
        for file in files_below(inputs) {
            let content =
                fs::read(paths::root().join(&file)).with_context(|| format!("cannot read {}", file.display()))?;
            self = self.text(&file.to_string_lossy());
            self.0.update((content.len() as u64).to_le_bytes());
            self.0.update(&content);
        }
        Ok(self)
    }

    /// The digest in hexadecimal.
    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Every file below the paths, sorted, relative to the repository.
pub fn files_below(inputs: &[&str]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<PathBuf> = inputs.iter().map(PathBuf::from).collect();
    while let Some(path) = waiting.pop() {
        let full = paths::root().join(&path);
        if full.is_file() {
            found.insert(path);
        } else if let Ok(entries) = fs::read_dir(&full) {
            waiting.extend(entries.flatten().map(|entry| path.join(entry.file_name())));
        }
    }
    found
}

/// Whether the file holds exactly this text.
pub fn is_stamped(file: &Path, text: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|stamped| stamped == text)
}

/// The first twelve hexadecimal digits of a content's SHA-256: enough to name a file.
pub fn short_hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content)).chars().take(12).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
