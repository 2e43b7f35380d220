//! Where in a file something stands, so that a person can find it in the app that they know.

use serde::{Deserialize, Serialize};

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The name of the file within an archive, the table of a database, the list of a document; empty, or its own name,
    /// for the file itself.
    pub file: String,
    /// The line from 1, or the number of the row or element; 0 for the whole file.
    pub line: u64,
    /// The name of the column or field, if it is one.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: None }
    }

    /// A line of it.
    #[must_use]
    pub fn line(file: impl Into<String>, line: u64) -> Self {
        Self { file: file.into(), line, column: None }
    }

    /// One column of the same line.
    #[must_use]
    pub fn column(&self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self.clone() }
    }
}
