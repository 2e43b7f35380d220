//! Every code that can travel has a sentence of its own.

use std::{collections::BTreeSet, fs, path::Path};

use server::api::catalogue::{PROBLEMS, VALUES};

/// What stands before a code in the sources.
const MARKS: [&str; 8] = [
    "ServiceError::refused(",
    "Problem::new(",
    "Rejection::new(",
    "ServiceError::field(",
    "FieldError::new(",
    "Refused { status: ",
    "Err(",
    "client.fail(",
];

/// Codes of use cases that only the forms of the pages ask for.
const FOR_FORMS: [&str; 1] = ["changed_elsewhere"];

#[test]
fn every_code_has_a_sentence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut codes = BTreeSet::new();
    for folder in ["app/src", "crates/services/src", "crates/domain/src", "crates/wire/src", "server/src"] {
        collect(&root.join(folder), &mut codes);
    }
    assert!(codes.len() > 40, "only {} codes were found: the search is broken", codes.len());
    let silent: Vec<_> = codes.iter().filter(|code| !ui::words::is_known(code)).collect();
    assert!(silent.is_empty(), "codes without a sentence: {silent:?}");
}

#[test]
fn every_code_of_the_api_is_explained_in_the_reference() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut codes = BTreeSet::new();
    let layers = ["crates/services/src", "crates/domain/src", "crates/wire/src"];
    let server = ["server/src/api", "server/src/live", "server/src/middleware"];
    for folder in layers.iter().chain(&server) {
        collect(&root.join(folder), &mut codes);
    }
    assert!(codes.len() > 40, "only {} codes were found: the search is broken", codes.len());
    let explained: Vec<_> = PROBLEMS.iter().chain(VALUES).map(|meaning| meaning.code).collect();
    let unexplained = |code: &&String| !explained.contains(&code.as_str()) && !FOR_FORMS.contains(&code.as_str());
    let missing: Vec<_> = codes.iter().filter(unexplained).collect();
    assert!(missing.is_empty(), "codes that the reference does not know: {missing:?}");
    let silent: Vec<_> = explained.iter().filter(|code| !ui::words::is_known(code)).collect();
    assert!(silent.is_empty(), "codes without a sentence: {silent:?}");
    let unique: BTreeSet<_> = explained.iter().collect();
    assert_eq!(unique.len(), explained.len(), "a code stands there twice");
}

fn collect(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let is_ours = !["tests", "config", "cli", "postgres"].iter().any(|name| path.ends_with(name));
            if is_ours {
                collect(&path, codes);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code_only = text.split("#[cfg(test)]").next().unwrap_or_default();
            code_only.lines().for_each(|line| codes.extend(MARKS.iter().filter_map(|mark| after(line, mark))));
        }
    }
}

/// The last quoted word of the call, if it looks like a code.
fn after(line: &str, mark: &str) -> Option<String> {
    let call = line.split(mark).nth(1)?.split(')').next()?;
    let word = call.split('"').rev().nth(1)?;
    let is_code = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_code && call.trim_end().ends_with('"')).then(|| word.to_owned())
}
