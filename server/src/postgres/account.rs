//! The account that Postgres runs as. Postgres refuses to run as root, so root hands it to an account without rights.

use std::{
    ffi::OsStr,
    fs, io,
    os::unix::fs::{MetadataExt, chown},
    path::Path,
};

use anyhow::{Context, bail};
use tokio::process::Command;

use super::unix;

const ROOT: u32 = 0;

/// An account of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name, or `uid 1000` where the machine has none for it.
    pub name: String,
    /// Its number.
    pub uid: u32,
    /// Its first group.
    pub gid: u32,
}

impl Account {
    /// The account for a cluster: the caller; for root the owner of an existing cluster, else `postgres`, else
    /// `nobody`.
    ///
    /// # Errors
    /// When root finds neither account.
    pub fn for_cluster(cluster: &Path) -> anyhow::Result<Self> {
        let caller = unix::effective_uid();
        if caller != ROOT {
            return Ok(Self::of_uid(caller));
        }
        if let Ok(metadata) = fs::metadata(cluster)
            && metadata.uid() != ROOT
        {
            return Ok(Self { gid: metadata.gid(), ..Self::of_uid(metadata.uid()) });
        }
        match Self::named("postgres").or_else(|| Self::named("nobody")) {
            Some(account) => Ok(account),
            None => bail!(
                "Postgres refuses to run as root, and this machine has neither an account \"postgres\" nor \"nobody\". \
                 Run Wellspring as an ordinary user, or set DATABASE_URL."
            ),
        }
    }

    /// The account of this process.
    #[must_use]
    pub fn caller() -> Self {
        Self::of_uid(unix::effective_uid())
    }

    /// The account of a number, named as far as the machine knows it.
    #[must_use]
    pub fn of_uid(uid: u32) -> Self {
        accounts().into_iter().find(|account| account.uid == uid).unwrap_or_else(|| Self {
            name: format!("uid {uid}"),
            uid,
            gid: fs::metadata("/proc/self").map_or(uid, |metadata| metadata.gid()),
        })
    }

    fn named(name: &str) -> Option<Self> {
        accounts().into_iter().find(|account| account.name == name && account.uid != ROOT)
    }

    /// Whether it is another account than the caller's.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.uid != unix::effective_uid()
    }

    /// A program run as this account, without the caller's groups and without settings meant for other servers.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(name);
            }
        }
        // Own group: Ctrl-C in a terminal is for us, we stop Postgres last.
        command.env("LC_ALL", "C").current_dir("/").process_group(0).stdin(std::process::Stdio::null());
        if self.is_foreign() {
            // The standard library also drops the supplementary groups when root sets a uid.
            command.gid(self.gid).uid(self.uid);
        }
        command
    }

    /// Hands a file or folder to this account; nothing to do when it is the caller.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn take(&self, path: &Path) -> anyhow::Result<()> {
        if self.is_foreign() {
            chown(path, Some(self.uid), Some(self.gid))
                .with_context(|| format!("could not give {} to the account \"{}\"", path.display(), self.name))?;
        }
        Ok(())
    }

    /// Whether the mode bits let this account pass through a folder.
    pub(super) fn may_enter(&self, folder: &Path) -> io::Result<bool> {
        let metadata = fs::metadata(folder)?;
        let bit = if metadata.uid() == self.uid {
            0o100
        } else if metadata.gid() == self.gid {
            0o010
        } else {
            0o001
        };
        Ok(metadata.mode() & bit != 0)
    }
}

fn accounts() -> Vec<Account> {
    let text = fs::read_to_string("/etc/passwd").unwrap_or_default();
    text.lines().filter_map(account_of_line).collect()
}

/// `name:password:uid:gid:...`, see passwd(5).
fn account_of_line(line: &str) -> Option<Account> {
    let mut fields = line.split(':');
    let name = fields.next()?.to_owned();
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(Account { name, uid, gid })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_from_passwd_lines() {
        let line = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";
        assert_eq!(account_of_line(line), Some(Account { name: "postgres".to_owned(), uid: 101, gid: 104 }));
        assert_eq!(account_of_line("# a remark"), None);
    }

    #[test]
    fn root_is_never_chosen_by_name() {
        assert_eq!(Account::named("root"), None);
    }
}
