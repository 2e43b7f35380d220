//! Use cases of groups, identities, pauses and stacks: one way of making, replacing, deleting and reading for all four.

mod create_document;
mod delete_document;
mod put_document;
mod read_documents;
pub(crate) mod references;
mod replace_document;

pub use create_document::{MAX_DOCUMENTS, MadeDocument, NewDocument};
pub(crate) use delete_document::delete_in;
pub(crate) use put_document::put_in;
