//! Zones to choose from without a script: one or two for each offset that many people live in. With a script the
//! browser's own zone is added and chosen; every other one can be set later in the settings.

use ui::SelectOption;

const COMMON: [&str; 50] = [
    "UTC",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Caracas",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "Asia/Bangkok",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tashkent",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Australia/Perth",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Pacific/Auckland",
    "Pacific/Honolulu",
];

/// The list, with `chosen` added where it is not a common one.
pub(super) fn options(chosen: &str) -> Vec<SelectOption> {
    let extra = (!COMMON.contains(&chosen)).then_some(chosen);
    COMMON.into_iter().chain(extra).map(|zone| SelectOption::new(zone, zone.replace('_', " "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_zone_that_was_chosen_stays_in_the_list() {
        assert_eq!(options("UTC").len(), COMMON.len());
        assert!(options("Asia/Pyongyang").iter().any(|option| option.value == "Asia/Pyongyang"));
    }
}
