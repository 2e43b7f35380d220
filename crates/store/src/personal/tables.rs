//! The map of personal data. What a row refers to stands before it: so rows are taken in from the top, and erased from
//! the bottom. A test reads the schema and fails when a table with an owner is missing here.

use super::{Exported, PersonalTable};

/// Rows that come back whole.
const WHOLE: Exported = Exported::Whole { without: &[] };

/// Rows that come back and that devices are told of.
const fn synced(name: &'static str, key: &'static [&'static str], feed: &'static str) -> PersonalTable {
    PersonalTable { name, key, exported: WHOLE, feed: Some(feed) }
}

/// Rows that come back.
const fn whole(name: &'static str, key: &'static [&'static str]) -> PersonalTable {
    PersonalTable { name, key, exported: WHOLE, feed: None }
}

/// Rows that are told and mean nothing elsewhere.
const fn told(name: &'static str, key: &'static [&'static str], without: &'static [&'static str]) -> PersonalTable {
    PersonalTable { name, key, exported: Exported::Told { without }, feed: None }
}

/// Rows that no copy holds, and why.
const fn kept_here(name: &'static str, why: &'static str) -> PersonalTable {
    PersonalTable { name, key: &[], exported: Exported::No(why), feed: None }
}

/// Every table with an owner.
pub const TABLES: &[PersonalTable] = &[
    told("users", &[], &["disabled_at", "deletion_asked_at", "erase_after"]),
    kept_here(
        "user_credentials",
        "A hash that proves a password is of use to somebody who guesses, and to nobody else.",
    ),
    told("sessions", &["session_id"], &["token_hash", "previous_token_hash"]),
    kept_here("refresh_tokens", "Hashes of secrets that were handed out; their sessions are told."),
    told("personal_access_tokens", &["access_token_id"], &["token_hash"]),
    kept_here("mail_links", "Hashes of links that work once, for a day at most."),
    synced("habit_groups", &["group_id"], "habit_group"),
    synced("identities", &["identity_id"], "identity"),
    synced("habits", &["habit_id"], "habit"),
    whole("habit_schedules", &["habit_id", "effective_from"]),
    whole("habit_entries", &["habit_id", "day"]),
    whole("habit_increments", &["increment_id"]),
    whole("habit_entry_changes", &["change_id"]),
    kept_here("habit_years", "The entries once more, packed to be read quickly; made anew from them."),
    synced("pauses", &["pause_id"], "pause"),
    synced("habit_stacks", &["stack_id"], "stack"),
    whole("habit_timer_presses", &["press_id"]),
    synced("habit_timers", &["habit_id"], "timer"),
    whole("onboardings", &[]),
    whole("plans", &["plan_id"]),
    whole("suggestion_dismissals", &["anchor_habit_id", "follower_habit_id"]),
    synced("projects", &["project_id"], "project"),
    synced("sections", &["section_id"], "section"),
    synced("labels", &["label_id"], "label"),
    synced("task_filters", &["filter_id"], "task_filter"),
    synced("task_series", &["series_id"], "task_series"),
    PersonalTable {
        name: "tasks",
        key: &["task_id"],
        // The same texts in lower case, for the search.
        exported: Exported::Whole { without: &["title_folded", "notes_folded"] },
        feed: Some("task"),
    },
    whole("task_habit_logs", &["task_id"]),
    synced("reminders", &["reminder_id"], "reminder"),
    whole("notification_settings", &[]),
    whole("notifications", &["notification_id"]),
    told("push_subscriptions", &["subscription_id"], &["endpoint", "p256dh", "auth"]),
    told("calendar_feeds", &["feed_id"], &["token_hash"]),
    whole("events", &["event_id"]),
    told("devices", &["device_id"], &[]),
    kept_here("change_counters", "Where the feed of devices stands; it counts anew elsewhere."),
    kept_here("changes", "Which rows devices have yet to hear of; it names rows that are told themselves."),
    kept_here("applied_operations", "Answers to devices, kept for 90 days so that no change counts twice."),
    kept_here("idempotency_keys", "Keys of requests, kept for a day so that nothing is made twice."),
    kept_here("form_drafts", "Forms that were refused, kept for ten minutes."),
    kept_here("mail_outbox", "Mails that are on their way to the owner, who gets them by mail."),
    kept_here("jobs", "Work that waits, which names rows that are told themselves."),
    told("import_batches", &["import_id"], &[]),
    kept_here("import_files", "Files that were brought along, until they are taken over; their owner has them."),
    kept_here(
        "import_rows",
        "Which rows came from which file, so that it can be taken back; the rows are told themselves.",
    ),
    kept_here("exports", "Copies like this one, kept for a day."),
    kept_here("export_pieces", "Copies like this one, kept for a day."),
];
