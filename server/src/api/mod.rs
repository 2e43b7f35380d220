//! REST under `/api/v1`: the same use cases as the pages, in HTTP.

pub mod catalogue;
mod chosen_id;
mod document;
mod error;
mod exact;
mod extract;
pub mod paging;
mod refused_field;
mod repeat;
pub mod v1;
mod version;

pub use chosen_id::chosen_id;
pub use error::ApiError;
pub use exact::{UnknownFields, decode};
pub use extract::{ApiBytes, ApiJson, ApiPath, ApiQuery};
pub use repeat::RepeatKey;
pub use version::{IfMatch, Versioned};
