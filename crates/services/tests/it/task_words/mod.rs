//! Tasks by words: quick add, filters and search.

mod filters;
mod quick_add;
mod scene;
mod search;
