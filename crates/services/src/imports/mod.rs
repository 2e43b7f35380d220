//! Bringing a history along: a file is kept, read by a process of its own, shown, taken over by a job in one
//! transaction, and can be taken back for thirty days.

mod apply;
mod brought;
mod file_reader;
mod forget;
mod gone;
mod operator;
mod own_archive;
mod owner;
mod plan;
mod preview;
mod read_anew;
mod scene;
mod take_over;
mod told;
mod undo;
mod upload;
mod use_cases;

pub use file_reader::{FileReader, ReadAnswer, read_path};
pub use formats::Choices as ReadChoices;
pub(crate) use take_over::take_over;
pub use upload::{MOST_FILE_BYTES, NewImport};
pub use use_cases::Imports;
