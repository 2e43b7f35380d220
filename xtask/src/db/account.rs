//! The account under which Postgres runs: it refuses root.
//!
//! Debian's `postgres` where it exists, else `nobody`: the same choice as the server makes.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::programs;

/// Somebody else's user and group id; `None` inside means that this process's own will do.
#[derive(Debug, Clone, Copy)]
pub struct Account(Option<(u32, u32)>);

impl Account {
    /// Ours, or an unprivileged one when we are root.
    pub fn for_postgres() -> Result<Self> {
        if !programs::is_root() {
            return Ok(Self(None));
        }
        let ids = ["postgres", "nobody"].iter().find_map(|name| Some((id("-u", name)?, id("-g", name)?)));
        Ok(Self(Some(ids.context("Postgres refuses root, and there is neither an account postgres nor nobody")?)))
    }

    /// A command that runs under the account, from a folder that it may enter.
    pub fn command(self, program: &Path) -> Command {
        let mut command = programs::command(program);
        command.current_dir("/tmp");
        if let Some((user, group)) = self.0 {
            command.uid(user).gid(group);
        }
        command
    }

    /// Gives a folder to the account.
    pub fn take(self, folder: &Path) -> Result<()> {
        if let Some((user, group)) = self.0 {
            chown(folder, Some(user), Some(group))?;
        }
        Ok(())
    }
}

fn id(option: &str, name: &str) -> Option<u32> {
    programs::output(Command::new("id").args([option, name])).ok()?.trim().parse().ok()
}
