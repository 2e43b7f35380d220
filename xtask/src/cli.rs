//! Command line of `cargo xtask`: what may be asked, and who does it.
//!
//! Kept apart from the work so that `--help` is one screen of source.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, run and prove Wellspring", disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Find or install what running, releasing or testing needs
    Setup {
        #[arg(long = "for", value_enum, default_value_t = Level::Test)]
        level: Level,
    },
    /// Prepare, build, and serve the app
    Run(RunArgs),
    /// Watch the sources, rebuild and restart
    Dev(RunArgs),
    /// Build the browser half and the server
    Build(BuildArgs),
    /// Run every check and test
    Test(TestArgs),
    /// Build, and run the browser tests alone
    E2e {
        /// What is built already is right: `cargo leptos end-to-end` has done it
        #[arg(long)]
        attached: bool,
        /// Only the tests whose title contains this
        filter: Option<String>,
    },
    /// Measure release builds and print one table
    Bench(BenchArgs),
    /// Kill the app or its database under load and count what was acknowledged
    Torture(TortureArgs),
    /// The private Postgres cluster that tests use
    Db {
        #[command(subcommand)]
        action: DbAction,
    },
    /// Write crates/store/.sqlx from the migrations and the queries
    SqlxPrepare,
    /// Check file sizes, names, dependency arrows and the like
    Tidy,
}

/// How much a machine has to be able to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Level {
    /// Build and serve
    Run,
    /// Build and serve with an optimised browser half
    Release,
    /// Run every test but those in a browser
    Native,
    /// Everything, browser tests included
    Test,
}

#[derive(Args, Clone)]
pub struct RunArgs {
    /// Serve the optimised build
    #[arg(long)]
    pub release: bool,
    /// Make the demo account first
    #[arg(long)]
    pub demo: bool,
    /// Address and port, such as 127.0.0.1:8420
    #[arg(long)]
    pub listen: Option<String>,
    /// Folder of the database and the files
    #[arg(long)]
    pub data_dir: Option<PathBuf>,
}

#[derive(Args)]
pub struct BuildArgs {
    #[arg(long)]
    pub release: bool,
    /// Only the browser half
    #[arg(long)]
    pub front: bool,
}

#[derive(Args, Clone)]
pub struct TestArgs {
    /// Print line coverage of domain and services
    #[arg(long)]
    pub coverage: bool,
    /// Leave the browser tests out
    #[arg(long)]
    pub no_browser: bool,
    /// Only the tests whose name contains this; checks are left out
    pub filter: Option<String>,
}

#[derive(Args, Clone)]
pub struct BenchArgs {
    /// Seconds of load for each figure
    #[arg(long, default_value_t = 8)]
    pub seconds: u64,
    /// Only the figures whose name contains this
    pub filter: Option<String>,
}

#[derive(Args, Clone)]
pub struct TortureArgs {
    #[arg(long, default_value_t = 200)]
    pub rounds: u32,
    /// Start of the random choices; printed, so that a failure can be repeated
    #[arg(long)]
    pub seed: Option<u64>,
}

#[derive(Subcommand)]
enum DbAction {
    /// Start it and print its address
    Up,
    /// Stop it and remove its files
    Down,
    /// Open a prompt on it
    Psql { arguments: Vec<String> },
}

/// Parses the command line and does what it says.
pub fn run() -> Result<ExitCode> {
    match Cli::parse().task {
        Task::Setup { level } => crate::setup::prepare(level)?,
        Task::Run(args) => return crate::run::run(&args),
        Task::Dev(args) => crate::dev::watch(&args)?,
        Task::Build(args) => crate::build::build(&args)?,
        Task::Test(args) => return crate::test::run(&args),
        Task::E2e { attached, filter } => return crate::test::end_to_end(attached, filter.as_deref()),
        Task::Bench(args) => crate::bench::run(&args)?,
        Task::Torture(args) => return crate::torture::run(&args),
        Task::Db { action: DbAction::Up } => println!("DATABASE_URL={}", crate::db::TestCluster::shared().up()?),
        Task::Db { action: DbAction::Down } => crate::db::TestCluster::shared().down()?,
        Task::Db { action: DbAction::Psql { arguments } } => return crate::db::TestCluster::shared().psql(&arguments),
        Task::SqlxPrepare => crate::sqlx::prepare()?,
        Task::Tidy => return crate::tidy::run(),
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
