//! Phrases that have no place in the tree: promises of later work, and paths of somebody's machine.

use anyhow::Result;

use super::tree;

const TEXT: [&str; 14] =
    ["rs", "ts", "js", "mjs", "css", "sql", "md", "toml", "yaml", "yml", "json", "html", "sh", "svg"];

/// Promises of later work.
pub fn unfinished() -> Result<Vec<String>> {
    // Written in halves, so that this file does not complain about itself.
    let phrases = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("TO", "DO"), concat!("FIX", "ME")];
    Ok(found(&phrases))
}

/// Folders that exist on one machine only.
pub fn machine_paths() -> Result<Vec<String>> {
    Ok(found(&[concat!("/wo", "rk/"), concat!("/ro", "ot/")]))
}

fn found(phrases: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in tree::files(&TEXT) {
        if file.name() == "package-lock.json" {
            continue;
        }
        for (index, line) in file.text.lines().enumerate() {
            for phrase in phrases.iter().filter(|phrase| line.contains(**phrase)) {
                complaints.push(format!("{}:{}: {phrase}", file.path, index + 1));
            }
        }
    }
    complaints
}
