//! One transaction of one person. The statement that begins it sets the identity that row-level security reads
//! (decision 13), so there is no moment at which a pooled connection belongs to nobody or to the person before.

use domain::ids::UserId;
use sqlx::{AssertSqlSafe, PgConnection, Postgres};

use crate::{ServiceError, Services};

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
        let inner = services.pool().begin_with(AssertSqlSafe(sql)).await?;
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

    /// Asks for a live hint to the owner's devices after the commit.
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
