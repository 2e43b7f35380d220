//! The log of erased accounts: a file outside of the database, because a backup that is older than an erasure brings
//! the account back, and only something that the backup did not replace can tell. An id and a time, nothing of the
//! person.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Name of the log in its folder, and in a backup.
pub const ERASURE_LOG: &str = "erased.ndjson";
/// For how long an erasure is remembered. No backup is to be kept for longer.
pub const ERASURE_LOG_DAYS: i64 = 400;

/// Erased accounts, each with the time of its end.
pub type Erasures = BTreeMap<UserId, Timestamp>;

/// The log of a folder.
#[derive(Debug, Clone)]
pub struct ErasureLog {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Line {
    user_id: UserId,
    erased_at: Timestamp,
}

impl ErasureLog {
    /// The log of a folder. Neither has to be there yet.
    #[must_use]
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Adds erasures, forgets what is past its days, and comes back when that lies on the disk. Adding the same again
    /// changes nothing. Safe beside other processes: the file is replaced as a whole and is never half written.
    ///
    /// # Errors
    /// When the folder or the file cannot be written. The log is then as it was.
    pub fn add(&self, erasures: &Erasures, now: Timestamp) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let folder = File::open(&self.folder)?;
        // The file is another one after each change, so the lock is taken on what stays.
        folder.lock()?;
        let mut all = self.read()?;
        for (owner, erased_at) in erasures {
            remember(&mut all, *owner, *erased_at);
        }
        let kept_for = SignedDuration::from_hours(24 * ERASURE_LOG_DAYS);
        all.retain(|_, erased_at| now.duration_since(*erased_at) <= kept_for);
        let unfinished = self.folder.join(format!("{ERASURE_LOG}.partial"));
        write(&unfinished, &all)?;
        fs::rename(&unfinished, self.folder.join(ERASURE_LOG))?;
        folder.sync_all()
    }

    /// What it holds; nothing where there is none.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(&self) -> io::Result<Erasures> {
        match read_erasures(&self.folder.join(ERASURE_LOG)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Erasures::new()),
            read => read,
        }
    }
}

/// What a file holds that was such a log. A line that cannot be read is passed over, as is the last one of a file that
/// was cut: what the others say still has to be done.
///
/// # Errors
/// When the file cannot be read.
pub fn read_erasures(file: &Path) -> io::Result<Erasures> {
    let content = fs::read(file)?;
    let mut erasures = Erasures::new();
    let mut unreadable = 0_usize;
    for line in content.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice::<Line>(line) {
            Ok(line) => remember(&mut erasures, line.user_id, line.erased_at),
            Err(_) => unreadable += 1,
        }
    }
    if unreadable > 0 {
        tracing::warn!(erasures.unreadable_lines = unreadable, "lines of a log of erased accounts cannot be read");
    }
    Ok(erasures)
}

/// The last time counts: backups that were made before it may hold the account.
fn remember(erasures: &mut Erasures, owner: UserId, erased_at: Timestamp) {
    let kept = erasures.entry(owner).or_insert(erased_at);
    *kept = erased_at.max(*kept);
}

fn write(path: &Path, erasures: &Erasures) -> io::Result<()> {
    let mut text = Vec::new();
    for (user_id, erased_at) in erasures {
        serde_json::to_writer(&mut text, &Line { user_id: *user_id, erased_at: *erased_at })?;
        text.push(b'\n');
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&text)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// A folder of one test, removed with it.
    struct Place(PathBuf);

    impl Place {
        fn new() -> Self {
            let random = Uuid::from_u128(rand::random()).simple();
            Self(std::env::temp_dir().join(format!("wellspring-erased-{random}")))
        }

        fn log(&self) -> ErasureLog {
            ErasureLog::in_folder(&self.0)
        }

        fn file(&self) -> PathBuf {
            self.0.join(ERASURE_LOG)
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    const NOON: &str = "2026-03-10T12:00:00Z";
    const ONE: UserId = UserId(Uuid::from_u128(1));
    const TWO: UserId = UserId(Uuid::from_u128(2));

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn what_was_added_is_read_and_names_nothing_but_an_id_and_a_time() {
        let place = Place::new();
        assert_eq!(place.log().read().unwrap(), Erasures::new());
        place.log().add(&Erasures::from([(ONE, at(NOON))]), at(NOON)).unwrap();
        let later = at("2026-03-11T12:00:00Z");
        place.log().add(&Erasures::from([(TWO, later)]), later).unwrap();
        assert_eq!(place.log().read().unwrap(), Erasures::from([(ONE, at(NOON)), (TWO, later)]));
        let text = fs::read_to_string(place.file()).unwrap();
        let first = r#"{"user_id":"00000000-0000-0000-0000-000000000001","erased_at":"2026-03-10T12:00:00Z"}"#;
        assert_eq!((text.lines().next(), text.lines().count()), (Some(first), 2));
        assert_eq!(fs::read_dir(&place.0).unwrap().count(), 1, "nothing unfinished stays");
    }

    #[test]
    fn the_same_account_stands_there_once_with_its_last_time() {
        let place = Place::new();
        let later = at("2026-03-11T12:00:00Z");
        for erased_at in [later, at(NOON), later] {
            place.log().add(&Erasures::from([(ONE, erased_at)]), later).unwrap();
        }
        assert_eq!(fs::read_to_string(place.file()).unwrap().lines().count(), 1);
        assert_eq!(place.log().read().unwrap(), Erasures::from([(ONE, later)]));
    }

    #[test]
    fn a_file_that_was_cut_keeps_its_whole_lines() {
        let place = Place::new();
        place.log().add(&Erasures::from([(ONE, at(NOON)), (TWO, at(NOON))]), at(NOON)).unwrap();
        let whole = fs::read(place.file()).unwrap();
        fs::write(place.file(), &whole[..whole.len() - 10]).unwrap();
        assert_eq!(place.log().read().unwrap(), Erasures::from([(ONE, at(NOON))]));
        place.log().add(&Erasures::from([(TWO, at(NOON))]), at(NOON)).unwrap();
        assert_eq!(fs::read(place.file()).unwrap(), whole);
    }

    #[test]
    fn an_erasure_is_forgotten_after_its_days() {
        let place = Place::new();
        let day = SignedDuration::from_hours(24);
        let last = at(NOON) + day * i32::try_from(ERASURE_LOG_DAYS).unwrap();
        place.log().add(&Erasures::from([(ONE, at(NOON))]), at(NOON)).unwrap();
        place.log().add(&Erasures::from([(TWO, last)]), last).unwrap();
        assert_eq!(place.log().read().unwrap().len(), 2);
        place.log().add(&Erasures::new(), last + day).unwrap();
        assert_eq!(place.log().read().unwrap(), Erasures::from([(TWO, last)]));
    }
}
