//! `wellspring demo`: an account with a believable history, for a first look and for benchmarks.

use std::process::ExitCode;

use services::demo::DemoOptions;

use super::{
    arguments::DemoArguments,
    open::{in_words, with_services},
    output,
    user::made_up_password,
};
use crate::config::Config;

/// Makes it, or makes it anew. The password is always told: nobody else knows it.
pub(super) async fn demo(config: &Config, arguments: &DemoArguments) -> anyhow::Result<ExitCode> {
    let password = arguments.password.clone().unwrap_or_else(made_up_password);
    let options = DemoOptions {
        email: arguments.email.clone(),
        password: Some(password.clone()),
        years: arguments.years,
        habits: arguments.habits,
        tasks: arguments.tasks,
    };
    let made = with_services(config, async |services| {
        in_words(services.demo().make(options).await, "The demo account was not made")
    })
    .await?;
    output::line(&format!("The demo account has {} habits; {} entries were written.", made.habits, made.entries));
    output::line(&format!("  Address:   {}", arguments.email));
    output::line(&format!("  Password:  {password}"));
    Ok(ExitCode::SUCCESS)
}
