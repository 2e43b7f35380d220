//! What the preview posts, and the decisions that it becomes. Rows go by their number in the file, because what a file
//! calls its habits may be anything.

use std::collections::BTreeMap;

use domain::{
    ids::HabitId,
    imports::{DayOrder, HabitDecision, ImportChoices, ImportPreview, PreviewHabit, WeekReading},
    problem::FieldError,
};
use serde::{Deserialize, Serialize};

/// What is pressed where earlier answers do not hold any more: a habit that was chosen is gone.
pub(super) const START_AGAIN: &str = "start_again";

/// Answers to the preview.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportForm {
    pub id: String,
    /// `rolling` or `calendar`; blank where it is not asked.
    pub week: String,
    /// A zone; blank where it is not asked.
    pub time_zone: String,
    /// `month_first` or `day_first`; blank where it is not asked.
    pub day_order: String,
    /// Numbers of the habits that come along, from 0.
    pub take: Vec<String>,
    /// For each habit that is called like one that is here: its number, a colon, and `make`, `leave` or an id.
    pub same: Vec<String>,
    /// `apply` to bring it in, [`START_AGAIN`] to forget earlier answers, anything else to look again.
    pub act: String,
}

/// One import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportIdForm {
    pub id: String,
}

/// Whether its owner has to say what it is: it is called like a habit that is here, and no earlier import made it.
pub(super) fn asks(habit: &PreviewHabit) -> bool {
    habit.known.is_none() && !habit.same_name.is_empty()
}

/// How a decision stands in the form, without the number.
pub(super) fn decision_word(decision: HabitDecision) -> String {
    match decision {
        HabitDecision::Make {} => "make".to_owned(),
        HabitDecision::Leave {} => "leave".to_owned(),
        HabitDecision::Into { habit_id } => habit_id.to_string(),
    }
}

impl ImportForm {
    /// The decisions about a file of which `preview` is shown.
    ///
    /// # Errors
    /// `unknown_choice` by field.
    pub fn choices(&self, preview: &ImportPreview) -> Result<ImportChoices, Vec<FieldError>> {
        let refused = |field: &str| Err(vec![FieldError::new(field, "unknown_choice")]);
        let week = match self.week.as_str() {
            "" => preview.choices.week,
            "rolling" => Some(WeekReading::Rolling),
            "calendar" => Some(WeekReading::Calendar),
            _ => return refused("week"),
        };
        let day_order = match self.day_order.as_str() {
            "" => preview.choices.day_order,
            "month_first" => Some(DayOrder::MonthFirst),
            "day_first" => Some(DayOrder::DayFirst),
            _ => return refused("day_order"),
        };
        let time_zone = match self.time_zone.trim() {
            "" => preview.choices.time_zone.clone(),
            zone => Some(zone.to_owned()),
        };
        Ok(ImportChoices { week, time_zone, day_order, habits: self.decisions(preview)? })
    }

    /// Only what differs from what happens by itself, so that an earlier import goes on without being asked.
    fn decisions(&self, preview: &ImportPreview) -> Result<BTreeMap<String, HabitDecision>, Vec<FieldError>> {
        let mut decisions = BTreeMap::new();
        for (number, habit) in preview.habits.iter().enumerate() {
            let number = number.to_string();
            let decision = if asks(habit) {
                Some(self.answer(&number, habit)?)
            } else {
                (!self.take.contains(&number)).then_some(HabitDecision::Leave {})
            };
            if let Some(decision) = decision {
                decisions.insert(habit.source_id.clone(), decision);
            }
        }
        Ok(decisions)
    }

    /// What was said of a habit that is called like one that is here.
    fn answer(&self, number: &str, habit: &PreviewHabit) -> Result<HabitDecision, Vec<FieldError>> {
        let mut answers = self.same.iter().filter_map(|answer| answer.split_once(':'));
        match answers.find(|(of, _)| *of == number).map(|(_, word)| word) {
            None => Ok(habit.decision),
            Some("make") => Ok(HabitDecision::Make {}),
            Some("leave") => Ok(HabitDecision::Leave {}),
            Some(id) => {
                let known =
                    id.parse::<HabitId>().ok().filter(|id| habit.same_name.iter().any(|same| same.habit_id == *id));
                let decision = known.map(|habit_id| HabitDecision::Into { habit_id });
                decision.ok_or_else(|| vec![FieldError::new("same", "unknown_choice")])
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::in_and_out::tests::{here, preview, preview_habit};

    fn form(take: &[&str], same: &[&str]) -> ImportForm {
        let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        ImportForm { take: all(take), same: all(same), ..ImportForm::default() }
    }

    #[test]
    fn what_is_not_ticked_stays_behind_and_the_rest_needs_no_word() {
        let preview = preview(vec![preview_habit("a", "Read"), preview_habit("b", "Run")]);
        let choices = form(&["0"], &[]).choices(&preview).unwrap();
        assert_eq!(choices.habits, BTreeMap::from([("b".to_owned(), HabitDecision::Leave {})]));
        assert_eq!(choices.week, None);
    }

    #[test]
    fn a_habit_of_the_same_name_goes_where_it_was_told() {
        let mut read = preview_habit("a", "Read");
        read.same_name = vec![here("Read")];
        let id = read.same_name[0].habit_id;
        let preview = preview(vec![read]);
        let into = form(&[], &[&format!("0:{id}")]).choices(&preview).unwrap();
        assert_eq!(into.habits["a"], HabitDecision::Into { habit_id: id });
        let made = form(&[], &["0:make"]).choices(&preview).unwrap();
        assert_eq!(made.habits["a"], HabitDecision::Make {});
    }

    #[test]
    fn a_habit_that_is_not_offered_is_refused() {
        let mut read = preview_habit("a", "Read");
        read.same_name = vec![here("Read")];
        let preview = preview(vec![read]);
        let other = HabitId(uuid::Uuid::from_u128(99));
        let refused = form(&[], &[&format!("0:{other}")]).choices(&preview).unwrap_err();
        assert_eq!(refused, vec![FieldError::new("same", "unknown_choice")]);
        let week = ImportForm { week: "lunar".to_owned(), ..ImportForm::default() };
        assert_eq!(week.choices(&preview).unwrap_err()[0].field, "week");
    }
}
