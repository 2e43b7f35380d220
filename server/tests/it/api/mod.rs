//! The REST contract of habits and sync, over HTTP.

mod bad_input;
mod calendar_feeds;
mod day_history;
mod document;
mod documents;
mod entries;
mod exports;
mod figures;
mod grid;
mod habits;
mod imports;
mod notifications;
mod onboarding;
mod paging;
mod push;
mod quick_add;
mod reference;
mod repeated;
mod retries;
mod streams;
mod sync;
mod tasks;
mod timers;
mod versions;
