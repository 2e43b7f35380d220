//! `wellspring gen-vapid`: a pair of keys for pushed messages, for operators who keep keys in their configuration.
//! Needs no database.

use std::process::ExitCode;

use services::push::VapidKey;

use super::output;

/// Makes a pair and prints it as lines of the configuration.
pub(super) fn print() -> ExitCode {
    let key = VapidKey::generate();
    output::line(
        "# Keep the private half secret. Another key ends the subscriptions that were made with the one before.",
    );
    output::line("[push]");
    output::line(&format!("private_key = \"{}\"", key.private_text()));
    output::line(&format!("# The public half, which browsers are told: {}", key.public_text()));
    ExitCode::SUCCESS
}
