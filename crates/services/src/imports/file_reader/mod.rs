//! Reading a file that anybody may have made: in a process of its own, which may take only so much memory and time.

mod child;
mod read_path;
mod scratch_file;

use std::path::PathBuf;

use formats::{Choices, ReadError, Reading};

pub use read_path::{ReadAnswer, read_path};

use crate::ServiceError;
use scratch_file::ScratchFile;

/// Who reads files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FileReader {
    /// This process: for tests of what comes after.
    #[default]
    ThisProcess,
    /// This program, started anew for each file with the subcommand `read-file`.
    Program(PathBuf),
}

impl FileReader {
    /// Reads a file.
    pub(super) async fn read(
        &self,
        file_name: &str,
        content: &[u8],
        choices: &Choices,
    ) -> Result<Result<Reading, ReadError>, ServiceError> {
        let file = ScratchFile::with(content).await?;
        match self {
            Self::Program(program) => child::read(program, file.path(), file_name, choices).await,
            Self::ThisProcess => {
                let (path, name, choices) = (file.path().to_owned(), file_name.to_owned(), choices.clone());
                let reading = tokio::task::spawn_blocking(move || read_path(&path, &name, &choices)).await;
                let answer = reading.map_err(|error| ServiceError::Internal(error.into()))?;
                Ok(answer.map_err(|error| ServiceError::Internal(error.into()))?.into())
            }
        }
    }
}
