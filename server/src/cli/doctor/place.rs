//! Looks at the data directory, its disk and the time zones.

use std::path::Path;

use super::Finding;
use crate::{config::Config, postgres::available_bytes};

const MEBIBYTE: u64 = 1 << 20;
/// Below this Postgres may stop at any time.
const LEAST: u64 = 200 * MEBIBYTE;
/// Below this an operator should think about more.
const TIGHT: u64 = 2048 * MEBIBYTE;

pub(super) fn look(config: &Config) -> anyhow::Result<Vec<Finding>> {
    let place = config.data_directory()?;
    let there = if place.is_dir() { "" } else { ", which is made at the first start" };
    let directory = Finding::Good(format!("Data lies in {}{there}.", place.display()));
    Ok(vec![directory, disk(&place), time_zones()])
}

fn disk(place: &Path) -> Finding {
    let existing = place.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("/"));
    match available_bytes(existing) {
        Ok(bytes) if bytes < LEAST => Finding::Problem(format!(
            "Only {} MiB are free where data lies. Postgres stops when the disk is full: make room.",
            bytes / MEBIBYTE
        )),
        Ok(bytes) if bytes < TIGHT => {
            Finding::Note(format!("{} MiB are free where data lies. That is tight.", bytes / MEBIBYTE))
        }
        Ok(bytes) => Finding::Good(format!("{} MiB are free where data lies.", bytes / MEBIBYTE)),
        Err(error) => Finding::Note(format!("How much room is left in {} is unknown: {error}.", existing.display())),
    }
}

/// Days begin by the zone of each person, so an old list of zones shows wrong days.
fn time_zones() -> Finding {
    match jiff::tz::TimeZone::get("Pacific/Kiritimati") {
        Ok(_) => Finding::Good("The list of time zones can be read.".to_owned()),
        Err(_) => Finding::Problem("The list of time zones cannot be read: install the package tzdata.".to_owned()),
    }
}
