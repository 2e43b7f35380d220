//! What is logged.

use serde::{Deserialize, Serialize};

/// The shape of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for programs.
    Json,
}

section! {
    /// What is logged, on standard error. Never names, addresses, notes or tokens.
    Log {
        /// text or json.
        format: LogFormat = LogFormat::Text;
        /// error, warn, info, debug or trace; also by module, as in "info,server=debug".
        level: String = "info".to_owned();
    }
}
