//! What the process that reads a file does: recognise it, read it, and answer in JSON.

use std::{fs::File, io, io::Read as _, path::Path};

use formats::{Choices, Format, Limits, ReadError, Reading};
use serde::{Deserialize, Serialize};

/// What is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadAnswer {
    /// What was found.
    Found(Box<Reading>),
    /// Why it is not read.
    Refused(ReadError),
}

impl From<ReadAnswer> for Result<Reading, ReadError> {
    fn from(answer: ReadAnswer) -> Self {
        match answer {
            ReadAnswer::Found(reading) => Ok(*reading),
            ReadAnswer::Refused(error) => Err(error),
        }
    }
}

/// What is taken of a file: less rows than could be read, because their owner waits for the answer.
pub(super) fn limits() -> Limits {
    Limits { rows: 400_000, problems: 200, ..Limits::default() }
}

/// Reads a file by its content; the name is only a hint.
///
/// # Errors
/// When the file is not there.
pub fn read_path(path: &Path, file_name: &str, choices: &Choices) -> io::Result<ReadAnswer> {
    let limits = limits();
    let mut content = Vec::new();
    // One byte more than may be: what is longer is refused when it is recognised.
    File::open(path)?.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut content)?;
    Ok(match recognised(path, &content, file_name, (&limits, choices)) {
        Ok(reading) => ReadAnswer::Found(Box::new(reading)),
        Err(error) => ReadAnswer::Refused(error),
    })
}

fn recognised(
    path: &Path,
    content: &[u8],
    file_name: &str,
    (limits, choices): (&Limits, &Choices),
) -> Result<Reading, ReadError> {
    match formats::recognise(content, file_name)? {
        Format::LoopBackup => formats::read_loop_backup(path, limits, choices),
        format => formats::read(format, content, limits, choices),
    }
}
