//! The running server of a cluster, read from its `postmaster.pid`. A number alone is not trusted: after a crash it may
//! belong to another process.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::unix;

/// A server that runs on a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Postmaster {
    pub(super) pid: i32,
    pub(super) socket_folder: PathBuf,
    pub(super) is_ready: bool,
}

/// What `postmaster.pid` says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// No file, or one of a process that is gone: Postgres clears that itself.
    None,
    /// The server runs.
    Running(Postmaster),
    /// The number now belongs to another process, which would keep Postgres from starting.
    Reused,
}

/// Looks at a cluster.
pub(super) fn find(cluster: &Path) -> Found {
    let Some(postmaster) = fs::read_to_string(cluster.join("postmaster.pid")).ok().as_deref().and_then(parse) else {
        return Found::None;
    };
    match process(postmaster.pid, cluster) {
        Process::Gone => Found::None,
        Process::Server => Found::Running(postmaster),
        Process::Other => Found::Reused,
    }
}

/// Line by line: pid, data directory, start, port, socket folder, listen address, shared memory, state.
fn parse(text: &str) -> Option<Postmaster> {
    let mut lines = text.lines();
    let pid = lines.next()?.trim().parse().ok().filter(|&pid| pid > 0)?;
    let socket_folder = PathBuf::from(lines.nth(3).unwrap_or_default().trim());
    let is_ready = lines.nth(2).is_some_and(|state| state.trim() == "ready");
    Some(Postmaster { pid, socket_folder, is_ready })
}

enum Process {
    Gone,
    Server,
    Other,
}

fn process(pid: i32, cluster: &Path) -> Process {
    if !Path::new("/proc/self/stat").exists() {
        return if unix::process_exists(pid) { Process::Server } else { Process::Gone };
    }
    let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else { return Process::Gone };
    // `pid (name) state ...`; the name may itself hold brackets.
    let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
    if matches!(state, Some('Z' | 'X') | None) {
        return Process::Gone;
    }
    // A server works in its data directory.
    match fs::read_link(format!("/proc/{pid}/cwd")) {
        Ok(folder) if folder == cluster => Process::Server,
        Ok(_) => Process::Other,
        Err(_) if stat.contains("(postgres)") || stat.contains("(postmaster)") => Process::Server,
        Err(_) => Process::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_ready_server_is_read() {
        let text = "4711\n/data/postgres\n1700000000\n5432\n/tmp/wellspring-0-abc\n\n  123  456\nready   \n";
        let expected = Postmaster { pid: 4711, socket_folder: PathBuf::from("/tmp/wellspring-0-abc"), is_ready: true };
        assert_eq!(parse(text), Some(expected));
    }

    #[test]
    fn a_half_written_file_is_a_server_that_starts() {
        assert_eq!(parse("4711\n/data\n").map(|found| found.is_ready), Some(false));
        assert_eq!(parse(""), None);
    }

    #[test]
    fn a_number_that_another_process_got_is_recognised() {
        let folder = std::env::temp_dir().join(format!("wellspring-pid-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("postmaster.pid"), format!("{}\n", std::process::id())).unwrap();
        assert_eq!(find(&folder), Found::Reused);
        fs::write(folder.join("postmaster.pid"), "4194304\n").unwrap();
        assert_eq!(find(&folder), Found::None);
        fs::remove_dir_all(&folder).unwrap();
    }
}
