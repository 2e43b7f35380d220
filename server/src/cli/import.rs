//! `wellspring import`: a file of another app into somebody's account, from the terminal.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, bail};
use domain::{
    format::counted,
    imports::{Import, ImportChoices, ImportFormat, ImportState, WeekReading},
};
use services::{Services, imports::NewImport};

use super::{
    arguments::ImportArguments,
    open::{in_words, with_services},
    output,
};
use crate::config::Config;

/// Takes a file over, or tells what that would do.
pub(super) async fn import(config: &Config, arguments: &ImportArguments) -> anyhow::Result<ExitCode> {
    let file = &arguments.file;
    let content = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let new = NewImport { file_name: name(file), content, key: None };
    let week = arguments.calendar_weeks.then_some(WeekReading::Calendar);
    let choices = ImportChoices { week, time_zone: arguments.time_zone.clone(), ..ImportChoices::default() };
    with_services(config, async |services| {
        let import = Box::pin(bring(services, arguments, new, choices)).await?;
        tell(&import)
    })
    .await?;
    Ok(ExitCode::SUCCESS)
}

async fn bring(
    services: &Services,
    arguments: &ImportArguments,
    new: NewImport,
    choices: ImportChoices,
) -> anyhow::Result<Import> {
    let email = &arguments.user;
    let Some(user) = services.identity().user_by_email(email).await? else {
        bail!("There is no account with the address {email}.");
    };
    let imports = services.imports();
    let brought = if arguments.dry_run {
        imports.look_for(user, new, choices).await
    } else {
        imports.bring_for(user, new, choices).await
    };
    in_words(brought, "The file was not taken over")
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn tell(import: &Import) -> anyhow::Result<()> {
    if let Some(refusal) = &import.refusal {
        let place = refusal.place.as_ref().map(|place| match place.line {
            Some(line) => format!(" ({}, line {line})", place.file),
            None => format!(" ({})", place.file),
        });
        bail!("The file was not taken over: {}{}", refusal.code, place.unwrap_or_default());
    }
    let counts = match import.state {
        ImportState::Applied => import.made,
        _ => import.found,
    };
    let what = [
        counted(counts.habits, "habit", "habits"),
        counted(counts.entries, "day", "days"),
        counted(counts.tasks, "task", "tasks"),
        counted(counts.projects, "project", "projects"),
    ];
    let (what, format) = (what.join(", "), import.format.map_or("an unknown format", ImportFormat::as_str));
    match import.state {
        ImportState::Applied => output::line(&format!("Took over {what} ({format}).")),
        _ => output::line(&format!("Found {what} ({format}). Nothing was changed.")),
    }
    if import.problem_count > 0 {
        output::line(&format!("  {} lines could not be read.", import.problem_count));
    }
    for loss in &import.losses {
        output::line(&format!("  {}: {}", loss.code, loss.count));
    }
    Ok(())
}
