//! The end of an account: asked for with the password, taken back within fourteen days by signing in and saying so, and
//! then done everywhere.

use std::io;

use anyhow::Context as _;
use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp};
use sqlx::PgPool;
use store::{
    StoreError,
    identity::{credentials, leaving, sessions},
    personal::{self, TABLES},
};

use crate::{
    Actor, Scope, ServiceError,
    erasures::Erasures,
    identity::{
        Client, CookieSession, SignIn, TokenPair, cookie_sessions,
        cookie_sessions::later,
        mails,
        sign_in::{Wish, require},
        state::Identity,
        token_sessions,
    },
};

/// How long an owner can change their mind.
pub const DELETION_DAYS: i64 = 14;

/// When an account ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// When its owner asked for that.
    pub asked_at: Timestamp,
    /// From when on everything is erased.
    pub erase_after: Timestamp,
}

impl Identity<'_> {
    /// Asks for the end of the caller's account. Every session ends, tokens and feeds stop, nothing is told any more; a
    /// mail says until when it can be taken back, and how.
    ///
    /// # Errors
    /// 422 `password`: `required`, `wrong_password`; 429; 403 `scope_missing`.
    pub async fn ask_deletion(self, actor: &Actor, password: &str) -> Result<Leaving, ServiceError> {
        actor.require(Scope::Account)?;
        require(&[("password", password)])?;
        self.count_password_check(actor.user_id).await?;
        let owner = actor.user_id;
        let mut tx = self.services.begin(owner).await?;
        let stored = credentials::password_hash(tx.conn(), owner).await?;
        tx.commit().await?;
        if !self.state().hashing.verify(password, Some(&stored)).await? {
            return Err(ServiceError::field("password", "wrong_password"));
        }
        let asked_at = self.services.now();
        let erase_after = later(asked_at, SignedDuration::from_hours(24 * DELETION_DAYS));
        let mut tx = self.services.begin(owner).await?;
        leaving::ask_deletion(tx.conn(), owner, asked_at, erase_after).await?;
        sessions::end_others(tx.conn(), owner, None, asked_at).await?;
        mails::send_leaving_mail(&mut tx, erase_after).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(Leaving { asked_at, erase_after })
    }

    /// Takes the end of an account back and signs its browser in. An account that does not end is signed in all the
    /// same.
    ///
    /// # Errors
    /// As [`Identity::sign_in`]; 401 `wrong_credentials` also when the days are over.
    pub async fn come_back(
        self,
        command: &SignIn,
        client: &Client,
        replaced_cookie: Option<&str>,
    ) -> Result<CookieSession, ServiceError> {
        let mut tx = self.sign_in_in_transaction(command, client, Wish::ComeBack).await?;
        let session = cookie_sessions::begin(&mut tx, client).await?;
        tx.commit().await?;
        cookie_sessions::end_replaced(self.services, replaced_cookie, session.profile.user_id).await?;
        Ok(session)
    }

    /// The same for an app.
    ///
    /// # Errors
    /// As [`Self::come_back`].
    pub async fn come_back_for_tokens(self, command: &SignIn, client: &Client) -> Result<TokenPair, ServiceError> {
        let mut tx = self.sign_in_in_transaction(command, client, Wish::ComeBack).await?;
        let begun = token_sessions::begin(&mut tx, client).await?;
        tx.commit().await?;
        begun.signed(self.services).await
    }

    /// Erases the accounts whose days are over: every row of every table with an owner, each account in one
    /// transaction. Safe on several processes at once. Returns how many were erased.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn erase_due(self) -> Result<usize, ServiceError> {
        let now = self.services.now();
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        let due = personal::accounts_to_erase(&mut conn, now).await?;
        drop(conn);
        let mut erased = 0;
        for owner in due {
            match self.erase(owner, now).await {
                Ok(is_erased) => erased += usize::from(is_erased),
                Err(error @ ServiceError::Unavailable(_)) => return Err(error),
                // One account holds up no other; the next round tries it again.
                Err(error) => tracing::error!(cause = %error.causes(), "an account could not be erased"),
            }
        }
        Ok(erased)
    }

    /// Erases accounts that a restored backup brought back. The owner of the database first notes that their days are
    /// over, all of them at once: what this process does not come to, the next server finds by itself. Returns how many
    /// had come back.
    ///
    /// # Errors
    /// When the database is not available, or an account could not be erased.
    pub async fn erase_again(self, as_owner: &PgPool, erasures: &Erasures) -> Result<usize, ServiceError> {
        let now = self.services.now();
        let mut tx = as_owner.begin().await.map_err(StoreError::from)?;
        let mut back = Vec::new();
        for (owner, erased_at) in erasures {
            // The log may come from a machine whose clock is ahead.
            let erased_at = now.min(*erased_at);
            match leaving::ask_deletion(&mut tx, *owner, erased_at, erased_at).await {
                Ok(()) => back.push(*owner),
                Err(StoreError::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
        tx.commit().await.map_err(StoreError::from)?;
        for owner in &back {
            self.erase(*owner, now).await?;
        }
        Ok(back.len())
    }

    async fn erase(self, owner: UserId, now: Timestamp) -> Result<bool, ServiceError> {
        let mut tx = self.services.worker_pool().begin().await.map_err(StoreError::from)?;
        // Another process may be at it, or have been first.
        if !personal::take_to_erase(&mut tx, owner).await? || !personal::is_to_erase(&mut tx, owner, now).await? {
            return Ok(false);
        }
        personal::allow_long_statements(&mut tx).await?;
        for table in TABLES.iter().rev() {
            personal::erase_rows(&mut tx, owner, table, now).await?;
        }
        // Before the commit: a line too many names an account whose days are over and which the next round erases, but
        // a line that is missing would let an old backup bring the account back for good.
        self.note_erasure(owner, now).await?;
        tx.commit().await.map_err(StoreError::from)?;
        tracing::info!("an account was erased, as its owner had asked");
        Ok(true)
    }

    async fn note_erasure(self, owner: UserId, now: Timestamp) -> Result<(), ServiceError> {
        let Some(log) = self.services.settings().erasure_log.clone() else { return Ok(()) };
        let noted = tokio::task::spawn_blocking(move || log.add(&Erasures::from([(owner, now)]), now)).await;
        let noted = noted.map_err(io::Error::other).flatten();
        noted.context("the log of erased accounts could not be written").map_err(ServiceError::Unavailable)
    }
}
