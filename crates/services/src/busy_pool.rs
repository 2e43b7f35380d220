//! Work that keeps a core busy, off the threads that serve requests, and bounded: some run, some wait, and the rest are
//! told to come back, so that a flood of one kind does not starve the pages.

use std::sync::Arc;

use anyhow::anyhow;
use tokio::sync::Semaphore;

use crate::ServiceError;

/// A bounded pool for one kind of work.
pub(crate) struct BusyPool {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
    /// What is said in the log when it is full.
    full: &'static str,
}

impl BusyPool {
    /// So many run at once; so many run or wait.
    pub(crate) fn new(at_once: usize, running_or_waiting: usize, full: &'static str) -> Self {
        let semaphore = |permits| Arc::new(Semaphore::new(permits));
        Self { running: semaphore(at_once), admitted: semaphore(running_or_waiting), full }
    }

    /// Runs work. The permits go with it: a caller that goes away does not make room before its work is done.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ServiceError> {
        let admitted = self.admitted.clone().try_acquire_owned();
        let admitted = admitted.map_err(|_| ServiceError::Unavailable(anyhow!(self.full)))?;
        let running = self.running.clone().acquire_owned().await;
        let running = running.map_err(|error| ServiceError::Internal(error.into()))?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop((running, admitted));
            done
        })
        .await
        .map_err(|error| ServiceError::Internal(error.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_flood_is_told_to_come_back() {
        let pool = BusyPool::new(1, 3, "too much waits");
        let held = pool.admitted.clone().try_acquire_many_owned(3).unwrap();
        assert!(matches!(pool.run(|| 1).await, Err(ServiceError::Unavailable(_))));
        drop(held);
        assert_eq!(pool.run(|| 1).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn requests_are_served_while_work_is_done() {
        let pool = BusyPool::new(1, 3, "too much waits");
        let (tell, told) = std::sync::mpsc::channel();
        let work = pool.run(move || told.recv().unwrap());
        let requests = async {
            let mut served = 0;
            for _ in 0..100 {
                tokio::task::yield_now().await;
                served += 1;
            }
            tell.send(served).unwrap();
        };
        // One thread serves both: on it the work would wait for ever for what only the requests can tell.
        let (done, ()) = tokio::join!(work, requests);
        assert_eq!(done.unwrap(), 100);
    }
}
