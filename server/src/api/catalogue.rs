//! Every code that an answer of the API may carry, and what it means. The reference shows it, and `type` of a problem
//! leads there.

/// A code and its meaning.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    /// As it travels.
    pub code: &'static str,
    /// Statuses that come with it; none for the code of a field or of an operation.
    pub statuses: &'static [u16],
    /// What happened, and what a client does about it.
    pub about: &'static str,
}

const fn problem(code: &'static str, statuses: &'static [u16], about: &'static str) -> Meaning {
    Meaning { code, statuses, about }
}

const fn value(code: &'static str, about: &'static str) -> Meaning {
    Meaning { code, statuses: &[], about }
}

/// The name of a code's place in the reference.
#[must_use]
pub fn anchor(code: &str) -> String {
    format!("problem-{code}")
}

/// What a whole request is refused with.
pub const PROBLEMS: &[Meaning] = &[
    problem(
        "account_leaving",
        &[409],
        "The end of this account was asked for. `POST /auth/come-back` with the same body takes that back.",
    ),
    problem("already_applied", &[409], "This file was taken over already."),
    problem("already_created", &[409], "This request made its token before. The secret was in that answer alone."),
    problem("already_done", &[409], "There is nothing left to do."),
    problem(
        "archive_conflicts",
        &[409],
        "A row of this archive refers to what is not there, or would stand where another one does. Nothing was taken in.",
    ),
    problem("archive_damaged", &[422], "The archive, or a row in it, cannot be read. Nothing was taken in."),
    problem("archive_newer", &[422], "A newer version wrote this archive. Nothing was taken in."),
    problem("bad_json", &[400], "The body is not JSON."),
    problem("bad_request", &[400], "The request is broken."),
    problem("client_too_old", &[409], "A newer version is needed to send this. Reload; the queue is kept."),
    problem(
        "cross_site",
        &[403],
        "Another site sent the session cookie. Use a bearer token, or a page of this origin.",
    ),
    problem("cursor_too_old", &[410], "Read everything anew, without a cursor; keep what waits to be sent."),
    problem(
        "deleted",
        &[409],
        "This was made before and is in the trash. Take it out, or make another under a new id.",
    ),
    problem("email_taken", &[409], "There is an account with this address."),
    problem("id_reused", &[422], "This id was sent before with another body. As the code of an operation: the same."),
    problem("idempotency_key_reused", &[422], "This `Idempotency-Key` was sent with another request within a day."),
    problem("internal", &[500], "A defect of the server. Quote the `trace_id`."),
    problem("invalid", &[422], "Fields were refused; `errors` names each with its code."),
    problem("invalid_token", &[401], "The token is no good, or its session has ended. Refresh it, or sign in again."),
    problem("method_not_allowed", &[405], "The path exists, but not for this method."),
    problem(
        "next_was_used",
        &[409],
        "The next occurrence of this task was changed or done. Say with `next` whether it stays or goes.",
    ),
    problem("not_applied", &[409], "This file was not taken over, so there is nothing to take back."),
    problem("not_found", &[404], "Absent, deleted, or of another person."),
    problem("not_json", &[415], "The body needs `Content-Type: application/json`."),
    problem("not_measured", &[409], "This habit has no amounts to add to."),
    problem(
        "not_ready",
        &[409],
        "This file is being read, could not be read, or was taken over and is not here any more.",
    ),
    problem("not_timed", &[409], "The unit of this habit is not a time, so it has no timer."),
    problem(
        "other_user",
        &[409],
        "The sign-in belongs to somebody else than `wellspring-user` says. Nothing was done.",
    ),
    problem("occurrence_taken", &[409], "This series has an occurrence on that day already."),
    problem("over_limit", &[409], "The person has as many of these as there may be."),
    problem("payload_too_large", &[413], "More than 1 MiB, or more than 1,000 operations; of a file more than 32 MiB."),
    problem("ran_long", &[409], "The timer ran for more than twelve hours. Say when it ended, or send `sure`."),
    problem("rate_limited", &[429], "Too much at once. Wait as many seconds as `Retry-After` says."),
    problem("reader_ended", &[422], "This file asks for more than reading one may take. The `refusal` of an import."),
    problem("reading_too_long", &[422], "Reading this file takes too long. The `refusal` of an import."),
    problem("scope_missing", &[403], "The token may not do that."),
    problem("sign_up_closed", &[403], "Nobody may make an account here by themselves."),
    problem(
        "target_gone",
        &[409],
        "A habit that was chosen for the days of the file is not here any more. Choose anew. The `refusal` of an import.",
    ),
    problem("too_many_streams", &[429], "Too many open event streams of this person."),
    problem("unauthenticated", &[401], "Nobody is signed in."),
    problem("unavailable", &[503], "Busy, or without its database. Try again after `Retry-After`."),
    problem("undo_over", &[409], "Thirty days have gone by. What the file became stays."),
    problem("version_mismatch", &[412], "There is another version than `If-Match` names. Read it, then decide anew."),
    problem("wrong_credentials", &[401], "This address and this password do not belong together."),
];

/// What a field, a parameter or an operation is refused with.
pub const VALUES: &[Meaning] = &[
    value("bad_operation", "No operation: not an object, or a field of its own is missing, unknown or cannot be read."),
    value("bad_payload", "The payload of this operation cannot be read."),
    value("control_character", "Holds a character that cannot be seen."),
    value("cycle", "These habits would follow each other in a circle, or a task would be a part of itself."),
    value("differs_from_path", "Names something else than the path or the operation does."),
    value("duplicate", "Stands there twice."),
    value("missing_name", "A sign of a filter without a name behind it."),
    value("missing_operator", "Two questions of a filter with nothing between them."),
    value("missing_term", "A filter that ends, or goes on, where a question should stand."),
    value("in_future", "That day has begun nowhere yet."),
    value("needs_project", "A section by name, without its project, that is not the only one of its name."),
    value("not_a_cursor", "No answer gave this cursor."),
    value("not_a_date", "Not a date such as 2026-03-10."),
    value("not_a_number", "Not a decimal number such as 8 or 2.5."),
    value("not_a_push_address", "Push services are reached by https at a public address."),
    value("not_a_push_key", "Not a key as `PushSubscription.toJSON()` writes it."),
    value("not_allowed", "Does not go together with the other fields."),
    value("not_an_address", "Not an email address."),
    value("not_uuid_v7", "Ids of a client's making are UUIDs of version 7."),
    value("not_supported", "Valid elsewhere, but no part of what repeats here."),
    value("out_of_range", "Smaller or larger than what is possible here."),
    value("required", "Is missing or empty."),
    value("reversed_days", "The last day of a filter is before its first."),
    value("token_invalid", "A mailed link that was used, replaced or is too old."),
    value("too_common", "On the list of common passwords."),
    value("too_deep", "More levels than there may be: of a task three, of a filter thirty-two."),
    value("too_easily_guessed", "A password that is easy to guess."),
    value("too_long", "Longer than the schema says."),
    value("too_many", "More than there may be."),
    value("too_many_decimals", "More than three digits after the point."),
    value("too_often", "A task comes again every day at the most."),
    value("too_short", "Shorter than the schema says."),
    value("unclosed_parenthesis", "`(` without `)`, in a filter."),
    value("unclosed_quote", "A quote of a filter that is not closed."),
    value("unknown_choice", "None of the words that are possible here."),
    value("unknown_currency", "Not a currency of ISO 4217."),
    value("unknown_day", "No day that a filter knows."),
    value("unknown_field", "No field or parameter of this name exists."),
    value("unknown_kind", "No operation of this kind exists."),
    value("unknown_term", "Words of a filter that ask nothing that is known."),
    value("unknown_time_zone", "No time zone of the IANA database."),
    value("unknown_weekday", "No weekday, in a rule of repetition."),
    value("unopened_parenthesis", "`)` without `(`, in a filter."),
    value("wrong_password", "Not the password in use."),
    value("wrong_type", "Of another kind than the schema says, such as text for a number."),
];
