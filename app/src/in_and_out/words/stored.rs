//! What is kept about a person, and why: the one table of it. A test holds it against the tables of the database, so
//! that nothing is kept that is not told here.

/// One kind of what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::in_and_out) struct Stored {
    pub title: &'static str,
    /// What it is, and what for.
    pub why: &'static str,
    /// How long it stays, after "Kept: ".
    pub until: &'static str,
    /// Where it lies in the database.
    pub tables: &'static [&'static str],
}

/// All of it, what people enter first.
pub(in crate::in_and_out) const STORED: [Stored; 9] = [
    Stored {
        title: "Habits and their days",
        why: "Every habit with its plan, each day that you noted, your notes, timers, pauses and reminders. This is what you are \
              here for.",
        until: "until you delete it. The trash keeps a habit for 30 days.",
        tables: &[
            "habits",
            "habit_schedules",
            "habit_entries",
            "habit_increments",
            "habit_years",
            "habit_groups",
            "habit_timers",
            "habit_timer_presses",
            "pauses",
            "reminders",
        ],
    },
    Stored {
        title: "Tasks",
        why: "Tasks with their notes, lists and repeats, your projects, sections, labels and filters.",
        until: "until you delete it. The trash keeps a task for 30 days.",
        tables: &["tasks", "task_series", "task_habit_logs", "projects", "sections", "labels", "task_filters"],
    },
    Stored {
        title: "Plans and beginnings",
        why: "Who you want to be, what follows what, plans for wishes, and how far you came in the first minutes.",
        until: "until you delete it.",
        tables: &["identities", "habit_stacks", "plans", "onboardings", "suggestion_dismissals"],
    },
    Stored {
        title: "You and your settings",
        why: "Your name, your address, how you like days and numbers shown, and what you want to be told. Of your password \
              only a fingerprint, from which it cannot be read.",
        until: "as long as you have an account.",
        tables: &["users", "user_credentials", "notification_settings"],
    },
    Stored {
        title: "Where you are signed in",
        why: "Devices, access tokens, calendar addresses and the browsers that take messages, so that you can see and end each \
              of them.",
        until: "until you end it or it runs out, and 30 days longer. A device that stays away is forgotten after 180 days.",
        tables: &[
            "sessions",
            "refresh_tokens",
            "personal_access_tokens",
            "devices",
            "push_subscriptions",
            "calendar_feeds",
            "mail_links",
        ],
    },
    Stored {
        title: "What was changed",
        why: "Which change came when and from which device, so that your devices agree and a day can be set back to what it \
              was.",
        until: "400 days for changes of days, 180 for traces of what was deleted, 90 for what devices sent.",
        tables: &["habit_entry_changes", "changes", "change_counters", "applied_operations", "events"],
    },
    Stored {
        title: "What you were told",
        why: "Your list of notifications, and the mails that this server sent you.",
        until: "notifications for 90 days, mails for 30 days.",
        tables: &["notifications", "mail_outbox"],
    },
    Stored {
        title: "Files",
        why: "What you brought from elsewhere, so that it can be taken back, and what you asked to take with you.",
        until: "what you brought until it came in, and at most 14 days; what you asked for 24 hours.",
        tables: &["import_batches", "import_files", "import_rows", "exports", "export_pieces"],
    },
    Stored {
        title: "Short-lived notes of the server",
        why: "A form that was refused, so that you type nothing twice; requests that must not count twice; and work that \
              waits to be done.",
        until: "ten minutes for a form, a day for a request, at most 90 days for work that came to nothing.",
        tables: &["form_drafts", "idempotency_keys", "jobs"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables of people as the migrations leave them, one block each.
    fn personal_tables() -> Vec<String> {
        let schema = include_str!("../../../../crates/store/schema.sql");
        let blocks = schema.split("create table ").skip(1);
        let personal =
            blocks.filter(|block| block.split("\n);").next().is_some_and(|columns| columns.contains(" user_id ")));
        personal.filter_map(|block| block.split_whitespace().next().map(str::to_owned)).collect()
    }

    #[test]
    fn every_table_of_a_person_is_told() {
        let told: Vec<&str> = STORED.iter().flat_map(|stored| stored.tables.iter().copied()).collect();
        let personal = personal_tables();
        assert!(personal.len() > 30, "{personal:?}");
        let untold: Vec<_> = personal.iter().filter(|table| !told.contains(&table.as_str())).collect();
        assert!(untold.is_empty(), "kept and not told: {untold:?}");
        let gone: Vec<_> = told.iter().filter(|table| !personal.iter().any(|known| known == *table)).collect();
        assert!(gone.is_empty(), "told and not kept: {gone:?}");
    }

    #[test]
    fn every_table_is_told_once() {
        let mut tables: Vec<&str> = STORED.iter().flat_map(|stored| stored.tables.iter().copied()).collect();
        let all = tables.len();
        tables.sort_unstable();
        tables.dedup();
        assert_eq!(tables.len(), all);
    }
}
