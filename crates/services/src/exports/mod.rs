//! Copies of all that somebody has here, to take along: the forms, the job that writes them, and taking our own archive
//! in again. What belongs into a copy stands in `store::personal::TABLES` and nowhere else.

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
