//! The offline queue and the feed.

mod batches;
mod documents;
mod feed;
mod operations;
mod replacing;
mod timers;
