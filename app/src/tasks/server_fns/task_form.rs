//! What the form of a task posts, and how it becomes the fields that REST and the queue take too: one set of rules.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::{HabitId, LabelId},
    problem::FieldError,
    tasks::{ChecklistLine, Due, Priority, Task, TaskFields, Timeframe},
    time::plain_day,
};
use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::tasks::form::read_place;

/// A task as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskForm {
    /// Which task; for a new one, the id that makes a repeated post harmless.
    pub task_id: String,
    pub title: String,
    pub notes: String,
    /// Blank for the inbox, the id of a project, or that and the id of a section with a slash between.
    pub place: String,
    /// What it is a part of.
    pub parent_id: String,
    /// `true` where it shall be a task of its own.
    pub alone: String,
    pub start_day: String,
    /// The day on which it is due.
    pub due: String,
    pub due_time: String,
    /// The zone of that time; blank for wherever its owner is.
    pub zone: String,
    pub deadline: String,
    /// 1 to 4.
    pub priority: String,
    /// Ids.
    pub labels: Vec<String>,
    /// Names of labels that are made with it, with commas between.
    pub new_labels: String,
    pub estimate_minutes: String,
    pub spent_minutes: String,
    /// A line each.
    pub checklist: String,
    /// Blank, or a timeframe.
    pub timeframe: String,
    /// `none`, `daily`, `weekdays`, `weekly`, `monthly`, `month_end`, `yearly`, `custom`, or `keep` for a rule that
    /// this form cannot say.
    pub repeat: String,
    /// Every so many units.
    pub repeat_every: String,
    /// `day`, `week`, `month` or `year`.
    pub repeat_unit: String,
    /// `mon` to `sun`, of weeks.
    pub repeat_days: Vec<String>,
    /// `schedule` or `completion`.
    pub repeat_from: String,
    /// The last day.
    pub repeat_until: String,
    /// How often in all.
    pub repeat_times: String,
    /// The habit that it stands for.
    pub habit_id: String,
    /// The version that the form was filled from; blank for a new task.
    pub version: String,
}

impl TaskForm {
    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let several = |name: &str| match fields.get(name) {
            Some(all) => all.split(',').map(str::to_owned).collect(),
            None => Vec::new(),
        };
        Self {
            task_id: text("task_id"),
            title: text("title"),
            notes: text("notes"),
            place: text("place"),
            parent_id: text("parent_id"),
            alone: text("alone"),
            start_day: text("start_day"),
            due: text("due"),
            due_time: text("due_time"),
            zone: text("zone"),
            deadline: text("deadline"),
            priority: text("priority"),
            labels: several("labels[]"),
            new_labels: text("new_labels"),
            estimate_minutes: text("estimate_minutes"),
            spent_minutes: text("spent_minutes"),
            checklist: text("checklist"),
            timeframe: text("timeframe"),
            repeat: text("repeat"),
            repeat_every: text("repeat_every"),
            repeat_unit: text("repeat_unit"),
            repeat_days: several("repeat_days[]"),
            repeat_from: text("repeat_from"),
            repeat_until: text("repeat_until"),
            repeat_times: text("repeat_times"),
            habit_id: text("habit_id"),
            version: text("version"),
        }
    }

    /// The names of labels that are to be made, each once.
    #[must_use]
    pub fn new_label_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.new_labels.split(',').map(|name| name.trim().trim_start_matches('@').trim()) {
            if !name.is_empty() && !names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
                names.push(name.to_owned());
            }
        }
        names
    }

    /// The checked fields, without the labels that are still to be made. `now`: the task that is changed.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn fields(&self, now: Option<&Task>, week_start: Weekday) -> Result<TaskFields, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut refuse = |field: &str, code: &str| errors.push(FieldError::new(field, code));
        let (project_id, section_id) = read_place(&self.place).unwrap_or_else(|code| {
            refuse("place", code);
            (None, None)
        });
        let mut day = |field: &str, text: &str| {
            read_day(text).unwrap_or_else(|code| {
                refuse(field, code);
                None
            })
        };
        let (start_day, due_day, deadline) =
            (day("start_day", &self.start_day), day("due", &self.due), day("deadline", &self.deadline));
        let mut minutes = |field: &str, text: &str| {
            read_number(text).unwrap_or_else(|code| {
                refuse(field, code);
                None
            })
        };
        let estimate = minutes("estimate_minutes", &self.estimate_minutes);
        let spent_minutes = minutes("spent_minutes", &self.spent_minutes).unwrap_or_default();
        let due = self.due(due_day).unwrap_or_else(|(field, code)| {
            refuse(field, code);
            None
        });
        let estimate_minutes = estimate.map(u16::try_from).transpose().unwrap_or_else(|_| {
            refuse("estimate_minutes", "out_of_range");
            None
        });
        let repeat = self.rule(now.and_then(|now| now.repeat.as_ref()), week_start).unwrap_or_else(|(field, code)| {
            refuse(field, code);
            None
        });
        let parent_id = self.parent_id.parse().ok().filter(|_| self.alone.is_empty());
        let fields = TaskFields {
            title: self.title.clone(),
            notes: Some(self.notes.clone()),
            project_id,
            section_id,
            parent_id,
            start_day,
            due,
            deadline,
            priority: self.priority.parse().ok().and_then(|n: u8| Priority::from_number(n).ok()).unwrap_or_default(),
            labels: self.labels.iter().filter_map(|id| id.parse().ok()).collect::<BTreeSet<LabelId>>(),
            estimate_minutes,
            spent_minutes,
            checklist: self.lines(now),
            timeframe: Timeframe::parse(&self.timeframe).ok(),
            repeat,
            habit_id: self.habit_id.parse::<Uuid>().ok().map(HabitId),
        };
        match fields.checked() {
            Ok(fields) if errors.is_empty() => Ok(fields),
            checked => {
                // What was not understood is refused once.
                let told: BTreeSet<String> = errors.iter().map(|error| error.field.clone()).collect();
                let more = checked.err().unwrap_or_default();
                errors.extend(more.into_iter().filter(|error| !told.contains(&error.field)));
                Err(errors)
            }
        }
    }

    fn due(&self, day: Option<Date>) -> Result<Option<Due>, (&'static str, &'static str)> {
        let time = match self.due_time.trim() {
            "" => None,
            text => Some(text.parse::<Time>().map_err(|_| ("due_time", "not_a_time"))?),
        };
        let zone = Some(self.zone.trim().to_owned()).filter(|zone| !zone.is_empty() && time.is_some());
        match (day, time) {
            (Some(day), time) => Ok(Some(Due { day, time, zone })),
            // A refused day is told by itself.
            (None, Some(_)) if self.due.trim().is_empty() => Err(("due", "required")),
            (None, _) => Ok(None),
        }
    }

    /// One line each. A line that says what one said before is as it was.
    fn lines(&self, now: Option<&Task>) -> Vec<ChecklistLine> {
        let mut before: Vec<&ChecklistLine> = now.map(|now| now.checklist.iter().collect()).unwrap_or_default();
        let mut line = |text: &str| {
            let known = before.iter().position(|line| line.text == text);
            let is_done = known.is_some_and(|at| before.remove(at).is_done);
            ChecklistLine { text: text.to_owned(), is_done }
        };
        self.checklist.lines().map(str::trim).filter(|text| !text.is_empty()).map(&mut line).collect()
    }
}

/// A day, or none for blank text.
pub(super) fn read_day(text: &str) -> Result<Option<Date>, &'static str> {
    match text.trim() {
        "" => Ok(None),
        text => plain_day(text).map(Some).ok_or("not_a_date"),
    }
}

/// A whole number, or none for blank text.
pub(super) fn read_number(text: &str) -> Result<Option<u32>, &'static str> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| "not_a_number"),
    }
}

#[cfg(test)]
mod tests {
    use domain::{ids::TaskId, tasks::OrderKey};
    use jiff::{
        Timestamp,
        civil::{date, time},
    };

    use super::*;

    fn form(title: &str) -> TaskForm {
        TaskForm { title: title.to_owned(), ..TaskForm::default() }
    }

    fn read(form: &TaskForm) -> Result<TaskFields, Vec<FieldError>> {
        form.fields(None, Weekday::Monday)
    }

    #[test]
    fn a_title_is_enough() {
        assert_eq!(read(&form(" Call Ana ")), Ok(TaskFields::titled("Call Ana")));
    }

    #[test]
    fn a_time_needs_its_day_and_a_zone_a_time() {
        let at = |due: &str, due_time: &str, zone: &str| {
            let text = |text: &str| text.to_owned();
            let form = TaskForm { due: text(due), due_time: text(due_time), zone: text(zone), ..form("Call") };
            read(&form).map(|fields| fields.due)
        };
        let nine = Due::at(date(2026, 3, 12), time(9, 0, 0, 0));
        assert_eq!(at("2026-03-12", "09:00", ""), Ok(Some(nine.clone())));
        let zone = Some("Asia/Tokyo".to_owned());
        assert_eq!(at("2026-03-12", "09:00", "Asia/Tokyo"), Ok(Some(Due { zone, ..nine })));
        assert_eq!(at("2026-03-12", "", "Asia/Tokyo"), Ok(Some(Due::on(date(2026, 3, 12)))));
        assert_eq!(at("", "09:00", ""), Err(vec![FieldError::new("due", "required")]));
        assert_eq!(at("soon", "09:00", ""), Err(vec![FieldError::new("due", "not_a_date")]));
    }

    #[test]
    fn lines_that_stay_keep_their_ticks() {
        let checklist = vec![ChecklistLine { text: "Milk".to_owned(), is_done: true }];
        let before = TaskFields { checklist, ..TaskFields::titled("Shop") };
        let id = TaskId(Uuid::from_u128(1));
        let now = Task::new(id, before, OrderKey::first(), Timestamp::UNIX_EPOCH, date(2026, 3, 12));
        let form = TaskForm { checklist: "Bread\n\n Milk\nMilk".to_owned(), ..form("Shop") };
        let lines = form.fields(Some(&now), Weekday::Monday).unwrap().checklist;
        let told: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.is_done)).collect();
        assert_eq!(told, [("Bread", false), ("Milk", true), ("Milk", false)]);
    }

    #[test]
    fn new_labels_are_named_once_without_their_sign() {
        let form = TaskForm { new_labels: "@phone, Desk,, Phone ".to_owned(), ..form("Call") };
        assert_eq!(form.new_label_names(), ["phone", "Desk"]);
    }

    #[test]
    fn what_is_no_number_is_refused_at_its_field() {
        let form =
            TaskForm { estimate_minutes: "half".to_owned(), spent_minutes: "99999999".to_owned(), ..form("Call") };
        let refused = read(&form).unwrap_err();
        let told: Vec<_> = refused.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(told, [("estimate_minutes", "not_a_number"), ("spent_minutes", "out_of_range")]);
    }
}
