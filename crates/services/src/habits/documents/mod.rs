//! Use cases of groups, identities, pauses, stacks and reminders: one way of making, replacing, deleting and reading
//! for all of them.

mod create_document;
mod delete_document;
mod order_document;
mod order_groups;
mod put_document;
mod read_documents;
pub(crate) mod references;
mod replace_document;

pub use create_document::{MAX_DOCUMENTS, MadeDocument, NewDocument};
pub(crate) use delete_document::delete_in;
pub(crate) use order_document::order_document_in;
pub(crate) use put_document::put_in;
