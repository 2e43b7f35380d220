//! What pages show while the app runs: the server's state as of the last pull with the unsent operations on top.

use std::collections::{BTreeMap, BTreeSet};

use domain::habits::{
    Calendar, DayText, Document, DocumentKind, HabitGroup, HabitInput, Identity, Pause, PauseScope, Stack, TimerRun,
};
use domain::identity::{DisplayName, Preferences};
use domain::ids::{GroupId, HabitId, IdentityId, LabelId, ProjectId, SectionId, TaskId, UserId};
use domain::reminders::{HabitReminder, Reminder, ReminderSubject, TaskReminder, TaskReminderTime};
use domain::tasks::{Label, Project, SavedFilter, Section, Task, TaskSeries};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SharedTasks;

/// Whose replica it is and how they like things shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplicaUser {
    /// Who.
    pub user_id: UserId,
    /// Name to be called by.
    pub display_name: DisplayName,
    /// Zone, day start, week start and formats.
    pub preferences: Preferences,
}

/// An immutable snapshot, shared by `Arc`.
#[derive(Debug, Clone, PartialEq)]
pub struct Replica {
    /// Whose.
    pub user: ReplicaUser,
    /// Without deleted ones, by position and then id.
    pub habits: Vec<HabitInput>,
    /// The start day that the owner chose, which an earlier entry does not change.
    pub chosen_starts_on: BTreeMap<HabitId, Date>,
    /// What was written about the days, by habit and day.
    pub texts: BTreeMap<HabitId, BTreeMap<Date, DayText>>,
    /// Timers that run.
    pub timers: BTreeMap<HabitId, TimerRun>,
    /// What is only on this device so far: a day of a habit, or the habit itself.
    pub pending: BTreeSet<(HabitId, Option<Date>)>,
    /// By position and then id.
    pub groups: Vec<HabitGroup>,
    /// By position and then id.
    pub identities: Vec<Identity>,
    /// By first day and then id.
    pub pauses: Vec<Pause>,
    /// By position and then id, without those of habits that are deleted.
    pub stacks: Vec<Stack>,
    /// By time and then id, without those of habits and tasks that are deleted.
    pub reminders: Vec<Reminder>,
    /// Documents of any kind that are only on this device so far.
    pub pending_documents: BTreeSet<Uuid>,
    /// Tasks by id, open and done, and those that went to the trash from here.
    pub tasks: SharedTasks,
    /// By id.
    pub task_series: Vec<TaskSeries>,
    /// Tasks that are only on this device as they are shown: what was written, and what follows from it.
    pub pending_tasks: BTreeSet<TaskId>,
    /// By position and then id, archived ones too.
    pub projects: Vec<Project>,
    /// By position and then id, those of all projects.
    pub sections: Vec<Section>,
    /// By position and then id.
    pub labels: Vec<Label>,
    /// By position and then id.
    pub task_filters: Vec<SavedFilter>,
}

impl Replica {
    /// Of somebody, with nothing in it.
    #[must_use]
    pub fn of(user: ReplicaUser) -> Self {
        Self {
            user,
            habits: Vec::new(),
            chosen_starts_on: BTreeMap::new(),
            texts: BTreeMap::new(),
            timers: BTreeMap::new(),
            pending: BTreeSet::new(),
            groups: Vec::new(),
            identities: Vec::new(),
            pauses: Vec::new(),
            stacks: Vec::new(),
            reminders: Vec::new(),
            pending_documents: BTreeSet::new(),
            tasks: SharedTasks::default(),
            task_series: Vec::new(),
            pending_tasks: BTreeSet::new(),
            projects: Vec::new(),
            sections: Vec::new(),
            labels: Vec::new(),
            task_filters: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, document: Document) {
        match document {
            Document::Group(group) => self.groups.push(group),
            Document::Identity(identity) => self.identities.push(identity),
            Document::Pause(pause) => self.pauses.push(pause),
            Document::Stack(stack) => self.stacks.push(stack),
            Document::Reminder(reminder) => self.reminders.push(reminder),
            Document::Project(project) => self.projects.push(project),
            Document::Section(section) => self.sections.push(section),
            Document::Label(label) => self.labels.push(label),
            Document::TaskFilter(filter) => self.task_filters.push(filter),
        }
    }

    /// Puts everything in the order in which it is shown, and leaves out what is not.
    pub(super) fn put_in_order(&mut self) {
        self.habits.sort_by_key(|input| (input.habit.position, input.habit.id));
        self.groups.sort_by_key(|group| (group.position, group.id));
        self.identities.sort_by_key(|identity| (identity.position, identity.id));
        self.pauses.sort_by_key(|pause| (pause.from_day, pause.id));
        self.stacks.sort_by_key(|stack| (stack.position, stack.id));
        self.reminders.sort_by_key(|reminder| (place_of(reminder), reminder.id()));
        self.projects.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        self.sections.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        self.labels.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        self.task_filters.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        let Self { habits, stacks, reminders, tasks, .. } = self;
        let is_here = |id: HabitId| habits.iter().any(|input| input.habit.id == id);
        stacks.retain(|stack| is_here(stack.follower_habit_id) && stack.anchor_habit_id.is_none_or(is_here));
        reminders.retain(|reminder| match reminder.subject() {
            ReminderSubject::Habit(habit) => is_here(habit),
            ReminderSubject::Task(task) => tasks.get(task).is_some_and(|task| task.deleted_at.is_none()),
        });
    }

    /// All documents of a kind whose names tell them apart, see [`DocumentKind::has_own_names`].
    #[must_use]
    pub fn with_own_names(&self, kind: DocumentKind) -> Vec<Document> {
        match kind {
            DocumentKind::Section => self.sections.iter().cloned().map(Document::Section).collect(),
            DocumentKind::Label => self.labels.iter().cloned().map(Document::Label).collect(),
            DocumentKind::TaskFilter => self.task_filters.iter().cloned().map(Document::TaskFilter).collect(),
            _ => Vec::new(),
        }
    }

    /// A document of any kind.
    #[must_use]
    pub fn document(&self, kind: DocumentKind, id: Uuid) -> Option<Document> {
        match kind {
            DocumentKind::Group => self.groups.iter().find(|group| group.id.0 == id).cloned().map(Document::Group),
            DocumentKind::Identity => {
                self.identities.iter().find(|identity| identity.id.0 == id).cloned().map(Document::Identity)
            }
            DocumentKind::Pause => self.pauses.iter().find(|pause| pause.id.0 == id).cloned().map(Document::Pause),
            DocumentKind::Stack => self.stacks.iter().find(|stack| stack.id.0 == id).cloned().map(Document::Stack),
            DocumentKind::Reminder => {
                self.reminders.iter().find(|reminder| reminder.id().0 == id).cloned().map(Document::Reminder)
            }
            DocumentKind::Project => {
                self.projects.iter().find(|project| project.id.0 == id).cloned().map(Document::Project)
            }
            DocumentKind::Section => {
                self.sections.iter().find(|section| section.id.0 == id).cloned().map(Document::Section)
            }
            DocumentKind::Label => self.labels.iter().find(|label| label.id.0 == id).cloned().map(Document::Label),
            DocumentKind::TaskFilter => {
                self.task_filters.iter().find(|filter| filter.id.0 == id).cloned().map(Document::TaskFilter)
            }
        }
    }

    /// Whether anything names a document: a habit or a pause a group, a habit an identity, a task what it is sorted by.
    #[must_use]
    pub fn is_named(&self, kind: DocumentKind, id: Uuid) -> bool {
        match kind {
            DocumentKind::Group => {
                self.habits.iter().any(|input| input.habit.group_id == Some(GroupId(id)))
                    || self.pauses.iter().any(|pause| pause.scope == PauseScope::Group(GroupId(id)))
            }
            DocumentKind::Identity => self.habits.iter().any(|input| input.habit.identity_id == Some(IdentityId(id))),
            DocumentKind::Project => {
                self.tasks.iter().any(|task| task.project_id == Some(ProjectId(id)))
                    || self.sections.iter().any(|section| section.project_id == ProjectId(id))
            }
            DocumentKind::Section => self.tasks.iter().any(|task| task.section_id == Some(SectionId(id))),
            DocumentKind::Label => self.tasks.iter().any(|task| task.labels.contains(&LabelId(id))),
            DocumentKind::Pause | DocumentKind::Stack | DocumentKind::Reminder | DocumentKind::TaskFilter => false,
        }
    }

    /// What a habit follows.
    #[must_use]
    pub fn stack_of(&self, follower: HabitId) -> Option<&Stack> {
        self.stacks.iter().find(|stack| stack.follower_habit_id == follower)
    }

    /// The reminders of a habit by their time.
    pub fn reminders_of(&self, habit: HabitId) -> impl Iterator<Item = &HabitReminder> {
        self.reminders.iter().filter_map(Reminder::of_habit).filter(move |reminder| reminder.habit_id == habit)
    }

    /// The reminders of a task, those that count minutes last.
    pub fn reminders_of_task(&self, task: TaskId) -> impl Iterator<Item = &TaskReminder> {
        self.reminders.iter().filter_map(Reminder::of_task).filter(move |reminder| reminder.task_id == task)
    }

    /// A task, done ones included; none for one in the trash.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.get(id).filter(|task| task.deleted_at.is_none())
    }

    /// The zone whose clock a task keeps to.
    #[must_use]
    pub fn zone_of(&self, task: TaskId) -> &str {
        let own = self.task(task).and_then(|task| task.due.as_ref()?.zone.as_deref());
        own.unwrap_or_else(|| self.user.preferences.time_zone.as_str())
    }

    /// The days and weeks by which rules are read.
    #[must_use]
    pub fn calendar(&self, today: Date) -> Calendar {
        Calendar { today, week_start: self.user.preferences.week_start.weekday() }
    }

    /// One habit, archived ones included.
    #[must_use]
    pub fn habit(&self, id: HabitId) -> Option<&HabitInput> {
        self.habits.iter().find(|input| input.habit.id == id)
    }

    /// What was written about a day.
    #[must_use]
    pub fn text(&self, id: HabitId, day: Date) -> DayText {
        self.texts.get(&id).and_then(|days| days.get(&day)).cloned().unwrap_or_default()
    }

    /// Whether a day of a habit, or the habit itself, waits to be sent.
    #[must_use]
    pub fn is_pending(&self, id: HabitId, day: Option<Date>) -> bool {
        self.pending.contains(&(id, day))
    }
}

/// By the time of the day; what has none comes last, as the server has it.
fn place_of(reminder: &Reminder) -> (bool, Option<Time>) {
    let at = match reminder {
        Reminder::Habit(reminder) => Some(reminder.at),
        Reminder::Task(TaskReminder { when: TaskReminderTime::OnDay { at, .. }, .. }) => Some(*at),
        Reminder::Task(_) => None,
    };
    (at.is_none(), at)
}
