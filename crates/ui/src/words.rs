//! Codes to sentences: the one place where an error gets its words.
//!
//! Errors travel as codes because a sentence in a link or an answer could be forged, and because the words change
//! without the contract changing. Every sentence says what happened and, where it helps, what to do.

/// The sentence for a problem of a whole request.
#[must_use]
pub fn sentence(code: &str) -> &'static str {
    request_sentence(code).or_else(|| value_sentence(code)).unwrap_or(FALLBACK)
}

/// The sentence for a refused field. Some fields can say more than the code alone.
#[must_use]
pub fn field_sentence(field: &str, code: &str) -> &'static str {
    let special = match (field, code) {
        ("password", "too_short") => "This is shorter than 15 characters. Add another word or two.",
        ("password", "required") => "Enter your password.",
        ("email", "required") => "Enter your email address.",
        ("display_name", "required") => "Enter the name you would like to be called by.",
        ("name" | "new_group", "required") => "Give it a name.",
        ("name", "duplicate") => "You have one of this name already. Give it another one.",
        ("statement" | "new_identity", "required") => "Say in a few words who you want to be.",
        ("emoji" | "icon", "unknown_choice") => "Choose one picture: an icon, or a single emoji.",
        ("to_day", "out_of_range") => "Choose a last day on or after the first one, or leave it open.",
        ("from_day", "out_of_range") => "Choose a day between 1900 and 2200.",
        ("days" | "schedule.days", "required" | "out_of_range") => "Choose at least one day.",
        ("target", "required" | "out_of_range") => "Enter a number above zero; a limit may be zero.",
        ("times", "required" | "out_of_range") => "Choose how many times.",
        ("interval" | "window_days", "required" | "out_of_range" | "not_a_number") => {
            "Enter a number of days from 2 to 366."
        }
        ("times_a_month", "required" | "out_of_range" | "not_a_number") => "Enter a number from 1 to 31.",
        ("window_times", "required" | "out_of_range" | "not_a_number") => {
            "Enter how many times, no more than there are days."
        }
        ("starts_on" | "day" | "local_day", "out_of_range" | "invalid") => "Choose a date between 1900 and today.",
        ("daily_limit", "required" | "out_of_range") => "Enter a whole number from 0 to 50.",
        ("quiet_from" | "quiet_to", "required") => "Say both when the quiet begins and when it ends, or neither.",
        ("quiet_to", "not_allowed") => "Choose another time than the one at which the quiet begins.",
        ("weekdays", "required") => "Choose at least one day.",
        ("at" | "until", "required") => "Enter a time, such as 21:30.",
        ("until", "out_of_range") => "Choose an end later than the time of the reminder.",
        ("every_minutes", "required" | "out_of_range" | "not_a_number") => "Enter a number of minutes from 5 to 720.",
        ("minutes_before", "out_of_range" | "not_a_number") => {
            "Enter a number of minutes from 0 to 40,320, which are four weeks."
        }
        ("days_before", "out_of_range" | "not_a_number") => "Enter a number of days from 0 to 365.",
        ("title", "required") => "Say in a few words what is to be done.",
        ("title", "too_long") => "A title has at most 500 characters. Put the rest into the notes.",
        ("line" | "text", "too_long") => "A line has at most 1,000 characters. Put the rest into the notes.",
        ("habit", "not_found") => "There is no habit of this name. Click the piece away, or name another one.",
        ("project" | "section" | "labels", "not_found") => "There is nothing of this name yet. Say whether to make it.",
        ("estimate_minutes", "out_of_range") => "An estimate is a week at the most.",
        ("due" | "deadline", "out_of_range") => "Choose a day between 1900 and 2200.",
        ("parent_id", "cycle") => "A task cannot be a part of itself.",
        ("repeat", "required") => "Say on which day it begins.",
        ("labels", "too_many") => "A task has at most 30 labels.",
        ("filter", "too_deep") => "There are too many parentheses in each other.",
        ("file", "required") => "Choose a file first.",
        ("file", "payload_too_large") => "This file is too large. Up to 32 MB can be brought at once.",
        ("scopes", "required") => "Choose what this token may do.",
        _ => "",
    };
    if special.is_empty() { sentence(code) } else { special }
}

const FALLBACK: &str = "Something was not accepted. Please check it and try again.";

/// About the request, the account, or the connection.
fn request_sentence(code: &str) -> Option<&'static str> {
    Some(match code {
        "account_exists" | "email_taken" => "There is already an account with this address. Sign in instead.",
        "account_leaving" => "This account is about to be erased. Say that you come back, and it stays.",
        "already_applied" => "This file is already taken over.",
        "already_created" => "This was made before, and its secret was told then. Make another one.",
        "already_done" => "That is already done.",
        "changed_elsewhere" => {
            "This was changed on another device meanwhile. Save again to replace that, or cancel to keep it."
        }
        "conflict" | "version_conflict" | "version_mismatch" => {
            "This was changed elsewhere in the meantime. Reload and try again."
        }
        "deleted" => "This was deleted. Take it out of the trash first, or make a new one.",
        "draft_expired" => "What you typed has expired. Please enter it again.",
        "email_not_verified" => "Confirm your email address first. We have sent you a link.",
        "forbidden" | "insufficient_scope" => "You do not have permission to do that.",
        "import_interrupted" => {
            "This was interrupted several times, so it was stopped. Nothing was changed. Try again later, or with a smaller file."
        }
        "id_reused" | "idempotency_key_reused" => "This was already saved with other content. Reload and try again.",
        "internal" => "Something went wrong on our side. Nothing you saved is lost.",
        "invalid" | "bad_input" | "bad_request" => "Some of this needs another look.",
        "method_not_allowed" => "That cannot be done here.",
        "network" => "No connection to the server. What you did is kept on this device where that is possible.",
        "next_was_used" => "The next one of these was changed already. Say what becomes of it.",
        "not_found" | "gone" => "This is not here any more, or it never was.",
        "occurrence_taken" => "There is one of these on that day already.",
        "origin_mismatch" | "cross_site" => "This form was sent from another site, so nothing was done.",
        "outdated_client" => "A newer version is ready. Reload the page to go on.",
        "over_limit" | "quota_exceeded" => "You have reached the limit for this. Remove something first.",
        "payload_too_large" => "That is too large to send.",
        "rate_limited" => "That was a bit fast. Wait a moment and try again.",
        "sign_up_closed" => "New accounts are closed on this server.",
        "superseded" => "A newer change replaced this one.",
        "timeout" | "unavailable" => "The server is busy. Try again in a moment.",
        "token_expired" | "token_used" | "token_invalid" => "This link no longer works. Ask for a new one.",
        "unauthenticated" | "unauthorized" | "session_expired" => "Please sign in again.",
        "unsupported_media_type" => "This kind of content is not accepted here.",
        "archive_conflicts" => "Something in this copy does not go together with what is here. Nothing was changed.",
        "archive_damaged" => "This copy is damaged, so nothing was changed. Take another one along and try again.",
        "archive_newer" => "A newer version wrote this copy. It can be read when this server is up to date.",
        "bad_json" | "not_json" | "bad_operation" | "bad_payload" | "wrong_type" | "unknown_kind" => {
            "This could not be read. Reload the page and try again."
        }
        "client_too_old" => "A newer version is needed to send this. Reload the page; nothing is lost.",
        "day_in_doubt" => "Say first which day it is, at the top of the page. What you tapped waits for that.",
        "cursor_too_old" => "This device was away for long. It fetches everything anew.",
        "differs_from_path" => "This belongs to something else. Reload and try again.",
        "export_failed" => "The file could not be written. Try again.",
        "invalid_token" | "signed_out" => "Please sign in again.",
        "not_applied" => "This file was not taken over, so there is nothing to take back.",
        "not_measured" => "This habit has no amounts. Check it in instead.",
        "not_ready" => "This file is not here any more. Choose it again to bring it along.",
        "not_timed" => "This habit is not measured in time, so it has no timer.",
        "other_user" => "Someone else is signed in here now. Sign in again to go on.",
        "push_not_allowed" => {
            "This browser does not let Wellspring show notifications. You can change that in its settings for this site."
        }
        "push_not_possible" => "This browser cannot show notifications of Wellspring.",
        "push_service_failed" => "The push service of this browser did not answer. Try again later.",
        "ran_long" => "This timer ran for very long. Say first how much of it counts.",
        "reader_ended" => "Reading this file takes more room than there is for it. Nothing was changed.",
        "reading_too_long" => "Reading this file takes too long. Nothing was changed.",
        "rejected" => "The server did not accept this.",
        "scope_missing" => "This token may not do that.",
        "sent_directly" => "This device could not keep that, so it went straight to the server.",
        "storage_blocked" => "Another tab holds this device's storage. Close the other tabs and try again.",
        "storage_failed" => "This device's storage did not take that, so it was not saved. Try again.",
        "storage_full" => "This device's storage is full, so that was not saved. Free some space and try again.",
        "storage_newer" => "A newer version has used this device's storage. Reload the page and try again.",
        "target_gone" => "A habit that you chose is not here any more. Choose again where its days go.",
        "too_many_streams" => "Too many open pages. Close some and try again.",
        "undo_over" => "Thirty days have gone by, so this stays as it is. You can still delete what you do not want.",
        "zone_not_changed" => "Your time zone is still the old one. Try again, or choose it in Settings.",
        "wrong_password" => "That is not your current password.",
        "wrong_credentials" => "That address and password do not match an account.",
        _ => return None,
    })
}

/// About one value.
fn value_sentence(code: &str) -> Option<&'static str> {
    Some(match code {
        "control_character" => "Remove the invisible characters.",
        "cycle" => "These habits would wait for each other. Choose another one to follow.",
        "duplicate" => "This is already in the list.",
        "in_future" => "That day has not begun yet. Choose today or earlier.",
        "missing" | "required" => "This is needed.",
        "missing_name" => "A name is missing behind a sign.",
        "missing_operator" => "Put & or | between two questions.",
        "missing_term" => "Something is missing here. Say what to look for.",
        "needs_project" => "This section could be in several projects. Name the project too.",
        "not_a_cursor" => "This list has no such page. Start again from its beginning.",
        "not_a_date" => "Enter a date.",
        "not_a_number" => "Enter a number, such as 8 or 2.5.",
        "not_a_time" => "Enter a time, such as 21:30.",
        "not_allowed" => "This does not go together with the other choices.",
        "not_an_address" => "Enter a full email address, such as name@example.org.",
        "not_a_push_address" | "not_a_push_key" => "This browser's push service cannot be used here.",
        "not_an_id" | "not_uuid_v7" | "unknown_field" => "This does not belong here.",
        "not_supported" => "It cannot come again in this way. Choose another one.",
        "out_of_range" => "This is outside what is possible here.",
        "reversed_days" => "The last day is before the first one. Turn them round.",
        "too_common" => "This password is on lists of common passwords. Choose another.",
        "too_deep" => "There are too many levels. Move it one level up.",
        "too_easily_guessed" => "This password is easy to guess. A few unrelated words are stronger.",
        "too_few" => "Choose more.",
        "too_long" => "This is too long. Shorten it a little.",
        "too_many" => "That is too many.",
        "too_many_decimals" => "Use at most three digits after the decimal mark.",
        "too_often" => "A task comes again every day at the most. Say every day, or click the piece away.",
        "too_short" => "This is too short.",
        "unclosed_parenthesis" => "A ( is not closed.",
        "unclosed_quote" => "A quote is not closed.",
        "unknown_choice" => "Choose one of the answers offered.",
        "unknown_currency" => "Choose a currency from the list.",
        "unknown_day" => "This is no day. Write it like tomorrow, next 7 days or 2026-05-01.",
        "unknown_term" => "These words ask for nothing that is known here.",
        "unknown_time_zone" => "Choose a time zone from the list.",
        "unknown_weekday" => "Choose days of the week.",
        "unopened_parenthesis" => "There is a ) without its (.",
        _ => return None,
    })
}

/// Whether a code has words of its own.
#[must_use]
pub fn is_known(code: &str) -> bool {
    request_sentence(code).or_else(|| value_sentence(code)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_still_says_something() {
        assert_eq!(sentence("no_such_code"), FALLBACK);
        assert_eq!(field_sentence("name", "no_such_code"), FALLBACK);
    }

    #[test]
    fn what_goes_wrong_on_the_device_names_its_storage() {
        for code in ["storage_blocked", "storage_failed", "storage_full", "storage_newer"] {
            assert!(sentence(code).contains("storage"), "{code}");
        }
        for code in ["client_too_old", "day_in_doubt", "export_failed", "other_user", "rejected", "sent_directly"] {
            assert!(is_known(code), "{code}");
        }
    }

    #[test]
    fn the_numbers_of_a_schedule_say_their_range() {
        assert!(field_sentence("interval", "out_of_range").contains("2 to 366"));
        assert!(field_sentence("times_a_month", "not_a_number").contains("1 to 31"));
        assert_ne!(field_sentence("window_times", "required"), sentence("required"));
    }

    #[test]
    fn what_stands_against_a_task_is_told_by_its_piece() {
        for (field, code) in [("title", "required"), ("habit", "not_found"), ("project", "not_found")] {
            assert_ne!(field_sentence(field, code), sentence(code), "{field}");
        }
        assert!(field_sentence("repeat", "too_often").contains("every day"));
    }

    #[test]
    fn a_name_that_is_taken_is_told_so() {
        assert!(field_sentence("name", "duplicate").contains("another"));
    }

    #[test]
    fn a_password_that_is_too_short_hears_the_number() {
        assert!(field_sentence("password", "too_short").contains("15"));
        assert_eq!(field_sentence("name", "too_short"), sentence("too_short"));
    }
}
