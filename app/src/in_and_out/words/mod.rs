//! Sentences about what is kept, what comes in and what goes out.

#[cfg(test)]
mod codes;
mod differences;
mod exports;
mod losses;
mod problems;
mod sources;
mod stored;

#[cfg(test)]
pub(super) use codes::codes_in;
pub(super) use differences::{difference_words, our_streak, their_streak};
pub(super) use exports::{EXPORT_FORMS, export_form_name};
pub(super) use losses::loss_words;
pub(super) use problems::{problem_words, refusal_words};
pub(super) use sources::{SOURCES, format_name, old_app};
pub(super) use stored::STORED;
