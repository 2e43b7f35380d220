//! The habits that are shown first, written one by one.

use domain::habits::{Anchor, Schedule, Tone, WeekdaySet};
use jiff::civil::Weekday;

use super::template::{Template, limit, measure, quit, yes_no};
use crate::demo::surroundings::{Group, Identity, Link, Rest};

const DAILY: Schedule = Schedule::Daily {};

/// On chosen weekdays.
pub fn days(names: &[Weekday]) -> Schedule {
    Schedule::Weekdays { days: names.iter().fold(WeekdaySet::default(), |set, day| set.with(*day)) }
}

/// A number of times a week.
pub const fn weekly(times: u8) -> Schedule {
    Schedule::TimesPerWeek { times }
}

/// A number of times a month.
pub const fn monthly(times: u8) -> Schedule {
    Schedule::TimesPerMonth { times }
}

/// Every so many days.
pub const fn every(days: u16, anchor: Anchor) -> Schedule {
    Schedule::EveryXDays { days, anchor }
}

/// A number of times in any so many days.
pub const fn within_days(times: u16, days: u16) -> Schedule {
    Schedule::TimesInDays { times, days }
}

/// All of them, the most telling ones first.
pub fn favourites() -> Vec<Template> {
    let mut all = shown_first();
    all.extend(shown_next());
    all
}

/// The fourteen that `wellspring demo` makes when nobody asks for more.
fn shown_first() -> Vec<Template> {
    use Weekday::{Friday, Monday, Wednesday};
    vec![
        Template {
            question: Some("Did you write your morning pages?"),
            description: Some("Three pages by hand, before the first message. Nobody reads them, not even I."),
            ..yes_no("Morning pages", DAILY, 88, 7)
        }
        .looks(12, "\u{270d}\u{fe0f}")
        .minimum("One sentence")
        .within(Group::Morning)
        .votes_for(Identity::Learner)
        .follows(Link::cue("I pour my coffee")),
        yes_no("Stretch", DAILY, 82, 7)
            .looks(5, "\u{1f9d8}")
            .minimum("Touch your toes once")
            .within(Group::Morning)
            .votes_for(Identity::Mover)
            .follows(Link::after("Morning pages")),
        measure("Meditate", 10, "min", 69, 7)
            .looks(14, "sun")
            .minimum("Three breaths")
            .within(Group::Morning)
            .votes_for(Identity::Host)
            .follows(Link::after("Stretch")),
        Template { question: Some("How many pages today?"), ..measure("Read", 20, "pages", 84, 21) }
            .looks(8, "\u{1f4da}")
            .minimum("One page")
            .within(Group::Home)
            .votes_for(Identity::Learner)
            .follows(Link::cue("I switch off the screen").when(21, 15, "the armchair")),
        measure("Drink water", 8, "glasses", 74, 18).looks(10, "\u{1f4a7}").within(Group::Body),
        measure("Guitar", 20, "min", 52, 19)
            .on(weekly(3))
            .looks(2, "\u{1f3b8}")
            .minimum("Tune it and play one chord")
            .votes_for(Identity::Learner),
        Template {
            rest: Some(Rest { days_ago: 61, days: 12, reason: "A sore shoulder" }),
            ..yes_no("Strength training", days(&[Monday, Wednesday, Friday]), 79, 18)
        }
        .looks(0, "strength")
        .minimum("Two push-ups")
        .within(Group::Body)
        .votes_for(Identity::Mover),
        measure("Walk", 30, "min", 71, 12)
            .looks(6, "\u{1f6b6}")
            .minimum("Once round the block")
            .within(Group::Body)
            .votes_for(Identity::Mover),
        Template { description: Some("Only before three in the afternoon."), ..limit("Coffee", 2, "cups", 82, 15) }
            .looks(3, "\u{2615}"),
        Template {
            description: Some("A day counts unless a slip is noted."),
            unit: Some("cigarettes"),
            saved: Some((42, 12)),
            ..quit("Smoking", 98, 20)
        }
        .looks(19, "\u{1f6ad}")
        .within(Group::Body),
        yes_no("Change the sheets", every(14, Anchor::Fixed), 84, 10)
            .looks(15, "\u{1f6cf}\u{fe0f}")
            .within(Group::Home),
        Template { tone: Tone::Neutral, ..yes_no("Water the orchid", every(5, Anchor::LastDone), 71, 9) }
            .looks(7, "\u{1f33a}")
            .within(Group::Home)
            .votes_for(Identity::Host),
        yes_no("See a museum", monthly(2), 8, 15).looks(16, "\u{1f5bc}\u{fe0f}").votes_for(Identity::Learner),
        yes_no("Swim", within_days(3, 10), 36, 18)
            .looks(9, "\u{1f3ca}")
            .minimum("Pack the bag")
            .within(Group::Body)
            .votes_for(Identity::Mover),
    ]
}

fn shown_next() -> Vec<Template> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let workdays = days(&[Monday, Tuesday, Wednesday, Thursday, Friday]);
    vec![
        yes_no("Plan tomorrow", workdays, 76, 17).looks(11, "calendar").minimum("Write down one thing"),
        yes_no("Call family", weekly(1), 24, 19).looks(1, "\u{260e}\u{fe0f}").votes_for(Identity::Host),
        yes_no("Lights out by eleven", DAILY, 66, 22).looks(13, "moon").within(Group::Home),
        yes_no("Cook at home", weekly(4), 62, 19).looks(4, "\u{1f372}").within(Group::Home).votes_for(Identity::Host),
        yes_no("Learn Portuguese", DAILY, 73, 8)
            .looks(6, "\u{1f1f5}\u{1f1f9}")
            .minimum("Three words")
            .within(Group::Morning)
            .votes_for(Identity::Learner),
        yes_no("Water the plants", days(&[Sunday]), 85, 10).looks(7, "\u{1fab4}").within(Group::Home),
        yes_no("Tidy for ten minutes", DAILY, 64, 20)
            .looks(17, "\u{1f9f9}")
            .minimum("One drawer")
            .within(Group::Home)
            .votes_for(Identity::Host),
        Template { assume_kept: true, tone: Tone::Bad, ..limit("Sweets", 1, "portions", 86, 16) }
            .looks(18, "\u{1f36c}"),
        yes_no("Inbox to zero", workdays, 58, 16).looks(11, "mail"),
        yes_no("Long run", days(&[Saturday]), 72, 9)
            .looks(0, "\u{1f3c3}")
            .minimum("Put on the shoes")
            .within(Group::Body)
            .votes_for(Identity::Mover),
        measure("Cycle", 40, "km", 34, 17).on(weekly(1)).looks(5, "\u{1f6b2}").within(Group::Body),
        measure("Deep work", 2, "h", 63, 11).on(workdays).looks(12, "flame").minimum("Open the file"),
        yes_no("Screen off at dinner", DAILY, 68, 19).looks(9, "devices").within(Group::Home),
        measure("Practise drawing", 15, "min", 49, 20)
            .looks(2, "pencil")
            .minimum("One line")
            .votes_for(Identity::Learner),
        yes_no("Weekly review", days(&[Sunday]), 70, 17).looks(14, "note"),
        Template { unit: Some("glasses"), saved: Some((380, 1)), ..quit("Wine on weekdays", 93, 20) }
            .looks(3, "\u{1f377}"),
    ]
}
