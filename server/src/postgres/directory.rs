//! The data directory: where the cluster, its locks and the files lie, and who may reach them. Checked before anything
//! is made, so that a refusal leaves nothing behind.

use std::{
    env, fs, io,
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use super::{Account, unix};

/// Where data lies when nothing else is said: `/var/lib/wellspring` for root, the XDG data home otherwise.
///
/// # Errors
/// When an ordinary account has no home.
pub fn default_data_directory() -> anyhow::Result<PathBuf> {
    if unix::effective_uid() == 0 {
        return Ok(PathBuf::from("/var/lib/wellspring"));
    }
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
        .map(|folder| folder.join("wellspring"))
        .context("This account has no home directory. Say where data may lie with --data-dir DIR.")
}

/// A data directory that exists and that its account can reach.
#[derive(Debug, Clone)]
pub struct DataDirectory {
    root: PathBuf,
    account: Account,
}

impl DataDirectory {
    /// Checks the folder and makes it where it is missing.
    ///
    /// # Errors
    /// A sentence when the account of Postgres cannot reach it, or when it belongs to someone else.
    pub fn prepare(path: &Path) -> anyhow::Result<Self> {
        let path = std::path::absolute(path).context("the data directory has no absolute path")?;
        let account = Account::for_cluster(&path.join("postgres"))?;
        if account.is_foreign() {
            refuse_unreachable(&path, &account)?;
        }
        make(&path, &account)?;
        let root = fs::canonicalize(&path).with_context(|| format!("could not open {}", path.display()))?;
        if account.is_foreign() {
            // A link may lead somewhere else than the path that was checked above.
            refuse_unreachable(&root, &account)?;
        }
        refuse_foreign(&root)?;
        Ok(Self { root, account })
    }

    /// The folder itself, without links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The account that Postgres runs as here.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The folder of the cluster.
    #[must_use]
    pub fn cluster(&self) -> PathBuf {
        self.root.join("postgres")
    }

    /// The folder of the socket. Short and outside the data directory, because a socket path over 107 bytes fails.
    #[must_use]
    pub fn socket_folder(&self) -> PathBuf {
        use std::os::unix::ffi::OsStrExt;
        let digest = Sha256::digest(self.root.as_os_str().as_bytes());
        let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        PathBuf::from(format!("/tmp/wellspring-{}-{short}", self.account.uid))
    }
}

fn refuse_unreachable(path: &Path, account: &Account) -> anyhow::Result<()> {
    let mut ancestors: Vec<&Path> = path.ancestors().collect();
    ancestors.reverse();
    for folder in ancestors.into_iter().take_while(|folder| folder.is_dir()) {
        if account.may_enter(folder).unwrap_or(true) || enters(account, folder) {
            continue;
        }
        let mode = fs::metadata(folder).map_or(0, |metadata| metadata.mode() & 0o7777);
        bail!(
            "The data directory {} cannot be used: Postgres refuses to run as root and runs as the account \"{}\", \
             which may not enter {} (mode {mode:04o}). Choose another place, for example --data-dir /var/lib/wellspring, \
             or run Wellspring as an ordinary user.",
            path.display(),
            account.name,
            folder.display()
        );
    }
    Ok(())
}

/// Asks the system itself, because access lists can allow what the mode bits do not show.
fn enters(account: &Account, folder: &Path) -> bool {
    let mut probe = account.command("/bin/sh").into_std();
    probe.args(["-c", "cd \"$1\"", "sh"]).arg(folder).stderr(std::process::Stdio::null());
    probe.status().is_ok_and(|status| status.success())
}

fn make(path: &Path, account: &Account) -> anyhow::Result<()> {
    let missing: Vec<&Path> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    for folder in missing.into_iter().rev() {
        // The account passes through to its own cluster; nobody else reads.
        let mode = match (account.is_foreign(), folder == path) {
            (true, true) => 0o711,
            (true, false) => 0o755,
            (false, _) => 0o700,
        };
        match fs::DirBuilder::new().mode(mode).create(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(error).with_context(|| {
                    format!("Could not make the data directory {}. Choose another with --data-dir DIR", path.display())
                });
            }
            _ => {}
        }
        // Whatever the umask took away.
        fs::set_permissions(folder, fs::Permissions::from_mode(mode))
            .with_context(|| format!("could not set the mode of {}", folder.display()))?;
    }
    if path.is_dir() { Ok(()) } else { bail!("The data directory {} is not a folder.", path.display()) }
}

fn refuse_foreign(root: &Path) -> anyhow::Result<()> {
    let caller = unix::effective_uid();
    let owned_by_other = |path: &Path| {
        fs::symlink_metadata(path).ok().map(|metadata| metadata.uid()).filter(|&uid| caller != 0 && uid != caller)
    };
    match owned_by_other(root).or_else(|| owned_by_other(&root.join("postgres"))) {
        None => Ok(()),
        Some(owner) => bail!(
            "The data directory {} belongs to the account \"{}\", and this is \"{}\". \
             Run Wellspring as that account, or choose another place with --data-dir DIR.",
            root.display(),
            Account::of_uid(owner).name,
            Account::caller().name
        ),
    }
}
