//! What can be typed after `wellspring`.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use domain::ids::JobId;
use services::exports::ExportForm;

use crate::config::Overrides;

/// Habits, and all that grows from them. Self-hosted.
#[derive(Debug, Parser)]
#[command(
    name = "wellspring",
    version,
    about = "Habits, and all that grows from them. Self-hosted.",
    max_term_width = 100
)]
pub struct Arguments {
    /// File of the configuration [default: wellspring.toml in the data directory, if it is there].
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where data lies [default: /var/lib/wellspring for root, ~/.local/share/wellspring otherwise].
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages and the API.
    Serve(ServeArguments),
    /// Bring the database to this version.
    Migrate {
        /// Only tell what is pending; exit 1 when something is.
        #[arg(long)]
        check: bool,
    },
    /// Look at everything that has to fit, and explain what does not.
    Doctor,
    /// Look after accounts.
    #[command(subcommand)]
    User(UserCommand),
    /// Make an account with a believable history. Never touches an account that it did not make.
    Demo(DemoArguments),
    /// Read the outbox: mail that is kept here, waits to be sent, or was sent.
    #[command(subcommand)]
    Mail(MailCommand),
    /// Look after work that is done in the background: what waits, and what was given up.
    #[command(subcommand)]
    Jobs(JobsCommand),
    /// Write all that somebody has here to one file, as they can do themselves.
    Export(ExportArguments),
    /// Write database, files and the log of erased accounts to one file.
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Read a backup into an empty place, and erase again whoever was erased after it.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The erased.ndjson of a data directory that the backup is older than. Once for each that there is.
        #[arg(long, value_name = "FILE")]
        erased: Vec<PathBuf>,
    },
    /// Prove a backup: restore it beside everything and compare.
    Verify {
        /// The backup.
        file: PathBuf,
    },
    /// Print the OpenAPI document of the API.
    Openapi,
    /// Print the configuration in force, without secrets.
    Config {
        /// Print a commented example with every key instead.
        #[arg(long)]
        example: bool,
    },
    /// Take a file of another app over into an account: habits with their history, or tasks.
    Import(ImportArguments),
    /// Read one file of an import and print what was found in it. The server starts this for each file.
    #[command(hide = true)]
    ReadFile(ReadFileArguments),
    /// Compute the packed years of all habits again from their entries.
    RebuildYears,
    /// Make another key for access tokens. What earlier keys signed stays good until it ends by itself.
    RotateKeys {
        /// Refuse what earlier keys signed at once, because somebody else may have them.
        #[arg(long)]
        at_once: bool,
    },
    /// Make a pair of keys for pushed messages and print it. Nothing is changed: the private half goes into the
    /// configuration.
    GenVapid,
}

/// How to serve.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Address and port to listen on [default: 127.0.0.1:8420].
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// The built site [default: site/ beside the program, else target/site].
    #[arg(long, value_name = "DIR")]
    pub site_dir: Option<PathBuf>,
}

/// Accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Make an account with a verified address.
    Create {
        /// Address to sign in with.
        #[arg(long)]
        email: String,
        /// What to call the person [default: the address up to the @].
        #[arg(long)]
        name: Option<String>,
        /// Read the password from standard input instead of making one up.
        #[arg(long)]
        password_stdin: bool,
        /// Time zone, for example Europe/Berlin.
        #[arg(long, default_value = "UTC")]
        time_zone: String,
    },
    /// List all accounts.
    List,
    /// Mail a person the link that sets a new password. The link ends all sessions when it is used.
    ResetPassword {
        /// Address of the account.
        #[arg(long)]
        email: String,
    },
    /// Close an account to its owner and end its sessions. Nothing is deleted.
    Disable {
        /// Address of the account.
        #[arg(long)]
        email: String,
    },
    /// Open a disabled account again.
    Enable {
        /// Address of the account.
        #[arg(long)]
        email: String,
    },
}

/// The demo account.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Address to sign in with.
    #[arg(long, default_value = "demo@example.org")]
    pub email: String,
    /// Password [default: made up and printed].
    #[arg(long)]
    pub password: Option<String>,
    /// Years of history of the habits that are made now.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=20))]
    pub years: u16,
    /// Number of habits.
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub habits: u16,
    /// Number of tasks that were done over these years.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(0..=20_000))]
    pub tasks: u32,
}

/// Somebody's copy.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// Address of the account.
    #[arg(long, value_name = "EMAIL")]
    pub user: String,
    /// The new file.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// In which form: archive, loop_csv, csv, json or ics.
    #[arg(long, default_value = "archive", value_parser = form)]
    pub form: ExportForm,
}

fn form(text: &str) -> Result<ExportForm, String> {
    let words = ExportForm::ALL.map(ExportForm::as_str).join(", ");
    ExportForm::parse(text).map_err(|_| format!("one of {words}"))
}

/// A file of another app.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Address of the account.
    #[arg(long, value_name = "EMAIL")]
    pub user: String,
    /// Only tell what was found.
    #[arg(long)]
    pub dry_run: bool,
    /// Read "three times a week" as from week start to week start, not as in any seven days.
    #[arg(long)]
    pub calendar_weeks: bool,
    /// Time zone in which instants become days, for files that name none [default: that of the account].
    #[arg(long)]
    pub time_zone: Option<String>,
    /// The file.
    pub file: PathBuf,
}

/// A file that is read in narrow bounds.
#[derive(Debug, Args)]
pub struct ReadFileArguments {
    /// What it was called where it came from.
    #[arg(long)]
    pub name: String,
    /// How it is to be read, as JSON.
    #[arg(long)]
    pub choices: String,
    /// Where it is.
    pub file: PathBuf,
}

/// Kept mail.
#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// List it, newest first.
    List,
    /// Show one mail.
    Show {
        /// Its number in the list, or its id.
        mail: String,
    },
}

/// Work in the background.
#[derive(Debug, Subcommand)]
pub enum JobsCommand {
    /// List what was given up, what waits and what is worked on.
    List,
    /// Let what was given up begin anew.
    Retry {
        /// Its id in the list.
        #[arg(required_unless_present = "all")]
        job: Option<JobId>,
        /// All that was given up.
        #[arg(long, conflicts_with = "job")]
        all: bool,
    },
}

impl Arguments {
    /// What stands above file and environment.
    #[must_use]
    pub fn overrides(&self) -> Overrides {
        let (listen, site_dir) = match &self.command {
            Command::Serve(serve) => (serve.listen, serve.site_dir.clone()),
            _ => (None, None),
        };
        Overrides { config: self.config.clone(), data_dir: self.data_dir.clone(), listen, site_dir }
    }
}
