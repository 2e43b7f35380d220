//! A plan for a wish in four steps: what one wishes for, what would be best about it, what stands in the way, and what
//! to do when it does. It ends in a stack.

use jiff::{Timestamp, civil::Time};
use serde::{Deserialize, Serialize};

use crate::{
    format::time,
    habits::{optional_text_field, text_field},
    ids::{HabitId, PlanId, StackId},
    problem::FieldError,
};

/// Where a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStep {
    /// What one wishes for.
    Wish,
    /// What would be best about it.
    Outcome,
    /// What stands in the way, in oneself.
    Obstacle,
    /// What to do when it does.
    Plan,
    /// There is a stack.
    Made,
}

impl PlanStep {
    /// The four that are written.
    pub const WRITTEN: [Self; 4] = [Self::Wish, Self::Outcome, Self::Obstacle, Self::Plan];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Outcome => "outcome",
            Self::Obstacle => "obstacle",
            Self::Plan => "plan",
            Self::Made => "made",
        }
    }

    /// Reads one of the words that are asked for.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::WRITTEN.into_iter().find(|step| step.as_str() == text)
    }
}

/// A plan, whole or begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id, unique within the owner.
    pub id: PlanId,
    /// One to 200 characters.
    pub wish: String,
    /// At most 500 characters.
    pub outcome: Option<String>,
    /// At most 500 characters.
    pub obstacle: Option<String>,
    /// The habit that is done when the obstacle comes.
    pub habit_id: Option<HabitId>,
    /// The stack in which it ended.
    pub stack_id: Option<StackId>,
    /// When it ended in a stack.
    pub made_at: Option<Timestamp>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Counts changes, from 1.
    pub version: i64,
}

impl Plan {
    /// A wish, and nothing else yet.
    ///
    /// # Errors
    /// `wish`: `required`, `too_long` above 200 characters, `control_character`.
    pub fn begun(id: PlanId, wish: &str, now: Timestamp) -> Result<Self, FieldError> {
        let wish = text_field(wish, 200).map_err(|code| FieldError::new("wish", code))?;
        Ok(Self {
            id,
            wish,
            outcome: None,
            obstacle: None,
            habit_id: None,
            stack_id: None,
            made_at: None,
            created_at: now,
            version: 1,
        })
    }

    /// The first step that has no answer.
    #[must_use]
    pub const fn step(&self) -> PlanStep {
        match (&self.outcome, &self.obstacle, self.made_at) {
            (None, ..) => PlanStep::Outcome,
            (_, None, _) => PlanStep::Obstacle,
            (_, _, None) => PlanStep::Plan,
            _ => PlanStep::Made,
        }
    }

    /// The answer of a step.
    #[must_use]
    pub fn answer(&self, step: PlanStep) -> Option<&str> {
        match step {
            PlanStep::Wish => Some(&self.wish),
            PlanStep::Outcome => self.outcome.as_deref(),
            PlanStep::Obstacle => self.obstacle.as_deref(),
            PlanStep::Plan | PlanStep::Made => None,
        }
    }

    /// The plan with the answer of one step, which may be an earlier one.
    ///
    /// # Errors
    /// Of the step's name: `required`, `too_long`, `control_character`; `step`: `unknown_choice` for one without words.
    pub fn with_answer(self, step: PlanStep, text: &str) -> Result<Self, FieldError> {
        let most = if step == PlanStep::Wish { 200 } else { 500 };
        let answer = text_field(text, most).map_err(|code| FieldError::new(step.as_str(), code))?;
        match step {
            PlanStep::Wish => Ok(Self { wish: answer, ..self }),
            PlanStep::Outcome => Ok(Self { outcome: Some(answer), ..self }),
            PlanStep::Obstacle => Ok(Self { obstacle: Some(answer), ..self }),
            PlanStep::Plan | PlanStep::Made => Err(FieldError::new("step", "unknown_choice")),
        }
    }
}

/// The if-part of a plan in words: what was written, else the clock. A plan without a moment helps nobody, so one of
/// the two has to be there.
///
/// # Errors
/// `cue`: `required` without both, `too_long` above 200 characters, `control_character`.
pub fn moment(cue: &str, at_time: Option<Time>) -> Result<String, FieldError> {
    let cue = optional_text_field(cue, 200).map_err(|code| FieldError::new("cue", code))?;
    let by_clock = || at_time.map(|at| format!("the clock shows {}", time(at)));
    cue.or_else(by_clock).ok_or_else(|| FieldError::new("cue", "required"))
}

#[cfg(test)]
mod tests {
    use jiff::civil;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_plan_goes_on_where_an_answer_is_missing() {
        let plan = Plan::begun(PlanId(Uuid::nil()), " Run five kilometres ", Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!((plan.step(), plan.answer(PlanStep::Wish)), (PlanStep::Outcome, Some("Run five kilometres")));
        let plan = plan.with_answer(PlanStep::Outcome, "Breath for the stairs").unwrap();
        assert_eq!(plan.step(), PlanStep::Obstacle);
        let plan = plan.with_answer(PlanStep::Obstacle, "The sofa after work").unwrap();
        assert_eq!(plan.step(), PlanStep::Plan);
        let plan = plan.with_answer(PlanStep::Wish, "Run ten").unwrap();
        assert_eq!((plan.step(), plan.wish.as_str()), (PlanStep::Plan, "Run ten"));
        let made = Plan { made_at: Some(Timestamp::UNIX_EPOCH), ..plan };
        assert_eq!(made.step(), PlanStep::Made);
    }

    #[test]
    fn an_answer_is_needed_and_held_short() {
        let begun = |wish: &str| Plan::begun(PlanId(Uuid::nil()), wish, Timestamp::UNIX_EPOCH);
        assert_eq!(begun(" "), Err(FieldError::new("wish", "required")));
        let plan = begun("Run").unwrap();
        let long = plan.clone().with_answer(PlanStep::Obstacle, &"x".repeat(501));
        assert_eq!(long, Err(FieldError::new("obstacle", "too_long")));
        assert_eq!(plan.with_answer(PlanStep::Plan, "x"), Err(FieldError::new("step", "unknown_choice")));
    }

    #[test]
    fn the_if_part_names_a_moment() {
        assert_eq!(moment(" I sit down on the sofa ", None).as_deref(), Ok("I sit down on the sofa"));
        assert_eq!(moment("", Some(civil::time(7, 30, 0, 0))).as_deref(), Ok("the clock shows 07:30"));
        assert_eq!(moment("  ", None), Err(FieldError::new("cue", "required")));
    }
}
