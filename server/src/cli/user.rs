//! `wellspring user`: accounts from the terminal. There are no default accounts.

use std::{
    io::{self, BufRead},
    net::{IpAddr, Ipv4Addr},
    process::ExitCode,
};

use anyhow::{Context, bail};
use rand::seq::IndexedRandom;
use services::{
    Services,
    identity::{Client, NewAccount, SignUp},
};

use super::{
    arguments::UserCommand,
    migrate,
    open::{in_words, with_database, with_services},
    output,
};
use crate::{
    config::{Config, MailMode},
    postgres::owner_pool,
};

/// Easy to read out: no letters that look like others.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS: usize = 5;
const GROUP: usize = 4;

/// One of the commands.
pub(super) async fn user(config: &Config, command: &UserCommand) -> anyhow::Result<ExitCode> {
    match command {
        UserCommand::List => list(config).await?,
        UserCommand::Create { email, name, password_stdin, time_zone } => {
            let typed = if *password_stdin { Some(password_from_input()?) } else { None };
            let name = name.as_deref().or(email.split('@').next()).unwrap_or(email);
            create(config, email, name, time_zone, typed).await?;
        }
        UserCommand::ResetPassword { email } => {
            with_services(config, async |services| mail_link(services, email).await).await?;
            output::line(&match config.mail.mode {
                MailMode::Local => format!("A link for {email} lies in the outbox: wellspring mail list"),
                MailMode::Smtp => format!("A link for {email} is on its way by mail."),
            });
        }
        UserCommand::Disable { email } => {
            with_services(config, async |services| switch(services, email, true).await).await?;
            output::line(&format!("The account {email} is disabled. Nothing was deleted."));
        }
        UserCommand::Enable { email } => {
            with_services(config, async |services| switch(services, email, false).await).await?;
            output::line(&format!("The account {email} is open again."));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(
    config: &Config,
    email: &str,
    name: &str,
    time_zone: &str,
    typed: Option<String>,
) -> anyhow::Result<()> {
    let is_made_up = typed.is_none();
    let password = typed.unwrap_or_else(made_up_password);
    let fields = SignUp {
        email: email.to_owned(),
        password: password.clone(),
        display_name: name.to_owned(),
        time_zone: time_zone.to_owned(),
    };
    let account = NewAccount { fields, email_verified: true, is_demo: false };
    with_services(config, async |services| {
        in_words(services.identity().create_user(&account).await, "The account was not made")
    })
    .await?;
    output::line(&format!("Made the account {email}."));
    if is_made_up {
        output::line(&format!("Password: {password}"));
    }
    Ok(())
}

async fn mail_link(services: &Services, email: &str) -> anyhow::Result<()> {
    if services.identity().user_by_email(email).await?.is_none() {
        bail!("There is no account with the address {email}.");
    }
    let here = Client::new(IpAddr::V4(Ipv4Addr::LOCALHOST), None);
    in_words(services.identity().forgot_password(email, &here).await, "The link was not mailed")
}

async fn switch(services: &Services, email: &str, is_disabled: bool) -> anyhow::Result<()> {
    match services.identity().set_disabled(email, is_disabled).await {
        Err(services::ServiceError::NotFound) => bail!("There is no account with the address {email}."),
        answer => in_words(answer, "The account was not changed").map(|_| ()),
    }
}

/// As the owner of the database: no person's rows can name all people.
async fn list(config: &Config) -> anyhow::Result<()> {
    with_database(config, async |database| {
        migrate::bring_up(database).await?;
        let owner = owner_pool(database.connect_options()?).await?;
        let rows: Vec<(String, String, bool, bool, bool, bool)> = sqlx::query_as(
            "select email, to_char(created_at at time zone 'utc', 'YYYY-MM-DD'), email_verified_at is not null,
                    disabled_at is not null, is_demo, erase_after is not null
             from users order by created_at, email",
        )
        .fetch_all(&owner)
        .await?;
        owner.close().await;
        for (email, since, is_verified, is_disabled, is_demo, is_leaving) in &rows {
            let marks = [
                (!is_verified, "not verified"),
                (*is_disabled, "disabled"),
                (*is_demo, "demo"),
                (*is_leaving, "about to be erased"),
            ];
            let marks: Vec<&str> = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect();
            output::line(&format!("{since}  {email}  {}", marks.join(", ")));
        }
        if rows.is_empty() {
            output::line("There are no accounts yet. `wellspring user create --email ADDRESS` makes one.");
        }
        Ok(())
    })
    .await
}

fn password_from_input() -> anyhow::Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("could not read the password from standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// About 99 bits.
pub(super) fn made_up_password() -> String {
    let mut random = rand::rng();
    let mut letter = || char::from(*LETTERS.choose(&mut random).unwrap_or(&b'x'));
    let groups: Vec<String> = (0..GROUPS).map(|_| (0..GROUP).map(|_| letter()).collect()).collect();
    groups.join("-")
}
