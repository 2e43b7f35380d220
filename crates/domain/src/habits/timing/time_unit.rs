//! Units that a timer can count in: which of the words that people write as a unit are a time, and how much of it a
//! stretch of time is.

use jiff::SignedDuration;

use crate::habits::Quantity;

/// A unit that is a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Counted whole.
    Second,
    /// Counted to a tenth: what lies below is noise, and 25.217 is hard to read.
    Minute,
    /// Counted to a hundredth.
    Hour,
}

/// As people write them, in lower case and without a full stop. A lone "m" is left out: it is a metre as often.
const SPELLINGS: [(TimeUnit, &[&str]); 3] = [
    (
        TimeUnit::Second,
        &["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes", "segundos"],
    ),
    (
        TimeUnit::Minute,
        &["min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "minuut", "minuter"],
    ),
    (
        TimeUnit::Hour,
        &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "ore"],
    ),
];

impl TimeUnit {
    /// The unit that a text names; none when it is not a time.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let plain = text.trim().trim_end_matches('.').to_lowercase();
        SPELLINGS.iter().find(|(_, spellings)| spellings.contains(&plain.as_str())).map(|(unit, _)| *unit)
    }

    /// How much of the unit a stretch of time is, to the nearest step of the unit; nothing for one that goes backwards.
    #[must_use]
    pub fn amount(self, elapsed: SignedDuration) -> Quantity {
        let millis = i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX / 2).max(0);
        // Milliseconds in a step, and thousandths of the unit that a step is.
        let (step, thousandths) = match self {
            Self::Second => (1_000, 1_000),
            Self::Minute => (6_000, 100),
            Self::Hour => (36_000, 10),
        };
        let steps = millis.saturating_add(step / 2) / step;
        let most = Quantity::MAX_THOUSANDTHS;
        Quantity::from_thousandths(steps.saturating_mul(thousandths).min(most)).unwrap_or_default()
    }
}

impl TimeUnit {
    /// How long an amount of the unit is; nothing for one below zero.
    #[must_use]
    pub fn stretch(self, amount: Quantity) -> SignedDuration {
        let seconds = match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
        };
        SignedDuration::from_millis(amount.thousandths().max(0).saturating_mul(seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_known_in_several_spellings() {
        for text in ["s", "Sec", "seconds", "Sekunden"] {
            assert_eq!(TimeUnit::named(text), Some(TimeUnit::Second), "{text}");
        }
        for text in ["min", "Min.", " minutes ", "MINS", "Minuten", "minutos"] {
            assert_eq!(TimeUnit::named(text), Some(TimeUnit::Minute), "{text}");
        }
        for text in ["h", "hr", "Hours", "Std.", "heures"] {
            assert_eq!(TimeUnit::named(text), Some(TimeUnit::Hour), "{text}");
        }
        for text in ["", "m", "km", "pages", "minutes of reading", "mi"] {
            assert_eq!(TimeUnit::named(text), None, "{text}");
        }
    }

    #[test]
    fn a_stretch_is_counted_in_steps_that_can_be_read() {
        let told = |unit: TimeUnit, seconds: i64| unit.amount(SignedDuration::from_secs(seconds)).to_string();
        assert_eq!(told(TimeUnit::Second, 90), "90");
        assert_eq!(told(TimeUnit::Minute, 25 * 60), "25");
        assert_eq!(told(TimeUnit::Minute, 25 * 60 + 13), "25.2");
        assert_eq!(told(TimeUnit::Minute, 2), "0");
        assert_eq!(told(TimeUnit::Hour, 45 * 60), "0.75");
        assert_eq!(told(TimeUnit::Hour, -60), "0");
    }

    #[test]
    fn an_amount_is_as_long_as_what_it_counts() {
        let amount = Quantity::parse("1.5").unwrap();
        assert_eq!(TimeUnit::Second.stretch(amount), SignedDuration::from_millis(1_500));
        assert_eq!(TimeUnit::Minute.stretch(amount), SignedDuration::from_secs(90));
        assert_eq!(TimeUnit::Hour.stretch(amount), SignedDuration::from_mins(90));
    }
}
