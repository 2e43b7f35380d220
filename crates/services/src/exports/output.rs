//! Between a form and its sink: small writes become pieces, and rows become progress.

use super::Sink;
use crate::ServiceError;

/// A piece that is handed on.
const PIECE: usize = 256 * 1024;
/// Progress is told after so many rows.
const TELL_EVERY: i64 = 5_000;

/// Gathers what a form writes.
pub(super) struct Output<'s, S> {
    sink: &'s mut S,
    waiting: Vec<u8>,
    done: i64,
    in_all: i64,
    told: i64,
}

impl<'s, S: Sink> Output<'s, S> {
    pub(super) const fn new(sink: &'s mut S) -> Self {
        Self { sink, waiting: Vec::new(), done: 0, in_all: 0, told: 0 }
    }

    /// Says how many rows there will be.
    pub(super) async fn expect_rows(&mut self, in_all: i64) -> Result<(), ServiceError> {
        self.in_all = in_all;
        self.sink.note(self.done, self.in_all).await
    }

    /// Counts rows that were written.
    pub(super) async fn count_rows(&mut self, rows: usize) -> Result<(), ServiceError> {
        self.done += i64::try_from(rows).unwrap_or_default();
        if self.done - self.told < TELL_EVERY {
            return Ok(());
        }
        self.told = self.done;
        self.sink.note(self.done, self.in_all).await
    }

    /// Adds bytes.
    pub(super) async fn push(&mut self, bytes: &[u8]) -> Result<(), ServiceError> {
        self.waiting.extend(bytes);
        while self.waiting.len() >= PIECE {
            let rest = self.waiting.split_off(PIECE);
            let piece = std::mem::replace(&mut self.waiting, rest);
            self.sink.take(piece).await?;
        }
        Ok(())
    }

    /// Hands on what is left.
    pub(super) async fn finish(self) -> Result<(), ServiceError> {
        self.sink.note(self.done, self.in_all).await?;
        if self.waiting.is_empty() { Ok(()) } else { self.sink.take(self.waiting).await }
    }
}
