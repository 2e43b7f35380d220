//! The offline queue and the feed.

mod feed;
mod operations;
