//! A copy as its owner sees it.

use domain::ids::ExportId;
use jiff::{SignedDuration, Timestamp};
use store::{StoreError, exports::ExportRow};

use super::ExportForm;
use crate::digits::hex;

/// How long a copy can be fetched.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// What is not ready by then was given up: no tries of one take so long. A worker that ends in the middle of the last
/// one cannot say so.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(2);

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportState {
    /// It waits for its turn.
    Waits,
    /// It is being written.
    Making,
    /// It can be fetched.
    Ready,
    /// It came to nothing. Asking again makes another.
    Failed,
}

impl ExportState {
    /// Every state, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Waits, Self::Making, Self::Ready, Self::Failed];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Making => "making",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }

    /// Whether there is something to wait for.
    #[must_use]
    pub const fn is_on_its_way(self) -> bool {
        matches!(self, Self::Waits | Self::Making)
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A copy that is made, or was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Which.
    pub export_id: ExportId,
    /// In which form.
    pub form: ExportForm,
    /// How far it is.
    pub state: ExportState,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it is removed: a day after it was asked for, or after it was ready.
    pub expires_at: Timestamp,
    /// Rows that are written.
    pub rows_done: i64,
    /// Rows there are; 0 until they are counted, and for forms that count none.
    pub rows_in_all: i64,
    /// Length of the file, when it is ready.
    pub bytes: Option<i64>,
    /// SHA-256 of the file in hexadecimal, when it is ready.
    pub sha256: Option<String>,
    /// What the file is called when it is saved.
    pub file_name: String,
    pub(super) secret: String,
}

impl Export {
    /// Where a ready copy is fetched: a path of this origin that opens for its owner alone.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        let is_ready = self.state == ExportState::Ready;
        is_ready.then(|| format!("/api/v1/exports/{}/file?secret={}", self.export_id, self.secret))
    }

    /// From its row; `day` is the owner's day on which it was asked for.
    pub(super) fn of(row: ExportRow, day: jiff::civil::Date, now: Timestamp) -> Result<Self, StoreError> {
        let corrupt = |column| StoreError::Corrupt { table: "exports", column };
        let form = ExportForm::parse(&row.form).map_err(|_| corrupt("form"))?;
        let stored = ExportState::parse(&row.state).ok_or_else(|| corrupt("state"))?;
        let is_given_up = stored.is_on_its_way() && now.duration_since(row.asked_at) > GIVEN_UP_AFTER;
        let state = if is_given_up { ExportState::Failed } else { stored };
        Ok(Self {
            export_id: row.export_id,
            form,
            state,
            asked_at: row.asked_at,
            expires_at: row.expires_at,
            rows_done: row.rows_done,
            rows_in_all: row.rows_in_all,
            bytes: row.bytes,
            sha256: row.sha256.as_deref().map(hex),
            file_name: form.file_name(day),
            secret: row.secret,
        })
    }
}
