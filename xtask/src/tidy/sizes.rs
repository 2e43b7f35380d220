//! Short files: a file that does not fit a few screens hides what it is for. And comments as wide as code, which
//! rustfmt leaves as they are.

use anyhow::Result;

use super::tree;

const LIMIT: usize = 450;
const WORTH_A_LOOK: usize = 300;
const MOD_LIMIT: usize = 40;
/// That of rustfmt.toml, in characters.
const WIDTH: usize = 120;

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

/// Comments that are wider than code may be.
pub fn wide_comments() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for file in tree::files(&["rs"]) {
        for (number, line) in (1..).zip(file.text.lines()) {
            if is_wide_comment(line) {
                complaints.push(format!("{}:{number}: a comment of more than {WIDTH} characters", file.path));
            }
        }
    }
    Ok(complaints)
}

fn is_wide_comment(line: &str) -> bool {
    line.trim_start().starts_with("//") && line.chars().count() > WIDTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_as_wide_as_code() {
        let comment = |letters: usize| format!("    /// {}", "\u{e9}".repeat(letters));
        assert!(!is_wide_comment(&comment(WIDTH - 8)));
        assert!(is_wide_comment(&comment(WIDTH - 7)));
        assert!(!is_wide_comment(&"x".repeat(WIDTH + 1)));
    }
}
