//! `wellspring rotate-keys`: another key for access tokens, now and then or because the old one may be known.

use std::process::ExitCode;

use services::{
    Clock as _, SystemClock,
    identity::{EarlierKeys, rotate_signing_keys},
};

use super::{
    migrate,
    open::{in_words, with_database},
    output,
};
use crate::{config::Config, postgres::owner_pool};

/// Makes the key as the owner of the database: no role of a request may.
pub(super) async fn rotate_keys(config: &Config, earlier: EarlierKeys) -> anyhow::Result<ExitCode> {
    let retired_at = with_database(config, async |database| {
        migrate::bring_up(database).await?;
        let owner = owner_pool(database.connect_options()?).await?;
        let answer = rotate_signing_keys(&owner, SystemClock.now(), earlier).await;
        owner.close().await;
        in_words(answer, "The key was not changed")
    })
    .await?;
    output::line(&match earlier {
        EarlierKeys::RunOut => format!(
            "A new key signs access tokens from two minutes on. What earlier keys signed is good until it ends by \
             itself, at the latest at {} UTC.",
            retired_at.strftime("%H:%M")
        ),
        EarlierKeys::EndNow => {
            "A new key signs access tokens. What earlier keys signed is refused within a minute; apps ask for their next \
             token by themselves."
                .to_owned()
        }
    });
    Ok(ExitCode::SUCCESS)
}
