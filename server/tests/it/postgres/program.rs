//! The real program in places of its own under /tmp, for tests in which processes matter.

use std::{
    env, fs,
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

static PLACES: AtomicU32 = AtomicU32::new(0);
const NOBODY: u32 = 65534;

/// A folder of one test, removed with the server that a failed test may have left in it.
pub struct Place(PathBuf);

impl Place {
    pub fn new() -> Self {
        let number = PLACES.fetch_add(1, Ordering::Relaxed);
        let path = PathBuf::from(format!("/tmp/wellspring-test-{}-{number}", std::process::id()));
        fs::create_dir(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A folder in here that belongs to `nobody`.
    pub fn of_nobody(&self, name: &str) -> PathBuf {
        let path = self.join(name);
        fs::create_dir(&path).unwrap();
        chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
        path
    }

    /// The program where any account may run it, even when the clone lies in a private home.
    pub fn open_program(&self) -> PathBuf {
        let path = self.join("wellspring");
        if fs::hard_link(program(), &path).is_err() {
            fs::copy(program(), &path).unwrap();
        }
        path
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        for folder in folders(&self.0, 3) {
            if let Some(pid) = postmaster(&folder) {
                signal(pid, "QUIT");
            }
        }
        fs::remove_dir_all(&self.0).ok();
    }
}

fn folders(root: &Path, depth: u32) -> Vec<PathBuf> {
    let below = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
    let below = below.filter(|path| depth > 0 && path.is_dir() && !path.is_symlink());
    std::iter::once(root.to_path_buf()).chain(below.flat_map(|path| folders(&path, depth - 1))).collect()
}

fn program() -> &'static str {
    env!("CARGO_BIN_EXE_wellspring")
}

/// The program on a data directory, without the settings of whoever runs the tests.
pub fn wellspring(data_dir: &Path) -> Command {
    clean(Command::new(program()), data_dir)
}

/// The same as the account `nobody`, without a home. Only root can do this.
pub fn wellspring_as_nobody(program: &Path, data_dir: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]).arg(program);
    clean(command, data_dir)
}

fn clean(mut command: Command, data_dir: &Path) -> Command {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("WELLSPRING_") || text.starts_with("DATABASE_URL") || text.starts_with("PG") {
            command.env_remove(&name);
        }
    }
    command.current_dir("/").arg("--data-dir").arg(data_dir);
    command
}

/// Runs to the end and expects success.
pub fn succeeds(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// Runs to the end and expects a refusal.
pub fn fails(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(!output.status.success(), "{}", said(&output));
    said(&output)
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The server that runs on a data directory.
pub fn postmaster(data_dir: &Path) -> Option<u32> {
    let text = fs::read_to_string(data_dir.join("postgres/postmaster.pid")).ok()?;
    let pid = text.lines().next()?.parse().ok()?;
    is_alive(pid).then_some(pid)
}

pub fn is_alive(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

pub fn owner(path: &Path) -> u32 {
    fs::metadata(path).unwrap().uid()
}

pub fn signal(pid: u32, name: &str) {
    Command::new("kill").arg(format!("-{name}")).arg(pid.to_string()).status().unwrap();
}

/// Whether the tests run as root; says so where a test needs it.
pub fn is_root() -> bool {
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    if !is_root {
        eprintln!("skipped: this case needs root");
    }
    is_root
}
