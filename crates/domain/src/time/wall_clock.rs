//! The instant at which a clock on the wall shows a time. Some times are shown twice in a year and some never.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

/// When a clock in the zone first shows a time: the first of two, and where it is skipped, the first instant after the
/// gap, so that nobody is called later than the clock shows. Calendar programs go on from there by what the gap left
/// out: [`crate::recurrence::calendar_instant`].
#[must_use]
pub fn instant_of(wall: DateTime, zone: &TimeZone) -> Timestamp {
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let edge = if wall.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    match ambiguous.offset() {
        // With the offset of after the gap, a skipped time is an instant shortly before it.
        AmbiguousOffset::Gap { after, .. } => {
            let before_it = after.to_timestamp(wall).unwrap_or(edge);
            zone.following(before_it).next().map_or(edge, |transition| transition.timestamp())
        }
        AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => {
            offset.to_timestamp(wall).unwrap_or(edge)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(zone: &str, wall: DateTime) -> String {
        instant_of(wall, &TimeZone::get(zone).unwrap()).to_string()
    }

    #[test]
    fn a_skipped_time_is_the_end_of_the_gap_and_a_repeated_one_the_first() {
        assert_eq!(at("Europe/Berlin", date(2026, 3, 28).at(2, 30, 0, 0)), "2026-03-28T01:30:00Z");
        assert_eq!(at("Europe/Berlin", date(2026, 3, 29).at(2, 30, 0, 0)), "2026-03-29T01:00:00Z");
        assert_eq!(at("Europe/Berlin", date(2026, 10, 25).at(2, 30, 0, 0)), "2026-10-25T00:30:00Z");
        assert_eq!(at("Australia/Lord_Howe", date(2026, 10, 4).at(2, 10, 0, 0)), "2026-10-03T15:30:00Z");
        assert_eq!(at("UTC", date(2026, 3, 29).at(2, 30, 0, 0)), "2026-03-29T02:30:00Z");
    }

    #[test]
    fn a_day_that_a_place_left_out_begins_with_the_next() {
        assert_eq!(at("Pacific/Apia", date(2011, 12, 30).at(7, 0, 0, 0)), "2011-12-30T10:00:00Z");
    }
}
