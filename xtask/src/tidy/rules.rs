//! The list of rules.

use std::process::ExitCode;

use anyhow::Result;

use super::{arrows, container, kindness, licences, markup, names, owners, phrases, sizes};

/// A rule and what it is called in a report.
pub struct Rule {
    pub name: &'static str,
    pub complaints: fn() -> Result<Vec<String>>,
}

/// All of them.
pub const RULES: [Rule; 12] = [
    Rule { name: "files are short", complaints: sizes::complaints },
    Rule { name: "comments are as wide as code", complaints: sizes::wide_comments },
    Rule { name: "names say something", complaints: names::complaints },
    Rule { name: "markup goes through the design system", complaints: markup::complaints },
    Rule { name: "nothing is unfinished", complaints: phrases::unfinished },
    Rule { name: "no path of a machine", complaints: phrases::machine_paths },
    Rule { name: "texts are kind", complaints: kindness::complaints },
    Rule { name: "statements name their owner", complaints: owners::complaints },
    Rule { name: "crates point the right way", complaints: arrows::complaints },
    Rule { name: "licences and sources of packages", complaints: licences::complaints },
    Rule { name: "stack packages have one version", complaints: licences::doubled },
    Rule { name: "container and CI use the same steps", complaints: container::complaints },
];

/// Prints every complaint; whether there was none is the exit code.
pub fn run() -> Result<ExitCode> {
    let mut broken = 0;
    for rule in &RULES {
        let complaints = (rule.complaints)()?;
        println!("{} {}", if complaints.is_empty() { "ok    " } else { "broken" }, rule.name);
        for complaint in &complaints {
            println!("         {complaint}");
        }
        broken += usize::from(!complaints.is_empty());
    }
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(complaints: Result<Vec<String>>) {
        let complaints = complaints.unwrap();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    #[test]
    fn files_are_short() {
        holds(sizes::complaints());
    }

    #[test]
    fn names_say_something() {
        holds(names::complaints());
    }

    #[test]
    fn markup_goes_through_the_design_system() {
        holds(markup::complaints());
    }

    #[test]
    fn nothing_is_unfinished() {
        holds(phrases::unfinished());
    }

    #[test]
    fn no_path_of_a_machine_is_named() {
        holds(phrases::machine_paths());
    }

    #[test]
    fn texts_are_kind() {
        holds(kindness::complaints());
    }

    #[test]
    fn statements_name_their_owner() {
        holds(owners::complaints());
    }

    #[test]
    fn crates_point_the_right_way() {
        holds(arrows::complaints());
    }

    #[test]
    fn packages_may_be_used_and_come_from_the_registry() {
        holds(licences::complaints());
    }

    #[test]
    fn stack_packages_have_one_version() {
        holds(licences::doubled());
    }

    #[test]
    fn container_and_ci_use_the_same_steps() {
        holds(container::complaints());
    }
}
