//! Short files: a file that does not fit a few screens hides what it is for.

use anyhow::Result;

use super::tree;

const LIMIT: usize = 450;
const WORTH_A_LOOK: usize = 300;
const MOD_LIMIT: usize = 40;

/// Files over the limit; those on the way there are only printed.
pub fn complaints() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for file in tree::files(&["rs", "ts", "js", "mjs", "css"]) {
        let lines = file.text.lines().count();
        if lines > LIMIT {
            complaints.push(format!("{}: {lines} lines, at most {LIMIT}", file.path));
        } else if lines > WORTH_A_LOOK {
            println!("look     {}: {lines} lines", file.path);
        }
        if file.name() == "mod.rs" && lines > MOD_LIMIT {
            complaints
                .push(format!("{}: {lines} lines; a mod.rs declares and re-exports, at most {MOD_LIMIT}", file.path));
        }
    }
    Ok(complaints)
}
