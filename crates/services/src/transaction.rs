//! One transaction of one person. The statement that begins it sets the identity that row-level security reads
//! (decision 13), so there is no moment at which a pooled connection belongs to nobody or to the person before.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use domain::ids::UserId;
use sqlx::{AssertSqlSafe, PgConnection, Postgres};
use tokio::runtime::Handle;

use crate::{ServiceError, Services};

/// A future that is carried on when its caller goes away. Between sending `begin` and hearing the answer, sqlx does not
/// know yet that there is something to roll back (0.9.0, `PgTransactionManager::begin`): a request cancelled in that
/// moment would give its connection back with the transaction open and the identity set, for the next one to use. So
/// beginning is always carried to its end, and what nobody waits for any more is then rolled back like any other.
struct ToTheEnd<F: Future<Output: Send> + Send + 'static> {
    unfinished: Option<Pin<Box<F>>>,
}

impl<F: Future<Output: Send> + Send + 'static> ToTheEnd<F> {
    fn new(future: F) -> Self {
        Self { unfinished: Some(Box::pin(future)) }
    }
}

impl<F: Future<Output: Send> + Send + 'static> Future for ToTheEnd<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // Polled again after its end, which no caller does, it would wait for ever.
        let Some(future) = self.unfinished.as_mut() else { return Poll::Pending };
        let polled = future.as_mut().poll(context);
        if polled.is_ready() {
            self.unfinished = None;
        }
        polled
    }
}

impl<F: Future<Output: Send> + Send + 'static> Drop for ToTheEnd<F> {
    fn drop(&mut self) {
        // Without a runtime the connections are gone too.
        if let (Some(future), Ok(runtime)) = (self.unfinished.take(), Handle::try_current()) {
            runtime.spawn(async move { drop(future.await) });
        }
    }
}

/// An open transaction. Dropped without [`Transaction::commit`], it rolls back.
pub struct Transaction {
    inner: sqlx::Transaction<'static, Postgres>,
    services: Services,
    user: UserId,
    changed: bool,
}

impl Transaction {
    pub(crate) async fn begin(services: &Services, user: UserId) -> Result<Self, ServiceError> {
        // A UUID prints as hexadecimal digits and hyphens: nothing in it can end the literal.
        let sql = format!("begin; select set_config('app.user_id', '{}', true)", user.uuid());
        Self::begin_with(services, user, sql).await
    }

    /// Sees the rows as they are at one instant, however long it reads. Times are told in UTC, so that what is read as
    /// text is the same everywhere.
    pub(crate) async fn begin_snapshot(services: &Services, user: UserId) -> Result<Self, ServiceError> {
        let sql = format!(
            "begin isolation level repeatable read; \
             select set_config('app.user_id', '{}', true), set_config('TimeZone', 'UTC', true)",
            user.uuid()
        );
        Self::begin_with(services, user, sql).await
    }

    async fn begin_with(services: &Services, user: UserId, sql: String) -> Result<Self, ServiceError> {
        let pool = services.pool().clone();
        let inner = ToTheEnd::new(async move { pool.begin_with(AssertSqlSafe(sql)).await }).await?;
        Ok(Self { inner, services: services.clone(), user, changed: false })
    }

    /// The connection, for `store`.
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.inner
    }

    /// Whose transaction this is.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// The services that opened it.
    #[must_use]
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// Asks for a live hint to the owner's devices after the commit. Also where a session ends: before a stream passes
    /// a hint on, it looks whether its caller may still hear it.
    pub const fn mark_changed(&mut self) {
        self.changed = true;
    }

    /// Commits, then hints.
    ///
    /// # Errors
    /// When the database refuses or is gone; then nothing was acknowledged.
    pub async fn commit(self) -> Result<(), ServiceError> {
        self.inner.commit().await?;
        if self.changed {
            self.services.live().changed(self.user);
        }
        Ok(())
    }
}
