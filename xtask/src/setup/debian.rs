//! Debian packages: collected, then installed by one `apt-get`, or named in one command.
//!
//! Only root, or an account with passwordless sudo, may install; everybody else gets the line to run.

use std::process::Command;

use anyhow::{Result, bail};

use crate::programs;

/// Packages that are missing, each with its reason.
#[derive(Default)]
pub struct Packages {
    wanted: Vec<(String, String)>,
    updated: bool,
}

impl Packages {
    /// Notes a package that is missing.
    pub fn want(&mut self, name: impl Into<String>, reason: impl Into<String>) {
        let name = name.into();
        if !self.wanted.iter().any(|(wanted, _)| *wanted == name) {
            self.wanted.push((name, reason.into()));
        }
    }

    /// Installs what is of use and not needed, where that is possible without asking anybody.
    pub fn install_if_possible(&mut self, name: &str, reason: &str) {
        let Some(prefix) = privilege().filter(|_| programs::find("apt-get").is_some()) else { return };
        println!("setup: {name} is missing: {reason}");
        self.update();
        let mut install = apt(prefix);
        install.args(["install", "-y", "-q", "--no-install-recommends", name]);
        if programs::run(&mut install).is_err() {
            println!("setup: goes on without {name}");
        }
    }

    /// The newest package named `<stem>-<number>` that the archive offers.
    pub fn newest(&mut self, stem: &str) -> Option<String> {
        self.update();
        let pattern = format!("^{stem}-[0-9]+$");
        let found = programs::output(Command::new("apt-cache").args(["search", "--names-only", &pattern])).ok()?;
        let numbers = found.lines().filter_map(|line| line.split(' ').next()?.strip_prefix(stem)?.strip_prefix('-'));
        let newest = numbers.filter_map(|number| number.parse::<u32>().ok()).max()?;
        Some(format!("{stem}-{newest}"))
    }

    /// The number of the `<stem>-<number>` that a package depends on.
    pub fn number_of_dependency(&mut self, package: &str, stem: &str) -> Option<u32> {
        self.update();
        let found = programs::output(Command::new("apt-cache").args(["depends", package])).ok()?;
        number_of(&found, stem)
    }

    /// Installs everything noted so far.
    pub fn install(&mut self) -> Result<()> {
        if self.wanted.is_empty() {
            return Ok(());
        }
        let wanted = std::mem::take(&mut self.wanted);
        for (name, reason) in &wanted {
            println!("setup: {name} is missing: {reason}");
        }
        let names: Vec<&str> = wanted.iter().map(|(name, _)| name.as_str()).collect();
        let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {}", names.join(" "));
        if programs::find("apt-get").is_none() {
            bail!("this system has no apt-get. Install what Debian calls: {}", names.join(" "));
        }
        let Some(prefix) = privilege() else {
            bail!("this account may not install packages. Ask root to run:\n\n    {by_hand}\n\nand start again");
        };
        self.update();
        let mut install = apt(prefix);
        install.args(["install", "-y", "-q", "--no-install-recommends"]).args(&names);
        if programs::run(&mut install).is_err() {
            bail!("the packages could not be installed. Run this and look at what it says:\n\n    {by_hand}\n");
        }
        Ok(())
    }

    fn update(&mut self) {
        if self.updated {
            return;
        }
        self.updated = true;
        if let Some(prefix) = privilege() {
            // An index that cannot be refreshed may still hold what is wanted, so this alone is no reason to stop.
            let _ = programs::run(apt(prefix).args(["update", "-q"]));
        }
    }
}

fn number_of(depends: &str, stem: &str) -> Option<u32> {
    let names = depends.lines().filter_map(|line| line.trim().strip_prefix("Depends: "));
    names.filter_map(|name| name.strip_prefix(stem)?.strip_prefix('-')?.parse().ok()).next()
}

/// What to put before `apt-get`: nothing for root, `sudo -n` where it works, `None` where neither does.
fn privilege() -> Option<&'static [&'static str]> {
    if programs::is_root() {
        return Some(&[]);
    }
    let may = programs::output(Command::new("sudo").args(["-n", "true"])).is_ok();
    may.then_some(&["sudo", "-n"])
}

fn apt(prefix: &[&str]) -> Command {
    let mut command = match prefix.split_first() {
        Some((program, rest)) => {
            let mut command = Command::new(program);
            command.args(rest).args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            command
        }
        None => Command::new("apt-get"),
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_is_of_the_compilers_llvm() {
        let depends = "rust-web-llvm\n  Depends: libc6\n  Depends: llvm-22\n  Conflicts: <rust-llvm>\n";
        assert_eq!(number_of(depends, "llvm"), Some(22));
        assert_eq!(number_of("rust-web-llvm\n  Depends: libc6\n", "llvm"), None);
    }
}
