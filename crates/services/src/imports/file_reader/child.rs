//! This program as a reader: started for one file, without our environment, in a process group of its own, and ended
//! when it takes too long. It limits its own memory before it looks at the file.

use std::{path::Path, process::Stdio, time::Duration};

use anyhow::{Context, anyhow};
use formats::{Choices, ReadError, Reading};
use tokio::{
    io::AsyncReadExt as _,
    process::{Child, Command},
    sync::Semaphore,
};

use super::ReadAnswer;
use crate::ServiceError;

/// The longest that somebody waits for a preview.
const LONGEST: Duration = Duration::from_secs(30);
/// Files that are read at once: each may take much memory.
static READERS: Semaphore = Semaphore::const_new(2);
/// More than the rows that are taken of a file can come to.
const MOST_ANSWER_BYTES: u64 = 192 << 20;
/// What the allocator sets aside at once. By itself it would take a gibibyte, all that the reader may have.
const ALLOCATOR_RESERVE: &str = "32M";

/// Lets another process read the file at a path.
pub(super) async fn read(
    program: &Path,
    path: &Path,
    file_name: &str,
    choices: &Choices,
) -> Result<Result<Reading, ReadError>, ServiceError> {
    let _place = READERS.acquire().await.map_err(|error| ServiceError::Internal(error.into()))?;
    let child = start(program, path, file_name, choices).map_err(ServiceError::Internal)?;
    match tokio::time::timeout(LONGEST, answer(child)).await {
        Ok(Ok(answer)) => Ok(answer.into()),
        Ok(Err(error)) => {
            // Whatever ended it, another try with this file ends in the same way.
            tracing::warn!(error = format!("{error:#}"), "the reader of a file ended without an answer");
            Err(ServiceError::refused(422, "reader_ended"))
        }
        Err(_) => Err(ServiceError::refused(422, "reading_too_long")),
    }
}

/// Dropped, it is killed: also when nobody waits for the answer any more.
fn start(program: &Path, path: &Path, file_name: &str, choices: &Choices) -> anyhow::Result<Child> {
    let mut command = Command::new(program);
    // Behind a sign of equality, a name that begins with a hyphen is a name.
    command.arg("read-file").arg(format!("--name={file_name}"));
    command.arg(format!("--choices={}", serde_json::to_string(choices)?)).arg("--").arg(path);
    command.env_clear().env("MIMALLOC_ARENA_RESERVE", ALLOCATOR_RESERVE).current_dir("/");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    #[cfg(unix)]
    command.process_group(0);
    command.spawn().with_context(|| format!("{} cannot be started", program.display()))
}

async fn answer(mut child: Child) -> anyhow::Result<ReadAnswer> {
    let output = child.stdout.take().ok_or_else(|| anyhow!("it has no output"))?;
    let mut answer = Vec::new();
    output.take(MOST_ANSWER_BYTES).read_to_end(&mut answer).await?;
    let status = child.wait().await?;
    if !status.success() {
        return Err(anyhow!("{status}"));
    }
    // Seconds of work for the largest answers, which would hold up everybody else here.
    tokio::task::spawn_blocking(move || serde_json::from_slice(&answer)).await?.context("the answer is none")
}
