//! Copies of all that somebody has here, to take along: the forms, the job that writes them, and taking our own archive in
//! again. What belongs into a copy stands in `store::personal::TABLES` and nowhere else.

mod archive;
mod export;
mod form;
mod ics;
mod json;
mod loop_csv;
mod make;
mod manifest;
mod output;
mod sink;
mod snapshot;
mod tables_csv;
mod take_in;
mod use_cases;
mod write;
mod zip;

pub use export::{Export, ExportState};
pub use form::ExportForm;
pub(crate) use make::make;
pub use manifest::{FORMAT_VERSION, Manifest, ManifestFile};
pub use sink::Sink;
pub use take_in::{MadeRow, OwnArchive, TakenIn, take_in};
pub use use_cases::Exports;

use std::fmt::Write as _;

/// Bytes in hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    })
}
