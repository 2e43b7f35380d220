//! The REST contract of habits and sync, over HTTP.

mod bad_input;
mod document;
mod documents;
mod entries;
mod habits;
mod onboarding;
mod paging;
mod reference;
mod repeated;
mod retries;
mod streams;
mod sync;
mod versions;
