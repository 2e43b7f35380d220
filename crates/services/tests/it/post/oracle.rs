//! Programs of others that read what we write, as the world does: a mail server and a reader of calendars, both in
//! Python. Without them these tests fail, because nothing else shows what they show.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

/// Longer than any of them takes to begin, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// Python with the packages of `xtask/oracles.txt`, beside the target folder that this test was built into.
fn python() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let mut folders = program.ancestors().map(|folder| folder.join("tools/oracles/bin/python"));
    folders.find(|python| python.is_file()).expect("the readers of mails and calendars are missing: cargo xtask setup")
}

fn script(name: &str) -> Command {
    let mut command = Command::new(python());
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/post").join(name));
    command.stdout(Stdio::piped()).kill_on_drop(true);
    command
}

/// A mail server that tells what it was given.
pub struct MailServer {
    lines: Lines<BufReader<ChildStdout>>,
    /// For the settings.
    pub url: String,
    _running: Child,
}

impl MailServer {
    pub async fn start() -> Self {
        let mut running = script("receive_mail.py").spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
        let port = next(&mut lines).await;
        Self { lines, url: format!("smtp://127.0.0.1:{port}"), _running: running }
    }

    /// The next mail, parsed.
    pub async fn mail(&mut self) -> Value {
        serde_json::from_str(&next(&mut self.lines).await).unwrap()
    }
}

async fn next(lines: &mut Lines<BufReader<ChildStdout>>) -> String {
    tokio::time::timeout(PATIENCE, lines.next_line()).await.expect("an answer in time").unwrap().expect("an answer")
}

/// What a calendar program shows of a file.
pub async fn read_calendar(file: &str) -> Value {
    let mut reader = script("read_calendar.py").stdin(Stdio::piped()).spawn().unwrap();
    let mut input = reader.stdin.take().unwrap();
    input.write_all(file.as_bytes()).await.unwrap();
    drop(input);
    let read = tokio::time::timeout(PATIENCE, reader.wait_with_output()).await.expect("an answer in time").unwrap();
    assert!(read.status.success(), "the calendar could not be read");
    serde_json::from_slice(&read.stdout).unwrap()
}
