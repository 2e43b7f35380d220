//! `wellspring rebuild-years`: the packed years of all habits, computed again from the entries.

use std::process::ExitCode;

use domain::ids::UserId;

use super::{
    open::{in_words, with_database, with_services},
    output,
};
use crate::{config::Config, postgres::owner_pool};

/// Rebuilds person by person, each in a transaction of their own.
pub(super) async fn rebuild_years(config: &Config) -> anyhow::Result<ExitCode> {
    let people = with_database(config, async |database| {
        super::migrate::bring_up(database).await?;
        let owner = owner_pool(database.connect_options()?).await?;
        let ids: Vec<uuid::Uuid> = sqlx::query_scalar("select user_id from users order by 1").fetch_all(&owner).await?;
        owner.close().await;
        Ok(ids)
    })
    .await?;
    let count = people.len();
    let (years, differed) = with_services(config, async |services| {
        let (mut years, mut differed) = (0, 0);
        for user in people {
            let found = in_words(services.habits().rebuild_years(UserId(user)).await, "The years were not rebuilt")?;
            years += found.years;
            differed += found.differed;
        }
        Ok((years, differed))
    })
    .await?;
    output::line(&format!("Compared {years} years of {count} people; {differed} differed and were written anew."));
    Ok(ExitCode::SUCCESS)
}
