//! The dependency rule between our crates, as a table.

use anyhow::Result;

use super::metadata::Metadata;

/// Crate, and which of ours it may use.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("formats", &["domain"]),
    ("wire", &["domain"]),
    ("ui", &[]),
    ("store", &["domain"]),
    ("services", &["store", "domain", "formats"]),
    ("app", &["ui", "wire", "domain", "services"]),
    ("frontend", &["app"]),
    ("server", &["app", "services", "store", "wire", "ui", "domain", "formats"]),
    ("test-support", &["services", "store", "domain"]),
    ("xtask", &[]),
];
/// May stand among anybody's dev-dependencies and nowhere else.
const FOR_TESTS: &str = "test-support";

/// Arrows that point the wrong way.
pub fn complaints() -> Result<Vec<String>> {
    let metadata = Metadata::read()?;
    let mut complaints = Vec::new();
    for package in metadata.packages.iter().filter(|package| package.source.is_none()) {
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
            complaints.push(format!("{} has no place in the rule", package.name));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|dependency| dependency.path.is_some()) {
            let for_tests = dependency.kind.as_deref() == Some("dev") && dependency.name == FOR_TESTS;
            if !allowed.contains(&dependency.name.as_str()) && !for_tests {
                complaints.push(format!("{} may not use {}", package.name, dependency.name));
            }
        }
    }
    Ok(complaints)
}
