//! Looks at the age of the last backup that was proved.

use super::Finding;
use crate::{cli::backup::age_in_days, config::Config};

/// A month of work is more than anyone wants to lose.
const OLD_DAYS: u64 = 30;

pub(super) fn look(config: &Config) -> anyhow::Result<Finding> {
    Ok(match age_in_days(&config.data_directory()?) {
        None => Finding::Note(
            "No backup was ever verified here. Make one with `wellspring backup FILE`, prove it with \
             `wellspring verify FILE`, and keep it on another machine."
                .to_owned(),
        ),
        Some(days) if days > OLD_DAYS => Finding::Note(format!("The last verified backup is {days} days old.")),
        Some(0) => Finding::Good("A backup was verified within the last day.".to_owned()),
        Some(days) => Finding::Good(format!("The last verified backup is {days} days old.")),
    })
}
