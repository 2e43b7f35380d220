//! Looks at the database: reachable, new enough, of this version, and with people's rows kept apart.

use super::{Finding, jobs};
use crate::{
    cli::{migrate::pending, open::with_database},
    config::Config,
    postgres::{Database, app_pool, assert_unprivileged, owner_pool},
};

pub(super) async fn look(config: &Config) -> Vec<Finding> {
    let is_new = config.database_url.is_none()
        && config.data_directory().is_ok_and(|place| !place.join("postgres/PG_VERSION").exists());
    if is_new {
        return vec![match crate::postgres::Search::default().server(None) {
            Ok(found) => Finding::Good(format!(
                "Postgres {} in {} makes the database at the first start.",
                found.major,
                found.folder.display()
            )),
            Err(error) => Finding::Problem(error.to_string()),
        }];
    }
    match with_database(config, async |database| inside(database).await).await {
        Ok(findings) => findings,
        Err(error) => vec![Finding::Problem(format!("The database cannot be used: {error:#}"))],
    }
}

async fn inside(database: &Database) -> anyhow::Result<Vec<Finding>> {
    let owner = owner_pool(database.connect_options()?).await?;
    let version: String = sqlx::query_scalar("show server_version").fetch_one(&owner).await?;
    let kind = if matches!(database, Database::Managed(_)) { "the private one" } else { "the one of DATABASE_URL" };
    let mut findings = vec![Finding::Good(format!("Postgres {version} answers, {kind}."))];
    let durable: bool = sqlx::query_scalar(
        "select bool_and(setting = 'on') from pg_settings where name in ('fsync', 'full_page_writes')",
    )
    .fetch_one(&owner)
    .await?;
    if !durable {
        findings.push(Finding::Note(
            "The server runs with fsync or full_page_writes off: a power cut can lose or destroy data.".to_owned(),
        ));
    }
    let pending = pending(&owner).await?;
    let given_up = if pending.is_empty() { jobs::look(&owner).await? } else { None };
    owner.close().await;
    if pending.is_empty() {
        findings.push(Finding::Good("The database is of this version.".to_owned()));
        findings.push(separation(database).await?);
        findings.extend(given_up);
    } else {
        findings.push(Finding::Note(format!(
            "{} migrations are pending, the first is \"{}\". `wellspring migrate` runs them.",
            pending.len(),
            pending.first().map_or("", String::as_str)
        )));
    }
    Ok(findings)
}

async fn separation(database: &Database) -> anyhow::Result<Finding> {
    let app = match app_pool(database.connect_options()?, 1).await {
        Ok(app) => app,
        Err(error) => return Ok(Finding::Problem(format!("{error:#}"))),
    };
    let answer = assert_unprivileged(&app).await;
    app.close().await;
    Ok(match answer {
        Ok(()) => Finding::Good("Row-level security keeps people's rows apart.".to_owned()),
        Err(error) => Finding::Problem(error.to_string()),
    })
}
