//! The project's own files: what a person wrote, without what was built or fetched.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;

const LEFT_OUT: [&str; 7] = [".git", ".sqlx", "node_modules", "report", "target", "test-results", "snapshots"];

/// A file with its text.
pub struct SourceFile {
    /// Relative to the repository, with `/`.
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// Name without folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Lines that are no comment, with their numbers from 1.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Every text file whose name ends in one of these.
pub fn files(extensions: &[&str]) -> Vec<SourceFile> {
    let root = paths::root();
    let mut found = Vec::new();
    let mut waiting = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if !LEFT_OUT.contains(&entry.file_name().to_string_lossy().as_ref()) {
                    waiting.push(path);
                }
            } else if has_extension(&path, extensions)
                && let Some(file) = read(&root, &path)
            {
                found.push(file);
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| extensions.contains(&extension))
}

fn read(root: &Path, path: &PathBuf) -> Option<SourceFile> {
    let relative = path.strip_prefix(root).ok()?.to_string_lossy().into_owned();
    Some(SourceFile { path: relative, text: fs::read_to_string(path).ok()? })
}
