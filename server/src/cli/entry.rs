//! From the arguments to an exit code: reads the configuration, starts log and runtime, calls the command.

use std::{process::ExitCode, thread};

use anyhow::Context;
use clap::Parser;
use services::identity::EarlierKeys;

use super::{
    Arguments,
    arguments::{Command, JobsCommand, MailCommand},
    backup, configuration, demo, doctor, export, gen_vapid, import, jobs, mail, migrate, openapi, output, read_file,
    rebuild, rotate_keys, serve, user,
};
use crate::{
    config::{self, Config},
    logging,
};

/// On a small machine one slow task must not hold up the others.
const LEAST_WORKERS: usize = 4;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            output::complain(&sentence(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    // They are of use while the configuration is still wrong.
    match &arguments.command {
        Command::Config { example: true } => return configuration::example(),
        Command::Openapi => return openapi::print(),
        Command::GenVapid => return Ok(gen_vapid::print()),
        // It knows nothing of this installation.
        Command::ReadFile(arguments) => return read_file::read_file(arguments),
        _ => {}
    }
    let config = config::load(&arguments.overrides())?;
    if matches!(arguments.command, Command::Config { .. }) {
        return configuration::print(&config);
    }
    let mut log = config.log.clone();
    if !matches!(arguments.command, Command::Serve(_)) && log.level == "info" {
        // A command prints its own answer.
        "warn".clone_into(&mut log.level);
    }
    logging::start(&log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(thread::available_parallelism().map_or(LEAST_WORKERS, |cores| cores.get().max(LEAST_WORKERS)))
        .enable_all()
        .build()
        .context("could not start the runtime")?;
    runtime.block_on(Box::pin(call(arguments, config)))
}

async fn call(arguments: &Arguments, config: Config) -> anyhow::Result<ExitCode> {
    match &arguments.command {
        Command::Serve(_) => Box::pin(serve::serve(config)).await,
        Command::Migrate { check } => migrate::migrate(&config, *check).await,
        Command::Doctor => doctor::doctor(&config).await,
        Command::User(command) => user::user(&config, command).await,
        Command::Demo(arguments) => demo::demo(&config, arguments).await,
        Command::Mail(MailCommand::List) => mail::list(&config).await,
        Command::Mail(MailCommand::Show { mail }) => mail::show(&config, mail).await,
        Command::Jobs(JobsCommand::List) => jobs::list(&config).await,
        Command::Jobs(JobsCommand::Retry { job: Some(job), all: false }) => jobs::retry(&config, *job).await,
        Command::Jobs(JobsCommand::Retry { .. }) => jobs::retry_all(&config).await,
        Command::Export(arguments) => export::export(&config, arguments).await,
        Command::Backup { file } => backup::backup(&config, file).await,
        Command::Restore { file, erased } => backup::restore(&config, file, erased).await,
        Command::Verify { file } => backup::verify(&config, file).await,
        Command::Import(arguments) => import::import(&config, arguments).await,
        Command::RebuildYears => rebuild::rebuild_years(&config).await,
        Command::RotateKeys { at_once } => {
            let earlier = if *at_once { EarlierKeys::EndNow } else { EarlierKeys::RunOut };
            rotate_keys::rotate_keys(&config, earlier).await
        }
        Command::Openapi | Command::GenVapid | Command::ReadFile(_) | Command::Config { .. } => Ok(ExitCode::SUCCESS),
    }
}

/// The error and its causes, each on its own line.
fn sentence(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  because: ")
}
