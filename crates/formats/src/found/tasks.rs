//! Tasks that fit ours: three levels, days in their order, rules that have a first day.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    recurrence::{RepeatFrom, Rule},
    tasks::{ChecklistLine, LONGEST_NOTES, MOST_CHECKLIST_LINES, MOST_LABELS, MOST_LEVELS},
};

use jiff::Timestamp;

use super::Finder;
use crate::{FoundTask, LossCode, ProblemCode};

/// Before 1900 no task was made or done that is in a file.
const EARLIEST: Timestamp = Timestamp::constant(-2_208_988_800, 0);
/// A longer chain of parts is no plan of a person.
const LONGEST_CHAIN: usize = 64;

impl Finder<'_> {
    /// Labels by name, each once.
    pub fn labels<'n>(&mut self, names: impl IntoIterator<Item = &'n str>, title: &str) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for name in names {
            let Some(label) = self.line(name, 60) else { continue };
            if labels.contains(&label) {
                continue;
            }
            if labels.len() == MOST_LABELS {
                self.lose(LossCode::ListsShortened, title);
                break;
            }
            labels.push(label);
        }
        labels
    }

    /// Lines to be ticked. Those beyond the most that a task has stand in its notes, as lines there.
    pub fn checklist(&mut self, task: &mut FoundTask, lines: impl IntoIterator<Item = (String, bool)>) {
        for (text, is_done) in lines {
            let Some(text) = self.line(&text, 200) else { continue };
            if task.checklist.len() < MOST_CHECKLIST_LINES {
                task.checklist.push(ChecklistLine { text, is_done });
                continue;
            }
            self.lose(LossCode::ListsShortened, &task.title);
            let mark = if is_done { "- [x] " } else { "- [ ] " };
            self.note(task, &format!("{mark}{text}"));
        }
    }

    /// Adds something to the notes of a task, as far as there is room.
    pub fn note(&mut self, task: &mut FoundTask, more: &str) {
        let notes = task.notes.get_or_insert_default();
        let room = LONGEST_NOTES.saturating_sub(notes.chars().count());
        let added = if notes.is_empty() { more.to_owned() } else { format!("\n\n{more}") };
        if added.chars().count() > room {
            self.lose(LossCode::TextsShortened, &task.title);
        }
        notes.extend(added.chars().take(room));
    }

    /// Days in their order, and a rule only where it has a day to be counted from.
    pub(super) fn settled(&mut self, task: FoundTask) -> FoundTask {
        let is_kept = |day: &jiff::civil::Date| (1900..=2200).contains(&day.year());
        let is_known = |at: &Timestamp| *at >= EARLIEST;
        let mut task = FoundTask {
            due: task.due.filter(|due| due.check().is_ok()),
            start_day: task.start_day.filter(is_kept),
            deadline: task.deadline.filter(is_kept),
            created_at: task.created_at.filter(is_known),
            done_at: task.done_at.filter(is_known),
            ..task
        };
        let due_day = task.due.as_ref().map(|due| due.day);
        if let (Some(start), Some(due)) = (task.start_day, due_day)
            && start > due
        {
            task.start_day = Some(due);
            self.lose(LossCode::StartsMoved, &task.title);
        }
        let told = task.repeat.is_some();
        let first = due_day.or(task.start_day);
        task.repeat = task.repeat.filter(|rule| rule.check().is_ok()).and_then(|rule| match first {
            Some(day) => Some(rule.anchored_by_lone_day(day)),
            None => Some(rule).filter(|rule| rule.from == RepeatFrom::Completion),
        });
        if told && task.repeat.is_none() {
            self.lose(LossCode::RepeatsDropped, &task.title);
        }
        task
    }

    /// Keeps tasks in the order of the file, the parts of each right behind it, none deeper than ours can lie.
    ///
    /// # Errors
    /// `too_many_rows`.
    pub fn tasks(&mut self, mut tasks: Vec<FoundTask>) -> Result<(), crate::ReadError> {
        let ties: BTreeMap<String, Tie> = tasks.iter().map(|task| (task.source_id.clone(), Tie::of(task))).collect();
        for task in &mut tasks {
            self.fit_into_levels(task, &ties);
        }
        for task in parts_behind_their_whole(tasks) {
            self.task(task)?;
        }
        Ok(())
    }

    /// Gives the task a parent that it can have.
    fn fit_into_levels(&mut self, task: &mut FoundTask, ties: &BTreeMap<String, Tie>) {
        let Some(told) = task.parent.take() else { return };
        let Some(above) = chain(&task.source_id, &told, ties) else {
            self.leave_field(task.place.column("parent"), ProblemCode::BelongsToNothing, &told);
            return;
        };
        // A part lies where the whole does. All of those above lie in one project, see [`chain`].
        let root = above.last().and_then(|id| ties.get(*id));
        if let Some(root) = root {
            if task.project != root.project {
                self.lose(LossCode::RelationsDropped, &task.title);
                return;
            }
            task.section.clone_from(&root.section);
        }
        let deepest = usize::from(MOST_LEVELS) - 1;
        if above.len() > deepest {
            self.lose(LossCode::TasksRaised, &task.title);
        }
        let skipped = above.len().saturating_sub(deepest);
        task.parent = above.get(skipped).map(|id| (*id).to_owned());
    }
}

/// What a task hangs on.
struct Tie {
    parent: Option<String>,
    project: Option<String>,
    section: Option<String>,
}

impl Tie {
    fn of(task: &FoundTask) -> Self {
        Self { parent: task.parent.clone(), project: task.project.clone(), section: task.section.clone() }
    }
}

/// The tasks above one, the nearest first, as far as they lie in one project: what hangs on a task of another project
/// stands for itself. None where the first of them is not there, or where they go round in a circle.
fn chain<'t>(id: &str, parent: &str, ties: &'t BTreeMap<String, Tie>) -> Option<Vec<&'t str>> {
    let mut above: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::from([id]);
    let (mut next, mut tie) = ties.get_key_value(parent)?;
    loop {
        if !seen.insert(next.as_str()) || above.len() == LONGEST_CHAIN {
            return None;
        }
        above.push(next);
        let further = tie.parent.as_ref().and_then(|parent| ties.get_key_value(parent));
        match further.filter(|(_, further)| further.project == tie.project) {
            Some((parent, parent_tie)) => (next, tie) = (parent, parent_tie),
            None => return Some(above),
        }
    }
}

fn parts_behind_their_whole(tasks: Vec<FoundTask>) -> Vec<FoundTask> {
    let mut parts: BTreeMap<String, Vec<FoundTask>> = BTreeMap::new();
    let mut open: Vec<FoundTask> = Vec::new();
    for task in tasks {
        match task.parent.clone() {
            Some(whole) => parts.entry(whole).or_default().push(task),
            None => open.push(task),
        }
    }
    open.reverse();
    let mut ordered = Vec::new();
    while let Some(task) = open.pop() {
        open.extend(parts.remove(&task.source_id).into_iter().flatten().rev());
        ordered.push(task);
    }
    ordered
}

/// The rule of an `RRULE`; none for what is no part of our subset.
pub fn rule_of(text: &str) -> Option<Rule> {
    super::rule_line(text).and_then(|line| Rule::parse(line).ok())
}

#[cfg(test)]
mod tests {
    use domain::tasks::Due;
    use jiff::civil::date;

    use super::*;
    use crate::{Choices, Format, Limits, Place, Reading};

    fn part(id: &str, parent: &str) -> FoundTask {
        let parent = Some(parent.to_owned()).filter(|parent| !parent.is_empty());
        FoundTask { parent, ..FoundTask::titled(id, id, Place::file("a")) }
    }

    fn read(tasks: Vec<FoundTask>) -> Reading {
        let (limits, choices) = (Limits::default(), Choices::on(date(2026, 3, 1)));
        let mut finder = Finder::new(Format::IcsTodo, &limits, &choices);
        finder.tasks(tasks).unwrap();
        finder.finish().unwrap()
    }

    #[test]
    fn parts_stand_behind_their_whole_and_not_too_deep() {
        let reading = read(vec![part("d", "c"), part("c", "b"), part("b", "a"), part("a", ""), part("x", "gone")]);
        let placed: Vec<_> =
            reading.tasks.iter().map(|task| (task.source_id.as_str(), task.parent.as_deref())).collect();
        assert_eq!(placed, [("a", None), ("b", Some("a")), ("d", Some("b")), ("c", Some("b")), ("x", None)]);
        assert_eq!(reading.losses.first().map(|loss| (loss.code, loss.count)), Some((LossCode::TasksRaised, 1)));
        assert_eq!(reading.problems.first().map(|problem| problem.code), Some(ProblemCode::BelongsToNothing));
    }

    #[test]
    fn notes_that_are_full_are_told() {
        let (limits, choices) = (Limits::default(), Choices::on(date(2026, 3, 1)));
        let mut finder = Finder::new(Format::IcsTodo, &limits, &choices);
        let mut task = part("a", "");
        finder.note(&mut task, "one");
        finder.note(&mut task, "two");
        assert_eq!(task.notes.as_deref(), Some("one\n\ntwo"));
        finder.note(&mut task, &"x".repeat(LONGEST_NOTES));
        finder.note(&mut task, "three");
        assert_eq!(task.notes.as_ref().map(|notes| notes.chars().count()), Some(LONGEST_NOTES));
        finder.task(task).unwrap();
        let losses: Vec<_> = finder.finish().unwrap().losses.iter().map(|loss| (loss.code, loss.count)).collect();
        assert_eq!(losses, [(LossCode::TextsShortened, 2)]);
    }

    #[test]
    fn a_circle_is_opened() {
        let reading = read(vec![part("a", "b"), part("b", "a"), part("c", "c")]);
        assert!(reading.tasks.iter().all(|task| task.parent.is_none()));
        assert_eq!(reading.problem_count, 3);
    }

    #[test]
    fn a_part_of_a_part_in_another_project_stands_for_itself() {
        let within =
            |id: &str, parent: &str, project: &str| FoundTask { project: Some(project.to_owned()), ..part(id, parent) };
        let reading = read(vec![within("a", "", "one"), within("b", "a", "two"), within("c", "b", "one")]);
        assert!(reading.tasks.iter().all(|task| task.parent.is_none()), "{:?}", reading.tasks);
        let losses: Vec<_> = reading.losses.iter().map(|loss| (loss.code, loss.count)).collect();
        assert_eq!(losses, [(LossCode::RelationsDropped, 2)]);
    }

    #[test]
    fn what_is_kept_is_taken() {
        let rule = rule_of("RRULE:FREQ=MONTHLY").unwrap();
        let due = Some(Due::on(date(2026, 1, 31)));
        let repeating =
            FoundTask { repeat: Some(rule.clone()), due, start_day: Some(date(2026, 2, 1)), ..part("a", "") };
        let without_day = FoundTask { repeat: Some(rule), ..part("b", "") };
        let reading = read(vec![repeating, without_day]);
        let codes: Vec<_> = reading.losses.iter().map(|loss| loss.code).collect();
        assert_eq!(codes, [LossCode::RepeatsDropped, LossCode::StartsMoved]);
        for task in &reading.tasks {
            assert!(task.fields().checked().is_ok(), "{task:?}");
        }
        let rules: Vec<_> = reading.tasks.iter().map(|task| task.repeat.as_ref().map(ToString::to_string)).collect();
        assert_eq!(rules, [Some("FREQ=MONTHLY;BYMONTHDAY=-1".to_owned()), None]);
    }

    #[test]
    fn an_instant_before_all_files_is_not_kept() {
        let at = |text: &str| text.parse().ok();
        let old = FoundTask { is_done: true, done_at: at("-005000-01-01T00:00:00Z"), ..part("a", "") };
        assert!(old.done_at.is_some());
        let newer = FoundTask { created_at: at("2026-01-02T08:00:00Z"), ..part("b", "") };
        let reading = read(vec![old, newer]);
        let kept: Vec<_> = reading.tasks.iter().map(|task| (task.done_at, task.created_at)).collect();
        assert_eq!(kept, [(None, None), (None, at("2026-01-02T08:00:00Z"))]);
    }
}
