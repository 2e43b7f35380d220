//! What starter stacks say about their habits, in whole sentences.

use jiff::civil::Time;

use super::{Starter, StarterCue, StarterHabit, StarterRhythm};
use crate::{
    format::{count_word, weekday_name_long},
    habits::stack_sentence,
};

impl Starter {
    /// The sentence of a habit: "After I switch on the kettle, I will drink a glass of water at 07:00 in the kitchen."
    /// None for what holds all day, and where there is no such habit.
    #[must_use]
    pub fn sentence(&self, at: usize) -> Option<String> {
        let habit = self.habits.get(at)?;
        let before = match habit.cue {
            StarterCue::AllDay => return None,
            StarterCue::Moment(moment) => moment.to_owned(),
            StarterCue::Previous => {
                let before = at.checked_sub(1).and_then(|before| self.habits.get(before))?;
                format!("I {}", small(before.name))
            }
        };
        Some(stack_sentence(&before, &small(habit.name), habit.time(), habit.place))
    }
}

impl StarterHabit {
    /// The time of day at which it is done.
    #[must_use]
    pub fn time(&self) -> Option<Time> {
        let minute = self.minute?;
        let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
        Time::new(hour, minute, 0, 0).ok()
    }

    /// When it is due and how much of it: "5 min, every day". The space before the unit does not break.
    #[must_use]
    pub fn rhythm_words(&self) -> String {
        let when = match self.rhythm {
            StarterRhythm::Daily => "every day".to_owned(),
            rhythm if rhythm == StarterRhythm::WORKDAYS => "on weekdays".to_owned(),
            StarterRhythm::On(days) => {
                let names: Vec<&str> = days.iter().map(|day| weekday_name_long(*day)).collect();
                match names.as_slice() {
                    [first @ .., last] if !first.is_empty() => format!("on {} and {last}", first.join(", ")),
                    _ => format!("on {}", names.concat()),
                }
            }
            StarterRhythm::Weekly(times) => format!("{} times a week", count_word(times.into())),
        };
        match (self.target, self.unit) {
            (Some(target), Some(unit)) => format!("{target}\u{a0}{unit}, {when}"),
            _ => when,
        }
    }
}

/// A name inside of a sentence. Names of other people's habits are never bent; these are ours.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::starter;

    #[test]
    fn every_step_is_a_whole_sentence() {
        let morning = starter("morning").unwrap();
        assert_eq!(
            morning.sentence(0).as_deref(),
            Some("After I switch on the kettle, I will drink a glass of water at 07:00 in the kitchen.")
        );
        assert_eq!(
            morning.sentence(1).as_deref(),
            Some("After I drink a glass of water, I will stretch at 07:05 in the kitchen.")
        );
        assert_eq!(starter("quit-smoking").unwrap().sentence(0), None);
        assert_eq!(morning.sentence(9), None);
    }

    #[test]
    fn the_rhythm_is_said_in_words() {
        let said = |slug: &str, at: usize| starter(slug).unwrap().habits[at].rhythm_words();
        assert_eq!(said("morning", 1), "5\u{a0}min, every day");
        assert_eq!(said("desk-breaks", 0), "on weekdays");
        assert_eq!(said("strength-at-home", 0), "on Monday, Wednesday and Friday");
        assert_eq!(said("money-friday", 0), "on Friday");
        assert_eq!(said("tidy-home", 2), "10\u{a0}min, five times a week");
    }
}
