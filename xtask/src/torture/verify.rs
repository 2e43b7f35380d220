//! Compares what the server holds with what it promised.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::calendar::day;
use super::client::{COUNTED_DAYS, Client, FIRST_COUNTED};
use crate::http::Connection;

/// Days in one question; lists end at 200.
const WINDOW: u32 = 180;

/// Every acknowledged increment is counted, and nothing that was never sent.
pub fn increments(client: &Client, connection: &mut Connection) -> Result<()> {
    let held = values(client, connection)?;
    let mut doubtful: BTreeMap<u32, u64> = BTreeMap::new();
    for increment in &client.unanswered {
        *doubtful.entry(increment.day).or_default() += 1;
    }
    for number in FIRST_COUNTED..FIRST_COUNTED + COUNTED_DAYS {
        let date = day(number);
        let least = client.acknowledged.get(&number).copied().unwrap_or_default();
        let most = least + doubtful.get(&number).copied().unwrap_or_default();
        let found = held.get(&date).copied().unwrap_or_default();
        if found < least as f64 || found > most as f64 {
            bail!("{}: {found} on {date}, where {least} were acknowledged and {most} sent", client.account.email);
        }
    }
    Ok(())
}

/// Every acknowledged note from `first` on is there with its text.
pub fn notes(client: &Client, connection: &mut Connection, first: u32) -> Result<()> {
    let Some(last) = client.notes.keys().next_back().copied() else { return Ok(()) };
    let mut from = first;
    while from <= last {
        let to = from + WINDOW - 1;
        let held = entries(client, connection, &client.noted, from, to, "note")?;
        for (number, note) in client.notes.range(from..=to) {
            let found = held.get(&day(*number)).map(String::as_str);
            if found != Some(note.as_str()) {
                bail!("{}: the note of {} is {found:?}, acknowledged was {note:?}", client.account.email, day(*number));
            }
        }
        from = to + 1;
    }
    Ok(())
}

fn values(client: &Client, connection: &mut Connection) -> Result<BTreeMap<String, f64>> {
    let (from, to) = (FIRST_COUNTED, FIRST_COUNTED + COUNTED_DAYS - 1);
    let texts = entries(client, connection, &client.counted, from, to, "value")?;
    texts.into_iter().map(|(day, text)| Ok((day, text.parse().context("a value is no number")?))).collect()
}

/// A field of every entry of a habit in a range, by day.
fn entries(
    client: &Client,
    connection: &mut Connection,
    habit: &str,
    from: u32,
    to: u32,
    field: &str,
) -> Result<BTreeMap<String, String>> {
    let path = format!("/habits/{habit}/entries?from={}&to={}&limit=200", day(from), day(to));
    let list = client.account.call(connection, "GET", &path, None)?.expect(&[200])?.json()?;
    let items = list["items"].as_array().context("no items")?;
    let pairs =
        items.iter().filter_map(|item| Some((item["day"].as_str()?.to_owned(), item[field].as_str()?.to_owned())));
    Ok(pairs.collect())
}
