//! `wellspring doctor`: looks at everything that has to fit and explains it in words.

mod backups;
mod database;
mod finding;
mod jobs;
mod place;
mod public;

use std::process::ExitCode;

pub(in crate::cli) use finding::Finding;

use super::output;
use crate::config::Config;

/// Prints all findings. Exit 1 when something keeps Wellspring from working.
pub(super) async fn doctor(config: &Config) -> anyhow::Result<ExitCode> {
    let mut findings = place::look(config)?;
    findings.extend(public::look(config));
    findings.extend(database::look(config).await);
    findings.push(backups::look(config)?);
    for finding in &findings {
        output::line(&finding.to_string());
    }
    let problems = findings.iter().filter(|finding| matches!(finding, Finding::Problem(_))).count();
    match problems {
        0 => output::line("Nothing keeps Wellspring from working."),
        1 => output::line("One problem has to be solved."),
        _ => output::line(&format!("{problems} problems have to be solved.")),
    }
    Ok(if problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
