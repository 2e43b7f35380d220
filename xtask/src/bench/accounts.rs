//! The people of the benchmarks: one with twenty habits; one with fifty, ten years, ten thousand done tasks and five
//! hundred open ones.
//!
//! Made by `wellspring demo`, whose data is believable and always the same.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;

use crate::http::{Account, Connection, PASSWORD};
use crate::{programs, run};

/// Whose pages have the most on them.
const HEAVY: &str = "heavy@example.org";

/// Cookies of two signed-in people.
pub struct People {
    pub twenty: String,
    pub heavy: String,
}

impl People {
    /// Makes both and signs them in.
    pub fn create(data_dir: &Path, address: SocketAddr) -> Result<Self> {
        let people = Self {
            twenty: person(data_dir, address, "twenty@example.org", [1, 20, 200])?,
            heavy: person(data_dir, address, HEAVY, [10, 50, 10_000])?,
        };
        open_tasks(address)?;
        Ok(people)
    }
}

/// Somebody with so many years, habits and done tasks.
fn person(data_dir: &Path, address: SocketAddr, email: &str, much: [u32; 3]) -> Result<String> {
    let [years, habits, tasks] = much.map(|number| number.to_string());
    let mut demo = run::wellspring(true);
    demo.args(["demo", "--email", email, "--password", PASSWORD]);
    demo.args(["--years", &years, "--habits", &habits, "--tasks", &tasks, "--data-dir"]).arg(data_dir);
    programs::output(&mut demo)?;
    sign_in(address, email)
}

/// What the demo's own open tasks lack to five hundred.
const OPEN_TASKS: usize = 485;

/// Tasks of yesterday, today and the eight days that follow, about as many each.
fn open_tasks(address: SocketAddr) -> Result<()> {
    let day = |ahead: i32| programs::output(Command::new("date").args(["+%F", "--date"]).arg(format!("{ahead} days")));
    let days = (-1..9).map(day).collect::<Result<Vec<_>>>()?;
    let account = Account::sign_in(address, HEAVY, PASSWORD)?;
    let mut connection = Connection::open(address)?;
    for (number, day) in (0..OPEN_TASKS).zip(days.iter().cycle()) {
        let task = json!({ "title": format!("Task {number}"), "due": { "day": day.trim() } });
        account.call(&mut connection, "POST", "/tasks", Some(&task))?.expect(&[201])?;
    }
    Ok(())
}

/// Posts the sign-in form, as a browser does, and returns the cookie.
pub fn sign_in(address: SocketAddr, email: &str) -> Result<String> {
    let body = format!("email={}&password={PASSWORD}", email.replace('@', "%40"));
    let request = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {address}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = Connection::open(address)?.send(request.as_bytes())?.expect(&[303])?;
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    let session = cookies.filter_map(|(_, value)| value.split(';').next()).find(|pair| pair.contains("session="));
    session.map(ToOwned::to_owned).context("signing in set no session cookie")
}
