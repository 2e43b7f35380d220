//! The offline queue and the feed.

mod batches;
mod feed;
mod operations;
mod replacing;
