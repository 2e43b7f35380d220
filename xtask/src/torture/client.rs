//! One person under load: sends operations and remembers which were answered.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::calendar::day;
use crate::http::{Account, Answer, Connection, PASSWORD, Random, uuid_v7};

/// Days that increments fall on: few, so that they meet on one row.
pub const COUNTED_DAYS: u32 = 20;
/// First day of the increments (2024-01-01).
pub const FIRST_COUNTED: u32 = 12_418;
/// Entries get a day each, until this many are used up.
const MOST_ENTRIES: u32 = 12_000;
const BASE: &str = "/habits";

/// An increment of one on a day. Its id makes sending it again harmless.
#[derive(Debug, Clone)]
pub struct Increment {
    pub id: String,
    pub day: u32,
    /// Its place in the device's queue: the same id must come with the same content.
    sequence: u64,
    by_queue: bool,
}

/// What one person did and what was promised.
pub struct Client {
    pub account: Account,
    pub counted: String,
    pub noted: String,
    /// Acknowledged increments by day.
    pub acknowledged: BTreeMap<u32, u64>,
    /// Increments without an answer: they may or may not be there.
    pub unanswered: Vec<Increment>,
    /// Acknowledged notes by day.
    pub notes: BTreeMap<u32, String>,
    pub unanswered_notes: Vec<u32>,
    next_entry: u32,
    device: String,
    sequence: u64,
    random: Random,
}

impl Client {
    /// Signs up and makes two habits.
    pub fn new(address: SocketAddr, number: u64, seed: u64) -> Result<Self> {
        let mut random = Random::new(seed ^ (number + 1));
        let account = Account::sign_up(address, &format!("torture-{number}"))?;
        let mut connection = Connection::open(address)?;
        let counted = account.create_habit(&mut connection, "Pages", "measure", &mut random)?;
        let noted = account.create_habit(&mut connection, "Walk", "yes_no", &mut random)?;
        Ok(Self {
            account,
            counted,
            noted,
            acknowledged: BTreeMap::new(),
            unanswered: Vec::new(),
            notes: BTreeMap::new(),
            unanswered_notes: Vec::new(),
            next_entry: 0,
            device: uuid_v7(&mut random),
            sequence: 0,
            random,
        })
    }

    /// A fresh token after a restart.
    pub fn sign_in(&mut self, address: SocketAddr) -> Result<()> {
        self.account = Account::sign_in(address, &self.account.email, PASSWORD)?;
        Ok(())
    }

    /// Works until the server is gone or `stop` is set. An answer that refuses is an error.
    pub fn work(&mut self, address: SocketAddr, stop: &AtomicBool) -> Result<()> {
        let Ok(mut connection) = Connection::open(address) else { return Ok(()) };
        while !stop.load(Ordering::Relaxed) {
            let answered = match self.random.below(4) {
                0 => self.put_note(&mut connection)?,
                1 => {
                    let increment = self.increment(false);
                    self.send_increment(&mut connection, increment)?
                }
                _ => {
                    let count = 1 + self.random.below(8);
                    let batch = (0..count).map(|_| self.increment(true)).collect();
                    self.send_batch(&mut connection, batch)?
                }
            };
            if !answered {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Sends again what had no answer, with the same ids; afterwards nothing is in doubt.
    pub fn settle(&mut self, connection: &mut Connection) -> Result<()> {
        for day in std::mem::take(&mut self.unanswered_notes) {
            anyhow::ensure!(self.put_note_on(connection, day)?, "no answer to a repeated entry");
        }
        let doubtful = std::mem::take(&mut self.unanswered);
        let (queued, single): (Vec<_>, Vec<_>) = doubtful.into_iter().partition(|increment| increment.by_queue);
        for increment in single {
            anyhow::ensure!(self.send_increment(connection, increment)?, "no answer to a repeated increment");
        }
        for batch in queued.chunks(100) {
            anyhow::ensure!(self.send_batch(connection, batch.to_vec())?, "no answer to repeated increments");
        }
        Ok(())
    }

    fn increment(&mut self, by_queue: bool) -> Increment {
        self.sequence += 1;
        let offset = u32::try_from(self.random.below(u64::from(COUNTED_DAYS))).unwrap_or_default();
        Increment { id: uuid_v7(&mut self.random), day: FIRST_COUNTED + offset, sequence: self.sequence, by_queue }
    }

    fn send_increment(&mut self, connection: &mut Connection, increment: Increment) -> Result<bool> {
        let path = format!("{BASE}/{}/entries/{}/increments", self.counted, day(increment.day));
        let body = json!({"id": increment.id, "amount": "1"});
        let answer = self.account.call(connection, "POST", &path, Some(&body));
        if accepted(answer)?.is_none() {
            self.unanswered.push(increment);
            return Ok(false);
        }
        *self.acknowledged.entry(increment.day).or_default() += 1;
        Ok(true)
    }

    fn send_batch(&mut self, connection: &mut Connection, batch: Vec<Increment>) -> Result<bool> {
        let operations: Vec<Value> = batch.iter().map(|increment| self.operation(increment)).collect();
        let body = json!({"device_id": self.device, "client_build": "torture", "ops": operations});
        let Some(answer) = accepted(self.account.call(connection, "POST", "/sync/ops", Some(&body)))? else {
            self.unanswered.extend(batch);
            return Ok(false);
        };
        let results = answer.json()?;
        let results = results["results"].as_array().context("no results")?.clone();
        for increment in batch {
            let result = results.iter().find(|result| result["op_id"] == increment.id.as_str());
            match result.and_then(|result| result["status"].as_str()) {
                Some("applied" | "duplicate") => *self.acknowledged.entry(increment.day).or_default() += 1,
                _ => bail!("an increment was answered with {result:?}"),
            }
        }
        Ok(true)
    }

    fn operation(&self, increment: &Increment) -> Value {
        json!({
            "op_id": increment.id, "seq": increment.sequence, "entity": "entry", "entity_id": self.counted,
            "kind": "entry.increment", "payload": {"day": day(increment.day), "id": increment.id, "amount": "1"},
            "client_time": "2026-01-01T00:00:00Z", "tz": "Europe/Berlin",
        })
    }

    fn put_note(&mut self, connection: &mut Connection) -> Result<bool> {
        if self.next_entry == MOST_ENTRIES {
            return Ok(true);
        }
        let day = self.next_entry;
        self.next_entry += 1;
        self.put_note_on(connection, day)
    }

    fn put_note_on(&mut self, connection: &mut Connection, number: u32) -> Result<bool> {
        let note = format!("walk {number}");
        let path = format!("{BASE}/{}/entries/{}", self.noted, day(number));
        let body = json!({"status": "done", "note": note});
        if accepted(self.account.call(connection, "PUT", &path, Some(&body)))?.is_none() {
            self.unanswered_notes.push(number);
            return Ok(false);
        }
        self.notes.insert(number, note);
        Ok(true)
    }
}

/// A success; `None` when nothing was promised (no answer, or an honest 5xx); an error for a refusal.
fn accepted(answer: Result<Answer>) -> Result<Option<Answer>> {
    match answer {
        Ok(answer) if answer.status < 300 => Ok(Some(answer)),
        Ok(answer) if answer.status < 500 => {
            bail!("refused with {}: {}", answer.status, String::from_utf8_lossy(&answer.body))
        }
        _ => Ok(None),
    }
}
