//! REST under `/api/v1`: the same use cases as the pages, in HTTP.

mod error;
mod extract;
pub mod v1;

pub use error::ApiError;
pub use extract::{ApiJson, ApiPath, ApiQuery};
