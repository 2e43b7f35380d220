//! `wellspring read-file`: reads a file that somebody brought along and answers in JSON. The server starts it for each
//! file, because anybody may have made the file: what it makes of the reader stays in here.

mod bounds;

use std::{io::Write as _, process::ExitCode};

use anyhow::Context;
use services::imports::{ReadChoices, read_path};

use super::arguments::ReadFileArguments;

/// Narrows what this process may take, and reads.
pub(super) fn read_file(arguments: &ReadFileArguments) -> anyhow::Result<ExitCode> {
    bounds::narrow().context("the reader could not be given its bounds")?;
    let choices: ReadChoices = serde_json::from_str(&arguments.choices).context("the choices cannot be read")?;
    let answer = read_path(&arguments.file, &arguments.name, &choices)?;
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}
