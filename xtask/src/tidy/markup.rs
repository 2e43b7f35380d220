//! Markup that must go through the design system, and attributes that the content security policy forbids.

use anyhow::Result;

use super::tree;

/// Raw text areas lose their first line when hydrated, raw HTML is how scripts get in: one crate takes care of both.
const ONLY_IN_UI: [&str; 2] = ["<textarea", "inner_html"];

/// Where pages are made. Letters are not among them: mail programs know no stylesheet.
const VIEWS: [&str; 4] = ["app/", "crates/ui/", "frontend/", "server/"];

/// Lines with such markup.
pub fn complaints() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for file in tree::files(&["rs"]) {
        // Tests may name what they look for.
        if file.path.starts_with("xtask/") || file.path.contains("/tests/") || file.name() == "tests.rs" {
            continue;
        }
        for (number, line) in file.code() {
            for markup in ONLY_IN_UI {
                if line.contains(markup) && !file.path.starts_with("crates/ui/") {
                    complaints.push(format!("{}:{number}: {markup} belongs into crates/ui", file.path));
                }
            }
            let is_styled = line.contains(" style=") || line.trim_start().starts_with("style=");
            if is_styled && VIEWS.iter().any(|folder| file.path.starts_with(folder)) {
                complaints.push(format!("{}:{number}: an inline style is blocked by the policy", file.path));
            }
        }
    }
    Ok(complaints)
}
