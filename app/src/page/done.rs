//! What a plain form has just done, as the query of the page that it comes back to: the page says it in words and
//! offers to take it back. Codes and ids only; a name in an address would end up in logs.

use domain::{
    habits::{Entry, EntryStatus, Quantity},
    ids::HabitId,
};
use jiff::civil::Date;
use leptos_router::params::ParamsMap;

use super::TasksDone;
use crate::words::{KEPT_DAYS, LEFT_OUT_DAYS, MINIMUM_DAY, WELCOME_BACK};

/// How an entry was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    CheckedIn,
    /// Checked in on the day after a miss.
    CameBack,
    Reopened,
    Skipped,
    Failed,
    Slipped,
    Over,
    Valued,
    Cleared,
}

const CHANGES: [(Change, &str); 9] = [
    (Change::CheckedIn, "checked_in"),
    (Change::CameBack, "came_back"),
    (Change::Reopened, "reopened"),
    (Change::Skipped, "skipped"),
    (Change::Failed, "failed"),
    (Change::Slipped, "slipped"),
    (Change::Over, "over"),
    (Change::Valued, "valued"),
    (Change::Cleared, "cleared"),
];

/// What an entry was before, as far as an undo needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Was {
    /// Whether there was an entry at all.
    pub existed: bool,
    pub status: Option<EntryStatus>,
    pub value: Option<Quantity>,
}

impl Was {
    /// Of the entry before a change.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self { existed: !entry.is_empty(), status: entry.status, value: entry.value }
    }
}

/// Several days of which one thing was said. Nothing was said of them before, so that taking it back is one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Several {
    /// Two-minute versions of one day.
    MinimumDay { day: Date, habits: Vec<HabitId> },
    /// Days of absence in a row that were kept.
    Kept { habit_id: HabitId, from: Date, to: Date },
    /// Days of absence in a row that are left out.
    LeftOut { habit_id: HabitId, from: Date, to: Date },
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    Entry { change: Change, habit_id: HabitId, day: Date, was: Was },
    Added { habit_id: HabitId, day: Date, amount: Quantity },
    Several(Several),
    NoteSaved,
    Undone,
    HabitSaved,
    HabitCreated,
    Archived(HabitId),
    Restored(HabitId),
    Deleted(HabitId),
    Undeleted,
    Moved,
    GroupSaved,
    GroupDeleted,
    PauseSaved,
    PauseEnded,
    PauseDeleted,
    ReminderSaved,
    ReminderOn,
    ReminderOff,
    ReminderDeleted,
    ProfileSaved,
    SessionEnded,
    SessionsEnded,
    TokenCreated,
    TokenRevoked,
    DeviceTested,
    DeviceForgotten,
    PasswordChanged,
    PersonChanged,
    StackTaken,
    OnboardingLeft,
    StackSaved,
    StackDeleted,
    SuggestionDismissed,
    IdentitySaved,
    IdentityDeleted,
    PlanMade,
    PlanDeleted,
    TimerStarted,
    TimerStopped,
    TimerDiscarded,
    TimerAsks,
    DayRestored,
    NotificationRead,
    NotificationsRead,
    NotificationSnoozed,
    NotificationSettingsSaved,
    NotificationsSilenced,
    FeedCreated,
    FeedRevoked,
    Tasks(TasksDone),
    TaskSaved,
    TaskAdded,
    ChosenSaved,
    ProjectSaved,
    ProjectDeleted,
    SectionSaved,
    SectionDeleted,
    LabelSaved,
    LabelDeleted,
    FilterSaved,
    FilterDeleted,
    ExportAsked,
    ExportRemoved,
    ImportUndone,
    ImportDiscarded,
}

/// The ones that need no more than their code.
const PLAIN: [(Done, &str); 60] = [
    (Done::NoteSaved, "note_saved"),
    (Done::Undone, "undone"),
    (Done::HabitSaved, "habit_saved"),
    (Done::HabitCreated, "habit_created"),
    (Done::Undeleted, "undeleted"),
    (Done::Moved, "moved"),
    (Done::GroupSaved, "group_saved"),
    (Done::GroupDeleted, "group_deleted"),
    (Done::PauseSaved, "pause_saved"),
    (Done::PauseEnded, "pause_ended"),
    (Done::PauseDeleted, "pause_deleted"),
    (Done::ReminderSaved, "reminder_saved"),
    (Done::ReminderOn, "reminder_on"),
    (Done::ReminderOff, "reminder_off"),
    (Done::ReminderDeleted, "reminder_deleted"),
    (Done::ProfileSaved, "profile_saved"),
    (Done::SessionEnded, "session_ended"),
    (Done::SessionsEnded, "sessions_ended"),
    (Done::TokenCreated, "token_created"),
    (Done::TokenRevoked, "token_revoked"),
    (Done::DeviceTested, "device_tested"),
    (Done::DeviceForgotten, "device_forgotten"),
    (Done::PasswordChanged, "password_changed"),
    (Done::PersonChanged, "person_changed"),
    (Done::StackTaken, "stack_taken"),
    (Done::OnboardingLeft, "onboarding_left"),
    (Done::StackSaved, "stack_saved"),
    (Done::StackDeleted, "stack_deleted"),
    (Done::SuggestionDismissed, "suggestion_dismissed"),
    (Done::IdentitySaved, "identity_saved"),
    (Done::IdentityDeleted, "identity_deleted"),
    (Done::PlanMade, "plan_made"),
    (Done::PlanDeleted, "plan_deleted"),
    (Done::TimerStarted, "timer_started"),
    (Done::TimerStopped, "timer_stopped"),
    (Done::TimerDiscarded, "timer_discarded"),
    (Done::TimerAsks, "timer_asks"),
    (Done::DayRestored, "day_restored"),
    (Done::NotificationRead, "notification_read"),
    (Done::NotificationsRead, "notifications_read"),
    (Done::NotificationSnoozed, "notification_snoozed"),
    (Done::NotificationSettingsSaved, "notification_settings_saved"),
    (Done::NotificationsSilenced, "notifications_silenced"),
    (Done::FeedCreated, "feed_created"),
    (Done::FeedRevoked, "feed_revoked"),
    (Done::TaskSaved, "task_saved"),
    (Done::TaskAdded, "task_added"),
    (Done::ChosenSaved, "chosen_saved"),
    (Done::ProjectSaved, "project_saved"),
    (Done::ProjectDeleted, "project_deleted"),
    (Done::SectionSaved, "section_saved"),
    (Done::SectionDeleted, "section_deleted"),
    (Done::LabelSaved, "label_saved"),
    (Done::LabelDeleted, "label_deleted"),
    (Done::FilterSaved, "filter_saved"),
    (Done::FilterDeleted, "filter_deleted"),
    (Done::ExportAsked, "export_asked"),
    (Done::ExportRemoved, "export_removed"),
    (Done::ImportUndone, "import_undone"),
    (Done::ImportDiscarded, "import_discarded"),
];

impl Done {
    /// As a query, without a question mark.
    #[must_use]
    pub fn to_query(&self) -> String {
        match self {
            Self::Entry { change, habit_id, day, was } => {
                let code = CHANGES.iter().find(|(known, _)| known == change).map_or("", |(_, code)| code);
                let status = was.status.map_or(if was.existed { "none" } else { "absent" }, EntryStatus::as_str);
                let value = was.value.map(|value| format!("&was_value={value}")).unwrap_or_default();
                format!("done={code}&habit={habit_id}&on={day}&was={status}{value}")
            }
            Self::Added { habit_id, day, amount } => format!("done=added&habit={habit_id}&on={day}&amount={amount}"),
            Self::Several(several) => several.to_query(),
            Self::Tasks(tasks) => tasks.to_query(),
            Self::Archived(id) => format!("done=archived&habit={id}"),
            Self::Restored(id) => format!("done=restored&habit={id}"),
            Self::Deleted(id) => format!("done=deleted&habit={id}"),
            plain => {
                PLAIN.iter().find(|(known, _)| known == plain).map_or_else(String::new, |(_, c)| format!("done={c}"))
            }
        }
    }

    /// From a query; a query that was tampered with is no more than a page without a word.
    #[must_use]
    pub fn from_query(query: &ParamsMap) -> Option<Self> {
        let text = |key: &str| query.get_str(key);
        let code = text("done")?;
        if let Some((done, _)) = PLAIN.iter().find(|(_, known)| *known == code) {
            return Some(done.clone());
        }
        if let Some(tasks) = TasksDone::from_query(code, query) {
            return Some(Self::Tasks(tasks));
        }
        if let Some(several) = Several::from_query(code, query) {
            return Some(Self::Several(several));
        }
        let habit_id: HabitId = text("habit")?.parse().ok()?;
        match code {
            "archived" => return Some(Self::Archived(habit_id)),
            "restored" => return Some(Self::Restored(habit_id)),
            "deleted" => return Some(Self::Deleted(habit_id)),
            _ => {}
        }
        let day: Date = text("on")?.parse().ok()?;
        if code == "added" {
            return Some(Self::Added { habit_id, day, amount: Quantity::parse(text("amount")?).ok()? });
        }
        let (change, _) = CHANGES.iter().find(|(_, known)| *known == code)?;
        let status = text("was")?;
        let was = Was {
            existed: status != "absent",
            status: EntryStatus::parse(status).ok(),
            value: text("was_value").and_then(|value| Quantity::parse(value).ok()),
        };
        Some(Self::Entry { change: *change, habit_id, day, was })
    }

    /// What the page says.
    #[must_use]
    pub const fn sentence(&self) -> &'static str {
        match self {
            Self::Entry { change: Change::CheckedIn, .. } => "Checked in.",
            Self::Entry { change: Change::CameBack, .. } => WELCOME_BACK,
            Self::Several(Several::MinimumDay { .. }) => MINIMUM_DAY,
            Self::Several(Several::Kept { .. }) => KEPT_DAYS,
            Self::Several(Several::LeftOut { .. }) => LEFT_OUT_DAYS,
            Self::Entry { change: Change::Reopened, .. } => "Open again.",
            Self::Entry { change: Change::Skipped, .. } => "Skipped. It counts neither way.",
            Self::Entry { change: Change::Failed, .. } => "Noted as not done.",
            Self::Entry { change: Change::Slipped, .. } => "Slip noted.",
            Self::Entry { change: Change::Over, .. } => "Noted as over.",
            Self::Entry { change: Change::Valued, .. } => "Amount saved.",
            Self::Entry { change: Change::Cleared, .. } => "Day cleared.",
            Self::Added { .. } => "Added.",
            Self::NoteSaved => "Note saved.",
            Self::Undone => "Taken back.",
            Self::HabitSaved | Self::ProfileSaved | Self::IdentitySaved => "Saved.",
            Self::HabitCreated => "Your habit is ready.",
            Self::Archived(_) => "Archived. Its history stays.",
            Self::Restored(_) => "Back on your list.",
            Self::GroupSaved => "Group saved.",
            Self::GroupDeleted => "Group deleted. Its habits stay.",
            Self::PauseSaved => "Pause saved.",
            Self::PauseEnded => "Pause ended. Today asks again.",
            Self::PauseDeleted => "Pause deleted.",
            Self::ReminderSaved => "Reminder saved.",
            Self::ReminderOn => "The reminder is on.",
            Self::ReminderOff => "The reminder is off.",
            Self::ReminderDeleted => "Reminder deleted.",
            Self::Deleted(_) => "Deleted. It stays in the trash for 30 days.",
            Self::Undeleted => "Brought back.",
            Self::Moved => "Moved.",
            Self::SessionEnded => "That device is signed out.",
            Self::SessionsEnded => "All other devices are signed out.",
            Self::TokenCreated => "Your token is ready.",
            Self::TokenRevoked => "The token no longer works.",
            Self::DeviceTested => "A test is on its way to that device.",
            Self::DeviceForgotten => "Nothing is sent to that device any more.",
            Self::PasswordChanged => "Password changed. Every other device is signed out.",
            Self::StackTaken => "Your stack is on your list. Check in its first habit when you have done it.",
            Self::OnboardingLeft => "Your list is yours to fill. You find this again under More.",
            Self::StackSaved => "Your stack is saved.",
            Self::StackDeleted => "That link is gone. Both habits stay.",
            Self::SuggestionDismissed => "It will not be suggested again.",
            Self::IdentityDeleted => "Deleted. Its habits stay.",
            Self::PlanMade => "Your plan is made. Its habit is on your list.",
            Self::PlanDeleted => "Deleted. What it made stays.",
            Self::TimerStarted => "Timer started.",
            Self::TimerStopped => "Stopped. It was too short to count.",
            Self::TimerDiscarded => "Timer discarded.",
            Self::TimerAsks => "This timer ran for more than twelve hours. Say how much of it counts.",
            Self::DayRestored => "Restored. What it was before is in the list, too.",
            Self::NotificationRead => "Noted as read.",
            Self::NotificationsRead => "All noted as read.",
            Self::NotificationSnoozed => "It rests and comes back later.",
            Self::NotificationSettingsSaved => "Saved.",
            Self::NotificationsSilenced => "Everything is off. Nothing will be sent.",
            Self::FeedCreated => "Your calendar is ready.",
            Self::FeedRevoked => "That address no longer works.",
            Self::Tasks(tasks) => tasks.sentence(),
            Self::TaskSaved | Self::ProjectSaved | Self::SectionSaved | Self::LabelSaved | Self::FilterSaved => {
                "Saved."
            }
            Self::TaskAdded => "Task added.",
            Self::ChosenSaved => "Saved for all of them.",
            Self::ProjectDeleted => "Project deleted. Its tasks are in the inbox.",
            Self::SectionDeleted => "Section deleted. Its tasks stay in the project.",
            Self::LabelDeleted => "Label deleted. Its tasks stay.",
            Self::FilterDeleted => "Filter deleted.",
            Self::ExportAsked => "Your file is being made. It shows below when it is ready.",
            Self::ExportRemoved => "The file is deleted here.",
            Self::ImportUndone => "Taken back.",
            Self::ImportDiscarded => "Put away. Nothing was changed.",
            Self::PersonChanged => {
                "Somebody else is signed in here now. What was not sent is kept for when its owner is back."
            }
        }
    }
}

impl Several {
    fn to_query(&self) -> String {
        let days = |code, habit_id, from, to| format!("done={code}&habit={habit_id}&from={from}&to={to}");
        match self {
            Self::MinimumDay { day, habits } => {
                let habits: Vec<String> = habits.iter().map(ToString::to_string).collect();
                format!("done=minimum_day&on={day}&habits={}", habits.join(","))
            }
            Self::Kept { habit_id, from, to } => days("kept_days", habit_id, from, to),
            Self::LeftOut { habit_id, from, to } => days("left_out_days", habit_id, from, to),
        }
    }

    fn from_query(code: &str, query: &ParamsMap) -> Option<Self> {
        let day = |key: &str| query.get_str(key)?.parse::<Date>().ok();
        if code == "minimum_day" {
            let habits = query.get_str("habits")?.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
            return Some(Self::MinimumDay { day: day("on")?, habits });
        }
        let (habit_id, from, to) = (query.get_str("habit")?.parse().ok()?, day("from")?, day("to")?);
        match code {
            "kept_days" => Some(Self::Kept { habit_id, from, to }),
            "left_out_days" => Some(Self::LeftOut { habit_id, from, to }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(done: &Done) -> Option<Done> {
        let map: ParamsMap = done
            .to_query()
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        Done::from_query(&map)
    }

    #[test]
    fn a_query_says_what_was_done_and_no_more() {
        let habit_id = HabitId("018f4f2e-0000-7000-8000-000000000001".parse().unwrap());
        let day = jiff::civil::date(2026, 3, 1);
        let was = Was { existed: true, status: Some(EntryStatus::Skipped), value: Quantity::parse("2.5").ok() };
        let mut all: Vec<Done> = PLAIN.iter().map(|(done, _)| done.clone()).collect();
        all.extend([
            Done::Entry { change: Change::CheckedIn, habit_id, day, was },
            Done::Entry { change: Change::Slipped, habit_id, day, was },
            Done::Entry { change: Change::Over, habit_id, day, was },
            Done::Entry { change: Change::Cleared, habit_id, day, was: Was::default() },
            Done::Added { habit_id, day, amount: Quantity::parse("-1").unwrap() },
            Done::Entry { change: Change::CameBack, habit_id, day, was },
            Done::Several(Several::MinimumDay { day, habits: vec![habit_id, habit_id] }),
            Done::Several(Several::Kept { habit_id, from: day, to: jiff::civil::date(2026, 3, 9) }),
            Done::Several(Several::LeftOut { habit_id, from: day, to: day }),
            Done::Archived(habit_id),
            Done::Restored(habit_id),
            Done::Deleted(habit_id),
            Done::Tasks(TasksDone { deed: crate::page::TaskDeed::Planned, of: "7.today.2026-03-12.keep".to_owned() }),
        ]);
        for done in all {
            assert_eq!(back(&done), Some(done.clone()), "{}", done.to_query());
        }
    }
}
