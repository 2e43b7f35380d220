//! The folder of the socket. Its mode is what keeps other accounts out: connections are trusted inside.

use std::{
    fs, io,
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
    path::Path,
};

use anyhow::{Context, bail};

use super::Account;

/// Makes the folder, or takes an earlier one after looking at who owns it.
pub(super) fn prepare(folder: &Path, account: &Account) -> anyhow::Result<()> {
    match fs::DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
            account.take(folder)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => check(folder, account),
        Err(error) => Err(error).with_context(|| format!("could not make the socket folder {}", folder.display())),
    }
}

/// `/tmp` is open to all: someone else may have made a folder of this name first.
fn check(folder: &Path, account: &Account) -> anyhow::Result<()> {
    let metadata = fs::symlink_metadata(folder)?;
    let private = metadata.is_dir() && metadata.uid() == account.uid && metadata.mode() & 0o077 == 0;
    // A kill between making and giving away leaves an empty folder of our own.
    if metadata.is_dir() && metadata.uid() == 0 && account.is_foreign() && metadata.mode() & 0o077 == 0 {
        return account.take(folder);
    }
    if !private {
        bail!(
            "The folder {} exists and is not a private folder of the account \"{}\". Remove it and start again.",
            folder.display(),
            account.name
        );
    }
    Ok(())
}
