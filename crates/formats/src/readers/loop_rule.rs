//! What Loop's archive and backup say of a habit in the same words: how it is judged, and how often it is due.

use domain::habits::{HabitKind, Quantity, loop_compat::LoopKind};

use crate::{
    FoundHabit, LossCode, ProblemCode, QuestionAbout,
    found::{Finder, LoopHabit, amount_of, often},
};

/// How Loop judges a habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoopType {
    /// Done or not.
    YesNo,
    /// A sum to reach.
    AtLeast,
    /// A sum to stay within.
    AtMost,
}

/// How it is judged, and how often it is due.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoopRule {
    /// How it is judged.
    pub kind: LoopType,
    /// The sum, for those that have one.
    pub target: f64,
    /// How many times.
    pub times: u32,
    /// In how many days.
    pub days: u32,
}

impl LoopRule {
    /// Gives the habit kind, target and schedule of ours, and says what Loop's own figures are computed from.
    pub fn apply(self, habit: &mut FoundHabit, finder: &mut Finder<'_>) -> LoopHabit {
        let (times, days) = self.frequency(habit, finder);
        habit.kind = match self.kind {
            LoopType::YesNo => HabitKind::YesNo,
            LoopType::AtLeast => HabitKind::Measure,
            LoopType::AtMost => HabitKind::Limit,
        };
        habit.target = self.target_of(habit, finder);
        let kind = match self.kind {
            LoopType::YesNo => LoopKind::YesNo,
            LoopType::AtLeast => LoopKind::AtLeast(self.target),
            LoopType::AtMost => LoopKind::AtMost(self.target),
        };
        LoopHabit { kind, times, days }
    }

    fn frequency(self, habit: &mut FoundHabit, finder: &mut Finder<'_>) -> (u32, u32) {
        // The amounts of a measured habit add up over the days, however many times are asked for.
        let is_measured = self.kind != LoopType::YesNo;
        let times = if is_measured && (1..self.days).contains(&self.times) { 1 } else { self.times };
        let Some(often) = often(times, self.days, finder.choices.weeks) else {
            let seen = format!("{}/{}", self.times, self.days);
            finder.leave_field(habit.place.clone(), ProblemCode::UnknownFrequency, &seen);
            return (1, 1);
        };
        habit.schedule = often.schedule;
        if !often.is_exact {
            finder.lose(LossCode::FrequenciesChanged, &habit.name);
        }
        if often.is_a_week {
            finder.ask(QuestionAbout::Weeks, 1, &habit.name);
        }
        (self.times, self.days)
    }

    /// A goal of nothing is always reached there; here any amount reaches it.
    fn target_of(self, habit: &FoundHabit, finder: &mut Finder<'_>) -> Option<Quantity> {
        if self.kind == LoopType::YesNo {
            return None;
        }
        let least = if self.kind == LoopType::AtLeast { 1 } else { 0 };
        match amount_of(self.target) {
            Ok(target) if target.thousandths() >= least => Some(target),
            told => {
                if let Err(code) = told {
                    finder.leave_field(habit.place.column("target"), code, &self.target.to_string());
                }
                finder.lose(LossCode::GoalsUnknown, &habit.name);
                Quantity::from_thousandths(least).ok()
            }
        }
    }
}
