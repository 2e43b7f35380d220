//! Who reads a file, and asking them.

use std::path::PathBuf;

use formats::{Choices, ReadError, Reading};

use super::{child, read_path, scratch_file::ScratchFile};
use crate::ServiceError;

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
    pub(in crate::imports) async fn read(
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
