//! Calls the client programs of Postgres. Passwords go by the environment: arguments are seen by every account.

use std::{path::Path, process::Stdio};

use anyhow::{Context, bail};
use tokio::process::Command;

use crate::postgres::{Account, Search};

/// A client program that talks to the database of an address, as its owner.
pub(super) fn client(name: &str, server_major: u32, url: &str) -> anyhow::Result<Command> {
    let program = Search::default().client(name, server_major)?;
    let mut command = Account::caller().command(program);
    let (url, password) = without_password(url);
    command.arg("--dbname").arg(url).arg("--no-password").kill_on_drop(true);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    Ok(command)
}

/// Runs it to its end.
pub(super) async fn run(mut command: Command, name: &str, stdout: Stdio) -> anyhow::Result<()> {
    command.stdout(stdout).stderr(Stdio::piped());
    let child = command.spawn().with_context(|| format!("could not run {name}"))?;
    let output = child.wait_with_output().await.with_context(|| format!("could not run {name}"))?;
    if !output.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

/// The folder of a file, `.` for a bare name.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The address and its password apart. It may stand before the host or, as `password=`, among the parameters, which
/// count for more.
fn without_password(url: &str) -> (String, Option<String>) {
    let (address, before_host) = without_credential(url);
    let Some((address, query)) = address.split_once('?') else { return (address, before_host) };
    let (secret, plain): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("password="));
    let parameter = secret.last().and_then(|pair| pair.split_once('=')).map(|(_, password)| percent_decoded(password));
    let address = if plain.is_empty() { address.to_owned() } else { format!("{address}?{}", plain.join("&")) };
    (address, parameter.or(before_host))
}

fn without_credential(url: &str) -> (String, Option<String>) {
    let whole = || (url.to_owned(), None);
    let Some((scheme, rest)) = url.split_once("://") else { return whole() };
    let authority_end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(authority_end);
    let Some((credentials, host)) = authority.rsplit_once('@') else { return whole() };
    let Some((user, password)) = credentials.split_once(':') else { return whole() };
    (format!("{scheme}://{user}@{host}{path}"), Some(percent_decoded(password)))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_leave_the_address() {
        let (url, password) = without_password("postgres://well:p%40ss%2Fw@db.example.org:5432/w?sslmode=require");
        assert_eq!(url, "postgres://well@db.example.org:5432/w?sslmode=require");
        assert_eq!(password.as_deref(), Some("p@ss/w"));
        let (url, password) = without_password("postgres://well@db.example.org/w?password=p%40ss&sslmode=require");
        assert_eq!(url, "postgres://well@db.example.org/w?sslmode=require");
        assert_eq!(password.as_deref(), Some("p@ss"));
        assert_eq!(without_password("postgres://h/w?password=x"), ("postgres://h/w".to_owned(), Some("x".to_owned())));
    }

    #[test]
    fn addresses_without_a_password_stay_as_they_are() {
        for url in ["postgres://localhost/w", "postgres://well@localhost/w?host=/tmp/a:b@c"] {
            assert_eq!(without_password(url), (url.to_owned(), None));
        }
    }
}
