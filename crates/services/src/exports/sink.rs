//! Where the bytes of a copy go.

use crate::ServiceError;

/// Takes the bytes of a copy, in their order.
pub trait Sink: Send {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When they cannot be kept; the copy is then given up.
    fn take(&mut self, bytes: Vec<u8>) -> impl Future<Output = Result<(), ServiceError>> + Send;

    /// Hears how far the copy is, in rows.
    ///
    /// # Errors
    /// As [`Self::take`].
    fn note(&mut self, rows_done: i64, rows_in_all: i64) -> impl Future<Output = Result<(), ServiceError>> + Send {
        let _not_wanted = (rows_done, rows_in_all);
        async { Ok(()) }
    }
}
