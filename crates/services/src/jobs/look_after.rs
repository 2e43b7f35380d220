//! What lies in the queue, for the operator: the list, another try, and figures.

use std::collections::BTreeMap;

use domain::ids::{JobId, UserId};
use jiff::Timestamp;
use store::{
    StoreError,
    jobs::{JobRow, KindCount},
};

use crate::{
    ServiceError,
    jobs::{JobKind, Jobs},
};

/// Jobs shown by a list, at most.
const LISTED: i64 = 200;

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its time.
    Waits,
    /// Somebody works on it.
    IsWorkedOn,
    /// It was given up.
    GivenUp,
}

/// A job as it lies in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobEntry {
    /// Which.
    pub job_id: JobId,
    /// Whose rows it works on; none for work across owners.
    pub user_id: Option<UserId>,
    /// The name of its kind.
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// When it was put in.
    pub created_at: Timestamp,
    /// When it is due, or was when it was given up.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i32,
    /// Why the last try came to nothing.
    pub last_error_code: Option<String>,
}

/// What came of asking for another try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retried {
    /// It waits again.
    Waits,
    /// The same work was put in meanwhile and waits: this one stays given up.
    SameWaits,
}

/// How much of a kind lies in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindFigures {
    /// The name of the kind.
    pub kind: String,
    /// Work that is due, that which is being done included.
    pub due: i64,
    /// Work for later.
    pub later: i64,
    /// Work that was given up.
    pub dead: i64,
    /// Seconds since the oldest is due; 0 when nothing is.
    pub oldest_seconds: i64,
}

impl Jobs<'_> {
    /// What was given up, newest first, then what waits, by when it is due; at most 200. What was done is not shown.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn list(self) -> Result<Vec<JobEntry>, ServiceError> {
        let (rows, now) = (store::jobs::list(self.services.worker_pool(), LISTED).await?, self.services.now());
        Ok(rows.into_iter().map(|row| JobEntry::at(row, now)).collect())
    }

    /// Lets work that was given up begin anew, with all its tries.
    ///
    /// # Errors
    /// 404 when nothing of that id was given up.
    pub async fn retry(self, job: JobId) -> Result<Retried, ServiceError> {
        match store::jobs::retry(self.services.worker_pool(), job, self.services.now()).await {
            Ok(()) => Ok(Retried::Waits),
            Err(StoreError::Conflict(name)) if name == "jobs_dedupe" => Ok(Retried::SameWaits),
            Err(error) => Err(error.into()),
        }
    }

    /// Lets all work that was given up begin anew. Returns how much does.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn retry_all(self) -> Result<usize, ServiceError> {
        let mut waiting = 0;
        for job in store::jobs::dead(self.services.worker_pool()).await? {
            match self.retry(job).await {
                Ok(Retried::Waits) => waiting += 1,
                // Somebody else was first.
                Ok(Retried::SameWaits) | Err(ServiceError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(waiting)
    }

    /// How much of each kind lies in the queue, by the name of the kind; every kind is there.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn figures(self) -> Result<Vec<KindFigures>, ServiceError> {
        let now = self.services.now();
        let counts = store::jobs::count(self.services.worker_pool(), now).await?;
        let mut figures: BTreeMap<String, KindFigures> =
            JobKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), KindFigures::none(kind.as_str()))).collect();
        for count in counts {
            figures.insert(count.kind.clone(), KindFigures::at(count, now));
        }
        Ok(figures.into_values().collect())
    }
}

impl JobEntry {
    fn at(row: JobRow, now: Timestamp) -> Self {
        let state = match (row.given_up_at, row.locked_until) {
            (Some(_), _) => JobState::GivenUp,
            (None, Some(until)) if until > now => JobState::IsWorkedOn,
            (None, _) => JobState::Waits,
        };
        Self {
            job_id: row.job_id,
            user_id: row.user_id,
            kind: row.kind,
            state,
            created_at: row.created_at,
            run_at: row.run_at,
            attempts: row.attempts,
            last_error_code: row.last_error_code,
        }
    }
}

impl KindFigures {
    fn none(kind: &str) -> Self {
        Self { kind: kind.to_owned(), due: 0, later: 0, dead: 0, oldest_seconds: 0 }
    }

    fn at(count: KindCount, now: Timestamp) -> Self {
        let oldest_seconds = count.oldest_due_at.map_or(0, |due_at| now.duration_since(due_at).as_secs());
        Self { kind: count.kind, due: count.due, later: count.later, dead: count.dead, oldest_seconds }
    }
}
